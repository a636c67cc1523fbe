/**
 * Live domains: strings whose admissible values are what is really there at the moment of the call.
 *
 * A schema only names its domain; the values come from {@link Domains}, for the grammar and for the validation alike.
 */
import { z } from "zod";
import { CHOICE_KEY, DOMAIN_KEY, type DomainName, EMPTY_KEY } from "./domain-keys.js";
import { type DomainPlace, domainPlaces } from "./model/grammar/domain-places.js";
import type { JsonSchema } from "./model/grammar/types.js";
import { nearestSpans, nearestTexts } from "./nearest.js";
import { isSpan } from "./spans.js";

export { CHOICE_KEY, DOMAIN_KEY, type DomainName, EMPTY_KEY };

/** What is really there now. */
export interface Domains {
  /** Files of the workspace: relative POSIX paths. */
  workspaceFile?: string[];
  /** References of the page that was looked at last. */
  pageRef?: string[];
  /** Texts that the branch has read. */
  verbatim?: { text: string }[];
  /** Values that tools have offered, by name. */
  choices?: Record<string, readonly string[]>;
}

/** The values that a domain admits now; of spans there are too many to list. */
export function domainValues(domain: Exclude<DomainName, "verbatim">, choice: string, domains: Domains): string[] {
  const values = domain === "choice" ? domains.choices?.[choice] : domains[domain];
  return [...new Set(values ?? [])];
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

/**
 * A string that must be one of the values that a tool has offered under this name. An array of them is a selection: each
 * at most once, in the order of the offer.
 *
 * @example
 * z.object({ email: choice("emails", { orEmpty: true }), jobs: z.array(choice("periods")) });
 */
export function choice(name: string, { orEmpty = false }: { orEmpty?: boolean } = {}): z.ZodString {
  const empty = orEmpty ? { [EMPTY_KEY]: true } : {};
  return z.string().meta({ [DOMAIN_KEY]: "choice", [CHOICE_KEY]: name, ...empty });
}

export interface DomainProblem {
  /** Where in the value: "records[0].name"; "" is the value itself. */
  path: string;
  /** What is wrong, with the nearest admissible values. */
  message: string;
}

/**
 * Checks what the grammar holds, for models that have none: every string of a live domain must be one of its values.
 *
 * @example
 * checkDomains(z.toJSONSchema(schema), { path: "ana.pdf" }, { workspaceFile: ["cvs/anna.pdf"] });
 * // [{ path: "path", message: '"ana.pdf" is no file of the workspace. Nearest: "cvs/anna.pdf".' }]
 */
export function checkDomains(jsonSchema: unknown, value: unknown, domains: Domains): DomainProblem[] {
  const check = ({ schema, text }: DomainPlace) => problemOf(schema, text, domains);
  const places = domainPlaces(jsonSchema as JsonSchema, value, (place) => check(place) === undefined);
  return places.flatMap((place) => {
    const message = check(place);
    return message === undefined ? [] : [{ path: place.path, message }];
  });
}

function problemOf(schema: DomainPlace["schema"], value: string, domains: Domains): string | undefined {
  if (value === "" && schema[EMPTY_KEY] === true) return undefined;
  const domain = schema[DOMAIN_KEY] as DomainName;
  const empty = schema[EMPTY_KEY] === true ? ' If it is not there, use "".' : "";
  if (domain === "verbatim") {
    const texts = (domains.verbatim ?? []).map((source) => source.text);
    if (isSpan(value, texts)) return undefined;
    return `${JSON.stringify(value)} doesn't stand like this in one line of what was read.${offer(nearestSpans(value, texts))}${empty}`;
  }
  const choice = String(schema[CHOICE_KEY] ?? "");
  const values = domainValues(domain, choice, domains);
  if (values.includes(value)) return undefined;
  const what = {
    workspaceFile: "no file of the workspace",
    pageRef: "no reference on the page",
    choice: `none of the ${choice} that a tool of this step has offered`,
  }[domain];
  return `${JSON.stringify(value)} is ${what}.${offer(nearestTexts(value, values))}${empty}`;
}

function offer(values: string[]): string {
  return values.length > 0
    ? ` Nearest: ${values.map((value) => JSON.stringify(value)).join(", ")}.`
    : " There is none now.";
}
