import { isSchemaObject, type SchemaObject } from "./merge.js";
import { unsupported } from "./refs.js";
import { matches } from "./regex.js";

/** What a schema without `type` speaks of, by its keywords. */
const SPEAKS_OF: [string, RegExp][] = [
  ["object", /^(properties|required|additionalProperties|patternProperties|propertyNames|.*Properties|depend.*)$/],
  ["array", /^(items|prefixItems|minItems|maxItems|uniqueItems|contains|unevaluatedItems)$/],
  ["string", /^(pattern|minLength|maxLength|format|x-qwill-domain)$/],
  ["number", /^(minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf)$/],
];

/** The types that the keywords of a schema speak of, undefined when they speak of none. */
export function spokenOf(schema: SchemaObject): string[] | undefined {
  const keywords = Object.keys(schema);
  const types = SPEAKS_OF.filter(([, names]) => keywords.some((keyword) => names.test(keyword))).map(([type]) => type);
  return types.length > 0 ? types : undefined;
}

const isText = (value: unknown) => typeof value === "string";
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isNumber = (value: unknown) => typeof value === "number";
const isFlag = (value: unknown) => typeof value === "boolean";
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const isSchema = (value: unknown) => isFlag(value) || isSchemaObject(value);

/** What the value of a keyword must be: a keyword that is misspelled this way would be passed over in silence. */
const WELL_FORMED: [RegExp, (value: unknown) => boolean, string][] = [
  [/^type$/, (value) => isText(value) || isTexts(value), "the name of a type, or a list of them"],
  [/^(minimum|maximum)$/, isNumber, "a number"],
  [/^multipleOf$/, (value) => isNumber(value) && Number(value) > 0, "a number above 0"],
  [/^exclusive(Minimum|Maximum)$/, (value) => isNumber(value) || isFlag(value), "a number"],
  [/^(min|max)(Length|Items|Properties|Contains)$/, isCount, "a whole number from 0"],
  [/^(pattern|format|\$ref)$/, isText, "a text"],
  [/^(enum|prefixItems)$/, Array.isArray, "a list"],
  [/^(properties|patternProperties)$/, isSchemaObject, "an object of schemas"],
  // Draft 3 marks each property with a flag.
  [/^required$/, (value) => isTexts(value) || isFlag(value), "a list of names"],
  [/^items$/, (value) => isSchema(value) || Array.isArray(value), "a schema"],
  [/^(additionalProperties|propertyNames|unevaluated.*|additionalItems)$/, isSchema, "a schema"],
];

/**
 * Refuses a schema whose keywords can't mean anything.
 *
 * @throws ModelError `model.schema-unsupported`, naming keyword and path
 */
export function assertWellFormed(schema: SchemaObject, at: string): void {
  for (const [keyword, value] of Object.entries(schema)) {
    const [, fits, wanted] = WELL_FORMED.find(([names]) => names.test(keyword)) ?? [];
    if (value === undefined || !fits || fits(value)) continue;
    throw unsupported(at, `has a malformed ${keyword}: ${JSON.stringify(value)}`, `It must be ${wanted}.`);
  }
  for (const pattern of Object.keys(schema.patternProperties ?? {})) {
    try {
      matches(pattern, "");
    } catch {
      throw unsupported(at, `has a pattern that is no regular expression: ${pattern}`, "Correct the pattern.");
    }
  }
}

/** Refuses a part that is a document of its own, where its references would be looked up in the wrong one. */
export function assertOneDocument(schema: SchemaObject, at: string): void {
  const { $id } = schema;
  if (typeof $id !== "string" || $id.startsWith("#") || !/"\$ref":"#/.test(JSON.stringify(schema))) return;
  throw unsupported(at, `has an $id of its own, "${$id}", and a $ref inside it`, "Leave the $id out of the part.");
}

/** Older spellings: tuples as a list in `items`, exclusive bounds as flags. */
export function draft2020(schema: SchemaObject): SchemaObject {
  const plain = { ...schema };
  if (Array.isArray(plain.items)) {
    plain.prefixItems = plain.items;
    plain.items = plain.additionalItems ?? true;
  }
  for (const [flag, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof plain[flag] !== "boolean") continue;
    const strict = plain[flag];
    delete plain[flag];
    if (strict) {
      plain[flag] = plain[bound];
      delete plain[bound];
    }
  }
  return plain;
}

/** What is left over once all parts of a schema are joined is what nothing has declared. */
export function withoutUnevaluated(schema: SchemaObject): SchemaObject {
  const { unevaluatedProperties, unevaluatedItems, ...rest } = schema;
  const joined: SchemaObject = rest;
  if (unevaluatedProperties !== undefined) joined.additionalProperties ??= unevaluatedProperties;
  if (unevaluatedItems !== undefined) joined.items ??= unevaluatedItems;
  return joined;
}
