/** Reading bounds on the length of the whole. */
import type { Invariant } from "./constraints.js";
import { ordered } from "./orders.js";

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const COUNT = `(\\d[\\d,.]*|${NUMBERS.slice(1).join("|")}|a single)`;
const UNIT = "(page|word|line|character)s?\\b(?! of\\b)";
/** A bound on what is more exactly a part says nothing of the whole. */
const OF_A_PART =
  /\b(?:each|every|per|apiece|titles?|headings?|headlines?|abstracts?|intro(?:duction)?s?|paragraphs?|sections?|sentences?|bullets?|captions?|subjects?|descriptions?|names?|quotes?|chapters?|columns?|cells?|labels?|slogans?|teasers?|passwords?|functions?|methods?|classes|modules?|fields?|lines (?:must|should|under|below|of|with|at|between|longer)|files|slides?|presentations?|subtitles)\b/i;
/** Nor of one text, where there are several: "texts of 50 words". */
const OF_SEVERAL =
  /\b(?!(?:this|its|thesis|analysis|synopsis|minutes)\b)\w*[^\Ws]s (?:of|with|having|containing|must|should)\b[^.;]*$/i;
/** What is written, and in what tone it is said of it. */
const WRITES =
  /^(?:write|draft|create|make|produce|prepare|compose|summari[sz]e|sum up|answer|reply|respond|report|explain|describe|translate|shorten|condense|deliver|give (?:me|us)|compile|keep (?:it|the (?:text|report|answer|summary|letter|document))|limit (?:it|the (?:text|report|answer|summary|letter|document))|build|generate)\b/i;
const WRITTEN =
  /^(?:(?:the|your) )?(?:(?:whole|final|finished|written) )?(?:report|summary|answer|reply|text|letter|document|output|result|deliverable|essay|article|overview|page|it)s?\b[^,;.]{0,40}\b(?:must|should|shall|has to|have to|needs? to|at most|max(?:imum)?|no (?:more|longer))\b/i;

type Bounds = { least?: number; most?: number };

/** The ways to say it; the first that fits holds. Each has its counts first and its unit last. */
const WAYS: readonly [RegExp, (count: number, other: number) => Bounds][] = [
  [
    `between ${COUNT} and ${COUNT} ${UNIT}|${COUNT} ?(?:-|–|to) ?${COUNT} ${UNIT}`,
    (least: number, most: number) => ({ least, most }),
  ],
  [
    `(?:exactly|precisely) ${COUNT} ${UNIT}|${COUNT} ${UNIT} exactly`,
    (count: number) => ({ least: count, most: count }),
  ],
  [
    `(?:no|not(?: be)?) (?:more|longer) than ${COUNT} ${UNIT}|(?:not|never) exceed ${COUNT} ${UNIT}|(?:at most|maximum(?: of)?|max\\.?|up to|within|limited to) ${COUNT} ${UNIT}|${COUNT} ${UNIT} (?:at most|or (?:less|fewer)|max(?:imum)?)`,
    (most: number) => ({ most }),
  ],
  [
    `(?:no|not(?: be)?) (?:less|fewer|shorter) than ${COUNT} ${UNIT}|(?:at least|minimum(?: of)?|min\\.?) ${COUNT} ${UNIT}|${COUNT} ${UNIT} (?:at least|or more|minimum)`,
    (least: number) => ({ least }),
  ],
  [`(?:under|below|(?:less|fewer|shorter) than) ${COUNT} ${UNIT}`, (count: number) => ({ most: count - 1 })],
  [`(?:more|longer) than ${COUNT} ${UNIT}`, (count: number) => ({ least: count + 1 })],
].map(([words, bounds]) => [new RegExp(`\\b(?:${words})`, "i"), bounds as (count: number, other: number) => Bounds]);

/** The bound that a clause sets: it is one, or says of what is written that it keeps to one. */
export function lengthIn(clauses: readonly string[]): Invariant | undefined {
  if (OF_A_PART.test(clauses[0] ?? "")) return undefined;
  for (const clause of clauses.map(ordered)) {
    for (const [words, bounds] of WAYS) {
      const match = words.exec(clause);
      if (!match) continue;
      const before = clause.slice(0, match.index);
      if (!isOfTheWhole(before, clause)) break;
      const groups = match.slice(1).filter((group) => group !== undefined);
      const unit = groups.at(-1)?.toLowerCase() as "page";
      const counts = groups.slice(0, -1).map(numberOf);
      if (counts.some((count) => !Number.isFinite(count) || count < 1)) return undefined;
      return { kind: "length", unit, ...bounds(counts[0] ?? 0, counts[1] ?? 0) };
    }
  }
  return undefined;
}

function isOfTheWhole(before: string, clause: string): boolean {
  if (OF_SEVERAL.test(before) || /\b(?:not|never)\b|n['’]t\b/i.test(before)) return false;
  return (
    /^(?:length: )?(?:(?:of|in|with|must be|should be|be|only)\s)?\W*$/i.test(before) ||
    WRITES.test(clause) ||
    WRITTEN.test(clause)
  );
}

function numberOf(count: string): number {
  const word = NUMBERS.indexOf(count.toLowerCase());
  if (/single/i.test(count)) return 1;
  return word >= 0 ? word : Number(count.replace(/[,.](?=\d{3}\b)/g, "").replace(/[,.]$/, ""));
}
