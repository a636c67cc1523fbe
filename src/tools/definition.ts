import { z } from "zod";
import { ConfigError } from "../runtime/errors.js";

/** All that a tool can do to the world. */
export const EFFECTS: readonly string[] = ["read", "write", "execute", "network", "outward"];
const KNOWN = ["name", "description", "input", "effect", "effectOf", "timeoutMs", "run", "close"];

/**
 * Looks at what `defineTool` is given: written in JavaScript, or by a hurried hand, it may be anything.
 *
 * @throws ConfigError `config.invalid`, which names the tool, the field and what is expected
 */
export function requireDefinition(definition: object): void {
  const { name, description, input, effect, timeoutMs, run } = definition as Record<string, unknown>;
  if (typeof name !== "string" || !/^[a-z][a-z0-9_]{0,63}$/.test(name))
    throw invalid(
      `A tool's name must be lower_case letters, digits and _: "${name}"`,
      "Rename it, for example word_count.",
    );
  const wrong = (field: string, expected: string, hint: string) =>
    invalid(`defineTool("${name}").${field}: expected ${expected}.`, hint);
  const unknown = Object.keys(definition).find((key) => !KNOWN.includes(key));
  if (unknown) throw invalid(`defineTool("${name}"): unknown option "${unknown}".`, `There are: ${KNOWN.join(", ")}.`);
  if (typeof description !== "string" || !description.trim())
    throw wrong("description", "a sentence for the model", 'description: "Count the words of a text file."');
  if (!(input instanceof z.ZodObject))
    throw wrong("input", "a zod object", "input: z.object({ path: workspaceFile() })");
  if (!EFFECTS.includes(String(effect)))
    throw wrong("effect", `one of ${EFFECTS.join(", ")}, not ${JSON.stringify(effect)}`, 'effect: "read"');
  if (typeof run !== "function") throw wrong("run", "a function", "async run(input, ctx) { … }");
  if (timeoutMs !== undefined && !(typeof timeoutMs === "number" && timeoutMs > 0))
    throw wrong("timeoutMs", "milliseconds above 0", "timeoutMs: 60_000");
}

function invalid(message: string, hint: string): ConfigError {
  return new ConfigError("config.invalid", message, { hint });
}
