import type { Grammar, GrammarOptions, JsonSchema } from "./types.js";

export function schemaToGbnf(_schema: JsonSchema, _options: GrammarOptions = {}): Grammar {
  throw new Error("not yet");
}
