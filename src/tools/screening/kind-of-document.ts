/** Whether a document is a CV: what code can tell without reading it. */
import { isKnownHeading } from "../documents/headings.js";
import type { Source } from "./sources.js";
import { workPeriods } from "./work-periods.js";

/** Words of papers that aren't about a person. Two different ones of a kind are needed, three where work is dated. */
const OTHERS: [kind: string, words: RegExp][] = [
  [
    "an invoice",
    /invoice|rechnung(?:snummer|sdatum)?|facture|factuur|fattura|factura\b|faktura|amount due|total due|subtotal|\bVAT\b|\bTVA\b|\bBTW\b|\bMwSt\b|\bIVA\b|\bIBAN\b|payment terms|due date|bill to|unit price|quantity|zahlungsziel|échéance|vervaldatum|betalen/giu,
  ],
  [
    "an order or receipt",
    /purchase order|order (?:number|no)|receipt|delivery note|lieferschein|quittance|packing list/giu,
  ],
  ["a recipe", /ingredients|preheat|tablespoons?|teaspoons?|zutaten|ingrédients|backofen|oven/giu],
  ["minutes of a meeting", /minutes of|agenda|attendees|present:|apologies|action items|tagesordnung|ordre du jour/giu],
  [
    "a post",
    /we offer|we are looking for|your profile|nice to have|apply by|wir bieten|wir suchen|nous offrons|nous recherchons/giu,
  ],
];
const LEAST_WORDS = 2;
const LEAST_HEADINGS = 2;

/**
 * Why a document is no CV, in words: "an invoice", "no text". Undefined where it may be one: one with headings of a CV always
 * may.
 *
 * @example
 * otherThanCv(source); // "an invoice"
 */
export function otherThanCv(source: Source): string | undefined {
  const text = source.lines.map((line) => line.text).join("\n");
  if (!/\p{L}/u.test(text)) return "no text";
  if (headingsIn(source) >= LEAST_HEADINGS) return undefined;
  // An invoice for three months of work has a period too.
  const least = LEAST_WORDS + (hasJobs(source) ? 1 : 0);
  return OTHERS.find(([, words]) => differentWords(text, words) >= least)?.[0];
}

/** True for a document that has what a CV has: a way to be reached, and a history or headings of one. */
export function isLikeCv(source: Source): boolean {
  const { emails, phones, periods } = source.facts;
  return (emails.length > 0 || phones.length > 0) && periods.length + headingsIn(source) > 0;
}

/** True where hardly any doubt is left: who it is, how to reach them, and jobs or several headings. */
export function isSurelyCv(source: Source): boolean {
  const { names } = source.facts;
  return isLikeCv(source) && names.length > 0 && (hasJobs(source) || headingsIn(source) >= LEAST_HEADINGS);
}

const headingsIn = ({ lines }: Source) => lines.filter(({ text }) => isKnownHeading(text)).length;

/** A period of more than a month's length that may be work. */
const hasJobs = ({ facts }: Source) =>
  workPeriods(facts.periods, []).some(
    ({ from, to }) => to === "present" || to.year > from.year || (to.month ?? 0) > (from.month ?? 12),
  );

function differentWords(text: string, words: RegExp): number {
  return new Set([...text.matchAll(words)].map(([word]) => word.toLowerCase())).size;
}
