/**
 * Live domains: strings whose admissible values are what is really there at the moment of the call.
 *
 * A schema only names its domain; the values come from {@link Domains}, for the grammar and for the validation alike.
 */
import { z } from "zod";

/** The JSON Schema keyword that names a string's live domain. */
export const DOMAIN_KEY = "x-qwill-domain";
/** The JSON Schema keyword that admits "" besides the domain. */
export const EMPTY_KEY = "x-qwill-empty";

export type DomainName = "workspaceFile" | "pageRef" | "verbatim";

/** What is really there now. */
export interface Domains {
  /** Files of the workspace: relative POSIX paths. */
  workspaceFile?: string[];
  /** References of the page that was looked at last. */
  pageRef?: string[];
  /** Texts that the branch has read. */
  verbatim?: { text: string }[];
}

/** A string that must be the path of a file that exists in the workspace. */
export function workspaceFile(): z.ZodString {
  return z.string().meta({ [DOMAIN_KEY]: "workspaceFile" });
}

/** A string that must be a reference of the page that was looked at last. */
export function pageRef(): z.ZodString {
  return z.string().meta({ [DOMAIN_KEY]: "pageRef" });
}

/**
 * A string that must be a span of words of one line of what was read.
 *
 * @example
 * z.object({ name: verbatim(), phone: verbatim({ orEmpty: true }) });
 */
export function verbatim({ orEmpty = false }: { orEmpty?: boolean } = {}): z.ZodString {
  return z.string().meta({ [DOMAIN_KEY]: "verbatim", ...(orEmpty ? { [EMPTY_KEY]: true } : {}) });
}

export interface DomainProblem {
  /** Where in the value: "records[0].name". */
  path: string;
  message: string;
}

/** Checks what the grammar holds, for models behind an API. */
export function checkDomains(_jsonSchema: unknown, _value: unknown, _domains: Domains): DomainProblem[] {
  throw new Error("not yet");
}
