import type { GrammarOptions, JsonSchema } from "./types.js";

/** The shortest text that makes `partial` a complete valid value, or undefined. Only what must be appended. */
export function shortestCompletion(
  _schema: JsonSchema,
  _partial: string,
  _options: GrammarOptions = {},
): string | undefined {
  return undefined;
}
