/** The JSON Schema keyword that names a string's live domain. */
export const DOMAIN_KEY = "x-qwill-domain";
/** The JSON Schema keyword that admits "" besides the domain. */
export const EMPTY_KEY = "x-qwill-empty";
/** The JSON Schema keyword that names the choices of the domain `choice`. */
export const CHOICE_KEY = "x-qwill-choice";

export const DOMAIN_NAMES = ["workspaceFile", "pageRef", "verbatim", "choice"] as const;
export type DomainName = (typeof DOMAIN_NAMES)[number];

const KEYS = [DOMAIN_KEY, EMPTY_KEY, CHOICE_KEY];

/** A schema as another program may have it: what is there at this moment is known on this side alone. */
export function withoutDomainKeys<Schema>(schema: Schema): Schema {
  if (Array.isArray(schema)) return schema.map(withoutDomainKeys) as Schema;
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => !KEYS.includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutDomainKeys(value)])) as Schema;
}
