import { Completer, type Outcome } from "./completer.js";
import { readSchema } from "./schema.js";
import type { GrammarOptions, JsonSchema } from "./types.js";

/**
 * The shortest text that makes `partial` a complete value of the schema: strings and brackets are closed, required
 * properties filled with their smallest values, live domains kept. Only what must be appended; "" when nothing must;
 * undefined when `partial` is not the beginning of any value that the schema's grammar admits.
 *
 * @throws ModelError `model.schema-unsupported` as {@link readSchema} does
 * @example
 * shortestCompletion({ properties: { a: { type: "string" }, n: { type: "integer" } }, required: ["n"] }, '{"a": "hal');
 * // '","n":0}'
 */
export function shortestCompletion(
  schema: JsonSchema,
  partial: string,
  options: GrammarOptions = {},
): string | undefined {
  const read = readSchema(schema, options);
  const outcomes = new Completer(partial, read.smallest, read.domains).value(read.root, 0);
  return shortestRest(outcomes, partial.length);
}

function shortestRest(outcomes: Outcome[], length: number): string | undefined {
  let best: string | undefined;
  for (const outcome of outcomes) {
    const rest = "rest" in outcome ? outcome.rest : outcome.end === length ? "" : undefined;
    if (rest !== undefined && (best === undefined || rest.length < best.length)) best = rest;
  }
  return best;
}
