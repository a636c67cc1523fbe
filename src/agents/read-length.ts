/** Reading bounds on the length of the whole. */
import type { Invariant } from "./constraints.js";

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const COUNT = `(\\d[\\d,.]*|${NUMBERS.slice(1).join("|")}|a single)`;
const UNIT = "(page|word|line|character)s?\\b";
/** A bound on what is more exactly a part says nothing of the whole. */
const OF_A_PART =
  /\b(?:each|every|per|apiece|titles?|headings?|headlines?|abstracts?|intro(?:duction)?s?|paragraphs?|sections?|sentences?|bullets?|captions?|subjects?|descriptions?|names?|quotes?|chapters?|columns?|cells?|labels?|slogans?|teasers?)\b/i;
/** Nor does one that picks what is read. */
const OF_A_SOURCE =
  /\b(?:that|which|who) (?:have|has|are|is|contain)\s*$|^\W*(?:find|list|count|delete|move|sort|pick|select|rank|show|read|skip|ignore)\b[^.;]*\b(?:with|of|than|are)\s*$/i;

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
    `(?:no|not) (?:more|longer) than ${COUNT} ${UNIT}|(?:at most|maximum(?: of)?|max\\.?|up to|within|limited to) ${COUNT} ${UNIT}|${COUNT} ${UNIT} (?:at most|or (?:less|fewer)|max(?:imum)?)`,
    (most: number) => ({ most }),
  ],
  [
    `(?:no|not) (?:less|fewer|shorter) than ${COUNT} ${UNIT}|(?:at least|minimum(?: of)?|min\\.?) ${COUNT} ${UNIT}|${COUNT} ${UNIT} (?:at least|or more|minimum)`,
    (least: number) => ({ least }),
  ],
  [`(?:under|below|(?:less|fewer|shorter) than) ${COUNT} ${UNIT}`, (count: number) => ({ most: count - 1 })],
  [`(?:more|longer) than ${COUNT} ${UNIT}`, (count: number) => ({ least: count + 1 })],
].map(([words, bounds]) => [new RegExp(`\\b(?:${words})`, "i"), bounds as (count: number, other: number) => Bounds]);

export function lengthIn(text: string): Invariant | undefined {
  if (OF_A_PART.test(text)) return undefined;
  for (const [words, bounds] of WAYS) {
    const match = words.exec(text);
    if (!match) continue;
    const groups = match.slice(1).filter((group) => group !== undefined);
    const unit = groups.at(-1)?.toLowerCase() as "page";
    const counts = groups.slice(0, -1).map(numberOf);
    const wrong = counts.some((count) => !Number.isFinite(count) || count < 1);
    if (wrong || OF_A_SOURCE.test(text.slice(0, match.index))) return undefined;
    return { kind: "length", unit, ...bounds(counts[0] ?? 0, counts[1] ?? 0) };
  }
  return undefined;
}

function numberOf(count: string): number {
  const word = NUMBERS.indexOf(count.toLowerCase());
  if (/single/i.test(count)) return 1;
  return word >= 0 ? word : Number(count.replace(/[,.](?=\d{3}\b)/g, "").replace(/[,.]$/, ""));
}
