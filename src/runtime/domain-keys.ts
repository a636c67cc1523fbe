/** The JSON Schema keyword that names a string's live domain. */
export const DOMAIN_KEY = "x-qwill-domain";
/** The JSON Schema keyword that admits "" besides the domain. */
export const EMPTY_KEY = "x-qwill-empty";
/** The JSON Schema keyword that names the choices of the domain `choice`. */
export const CHOICE_KEY = "x-qwill-choice";

export const DOMAIN_NAMES = ["workspaceFile", "pageRef", "verbatim", "choice"] as const;
export type DomainName = (typeof DOMAIN_NAMES)[number];
