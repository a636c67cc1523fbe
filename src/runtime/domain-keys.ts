/** The JSON Schema keyword that names a string's live domain. */
export const DOMAIN_KEY = "x-qwill-domain";
/** The JSON Schema keyword that admits "" besides the domain. */
export const EMPTY_KEY = "x-qwill-empty";

export type DomainName = "workspaceFile" | "pageRef" | "verbatim";
