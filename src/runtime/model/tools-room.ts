import { isQwillError, ModelError } from "../errors.js";
import { templateJson } from "./template/json.js";
import type { ToolDefinition } from "./template/render.js";

const NAMED = 5;

/**
 * The error of a prompt that is too long, in the words of its cause: where the tools alone leave no room, no shorter
 * conversation helps. Other errors come back as they are.
 *
 * @param count the number of tokens of a text
 */
export function explainedRoomError(error: unknown, tools: ToolDefinition[], count: (text: string) => number): unknown {
  if (!isQwillError(error) || error.code !== "model.prompt-too-long") return error;
  const { needed, available, promptTokens } = error.data as Record<string, number | undefined>;
  if (needed === undefined || available === undefined || promptTokens === undefined) return error;
  const sizes = tools
    .map((tool) => ({ name: tool.function.name, tokens: count(templateJson(tool)) }))
    .sort((a, b) => b.tokens - a.tokens);
  const toolTokens = sizes.reduce((sum, { tokens }) => sum + tokens, 0);
  if (toolTokens + (needed - promptTokens) <= available) return error;
  const largest = sizes.slice(0, NAMED).map(({ name, tokens }) => `${name} (${tokens})`);
  const more = sizes.length > NAMED ? `, and ${sizes.length - NAMED} more` : "";
  const room = needed - promptTokens;
  return new ModelError(
    "model.prompt-too-long",
    `The tools alone take ${toolTokens} tokens${room > 0 ? `, a reply needs room for ${room}` : ""}; the context holds ${available}. Tools by tokens: ${largest.join(", ")}${more}.`,
    {
      hint: "Give the agent fewer tools or shorten their descriptions, or load the model with a larger contextSize.",
      data: { needed, available, promptTokens, toolTokens, tools: sizes },
      cause: error,
    },
  );
}
