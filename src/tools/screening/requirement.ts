/** A requirement of a post, taken apart: what must all be there, and what may stand for each other. */
import { statedYears } from "../documents/stated.js";
import { contentTermsOf, isLanguage } from "./terms.js";

export interface Requirement {
  /** As the post says it. */
  text: string;
  /** Each part must be met; any of a part's alternatives meets it. Alternatives are lists of comparable words. */
  parts: string[][][];
  /** Years that it asks for; such a requirement is met by years of work. */
  years?: number;
}

const YEARS =
  /\d{1,2}\s*(?:\+|or more)?\s*(?:-\s*\d+\s*)?(?:years?|yrs?|jahren?|ans|années|años|anni|anos|jaar|lat|lata|år)(?!\p{L})|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\s+(?:or more\s+)?years|a decade|(?:zwei|drei|vier|fünf|sechs|sieben|acht|zehn)\s+jahren?|(?:deux|trois|quatre|cinq|six|sept|huit|dix)\s+(?:ans|années)|(?:dos|tres|cuatro|cinco|seis|ocho|diez)\s+años/iu;
const ELABORATION =
  /\s*(?:\(|,?\s+(?:including|such as|e\.g\.|for example|preferably|ideally|especially|with|so that|because|you will|in order)\s|\s[–—-]\s|:\s)/i;
/** "a driving licence, category B" asks for one thing. */
const KIND = /,?\s+(?:category|class|kategorie|klasse|catégorie|clase|categoría)\s+\p{Lu}{1,2}\d?(?![\p{L}\d])/gu;
/** "Immediate Life Support (ILS)": some write only the one, some only the other. */
const SHORT_FORM = /\s\((\p{Lu}[\p{Lu}\d&/-]{1,6})\)/gu;
const SHORT_WORDS = 3;

/**
 * Reads a requirement.
 *
 * @example
 * readRequirement("gRPC or REST API design").parts; // [[["grpc"], ["rest", "design"]]]
 */
export function readRequirement(text: string): Requirement {
  const whole = text.replace(/\s+/g, " ").replace(KIND, "").trim();
  if (YEARS.test(whole)) return { text: whole, parts: [], years: statedYears(YEARS.exec(whole)?.[0] ?? "") ?? 0 };
  const spelled = whole.replace(SHORT_FORM, " or $1");
  const parts = spelled
    .split(/;\s*/)
    .flatMap(spokenApart)
    .flatMap((clause) => {
      const asked = conjuncts(headOf(clause))
        .map(alternativesOf)
        .filter((alternatives) => alternatives.length > 0);
      return asked.length === 1 ? asked.map((alternatives) => [...alternatives, ...examplesIn(clause)]) : asked;
    });
  return { text: whole, parts: parts.length > 0 ? parts : fallback(whole) };
}

/** "a warehouse system (e.g. Manhattan, SAP EWM)": what is named as an example will do. */
const EXAMPLES =
  /(?:e\.\s?g\.|for example|such as|for instance|if not|ideally|z\.\s?B\.|par exemple|p\.\s?ej\.)[:,]?\s+([^()]+)/i;

/** "(Ironclad, Juro or similar)" */
const OR_SIMILAR =
  /\(([^()]+?),?\s+(?:or|and|oder|und|ou|o)\s+(?:similar|the like|such|equivalent|ähnlich\p{L}*|vergleichbar\p{L}*|similaires?|équivalents?|similares|simil[ei])\p{L}*(?:\s\p{L}+)?\)/iu;

function examplesIn(clause: string): string[][] {
  const named = EXAMPLES.exec(clause)?.[1] ?? OR_SIMILAR.exec(clause)?.[1] ?? "";
  return named
    .split(/,|\s+(?:or|and|oder|und|ou|et|then)\s+|,?\s+then\s+/i)
    .map(contentTermsOf)
    .filter((words) => words.length > 0 && !words.includes("another"));
}

/** What a clause asks for, without what it adds to it. */
function headOf(clause: string): string {
  const match = ELABORATION.exec(clause);
  const head = match && match.index > 0 ? clause.slice(0, match.index) : clause;
  // Of whom or what is asked with it may be the point: "pupils with special educational needs".
  if (/^\s+with\s/i.test(match?.[0] ?? "") && contentTermsOf(head).length < 2) return clause;
  return contentTermsOf(head).length > 0 ? head : clause;
}

/** "Docker, Kubernetes and Terraform" are three; "schema design, and slow queries at three in the morning" is one thing said at length. */
function conjuncts(text: string): string[] {
  const parts = text
    .split(/,\s*(?:and\s+|und\s+|et\s+)?|\s+(?:and|und|et|y|e|&)\s+/i)
    .filter((part) => part.trim() !== "");
  if (parts.length === 1) return parts;
  if (/\s(?:or|oder|ou|o)\s/i.test(parts.at(-1) ?? "")) return [text];
  const isList = parts.every((part) => contentTermsOf(part).length <= SHORT_WORDS && contentTermsOf(part).length > 0);
  return isList ? parts : parts.slice(0, 1);
}

function alternativesOf(text: string): string[][] {
  return text
    .split(/,?\s+(?:or|oder|ou|o|and\/or)\s+|,\s*|\s\/\s|(?<=\p{L}{2})\/(?=\p{L}{2})/iu)
    .map((alternative) => spokenIn(contentTermsOf(alternative)))
    .filter((words) => words.length > 0);
}

/** "Contract negotiation in English" asks for two things. */
function spokenApart(clause: string): string[] {
  const [, head = "", language = ""] = /^(.+?)\s+(?:in|auf|en)\s+(\p{L}+)$/iu.exec(clause) ?? [];
  const isTwo = contentTermsOf(language).some(isLanguage) && contentTermsOf(head).length > 1;
  return isTwo && !contentTermsOf(head).some(isLanguage) ? [head, language] : [clause];
}

/** "English good enough to write a post-mortem in" asks for English. */
function spokenIn(words: string[]): string[] {
  const languages = words.filter(isLanguage);
  return languages.length > 0 ? languages : words;
}

function fallback(text: string): string[][][] {
  const words = contentTermsOf(text);
  return words.length > 0 ? [[words]] : [];
}
