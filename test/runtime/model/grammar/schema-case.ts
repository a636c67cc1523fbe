import type { JsonSchema } from "../../../../src/runtime/model/grammar/types.js";

/** A schema, and what its grammar must admit and refuse. */
export interface SchemaCase {
  it: string;
  schema: JsonSchema;
  valid: unknown[];
  invalid: unknown[];
  /** Keywords that the notes must name; none by default. */
  notes?: string[];
}
