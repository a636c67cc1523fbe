import { Ajv, type ValidateFunction } from "ajv";

const ajv = new Ajv({ strict: false, allErrors: false, logger: false });

/** Compiled once for each schema, and gone with it. */
const compiled = new WeakMap<object, ValidateFunction>();

/** The first way in which a value breaks a JSON Schema, in words; undefined when it holds. */
export function schemaProblem(schema: Record<string, unknown>, value: unknown): string | undefined {
  const validate = compiled.get(schema) ?? validatorOf(schema);
  compiled.set(schema, validate);
  const error = validate(value) ? undefined : validate.errors?.[0];
  if (!error) return undefined;
  if (error.keyword === "additionalProperties")
    return `${JSON.stringify(error.params.additionalProperty)} is not one of the ${error.instancePath ? `fields of ${error.instancePath.slice(1).replaceAll("/", ".")}` : "arguments"}`;
  const allowed =
    error.params && "allowedValues" in error.params ? ` (${error.params.allowedValues.slice(0, 12).join(", ")})` : "";
  return `${error.instancePath.slice(1).replaceAll("/", ".") || "arguments"} ${error.message ?? "is invalid"}${allowed}`;
}

function validatorOf(schema: Record<string, unknown>): ValidateFunction {
  const { $schema: _dialect, $id: _name, ...plain } = schema;
  const validate = ajv.compile(plain);
  // Else each schema that was ever checked would be kept there.
  ajv.removeSchema(plain);
  return validate;
}
