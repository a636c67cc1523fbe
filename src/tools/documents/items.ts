/** The natural units of a text: what a reader would point at. A model that chooses among them can't miss where one ends. */
import { isSpan } from "../../runtime/spans.js";
import { isKnownHeading } from "./headings.js";
import { clausesOf } from "./item-clauses.js";

/** A unit and where it stands: line counted from 0, start and end in characters of that line. */
export interface Unit {
  text: string;
  line: number;
  start: number;
  end: number;
}

/** Longest item, characters: what the grammar promises for spans of a line. */
export const MAX_ITEM_CHARS = 236;
/** Most items of a text. */
export const MAX_ITEMS = 400;

/**
 * The units of a text, each once, in order: entries behind bullets, values after a label, table cells, columns, sentences,
 * and what running text enumerates or denies. A list on one line stays one item. All are verbatim spans of one line, at
 * most 236 characters each and 400 in all.
 *
 * @example
 * itemsOf("## Skills\n- Tools: Git, Docker.\nNo experience with Kafka."); // ["Git, Docker", "No experience with Kafka", "Kafka"]
 */
export function itemsOf(text: string): string[] {
  return [...new Set(unitsOf(text).map((unit) => unit.text))].slice(0, MAX_ITEMS);
}

/** The same with their places, each as often as it stands in the text. */
export function unitsOf(text: string): Unit[] {
  return text.split("\n").flatMap((line, number) => {
    const parts = partsOf(line).filter((part) => standsAlone(part, line));
    const seen = new Map(parts.map((part) => [`${part.start} ${part.text.length}`, part]));
    const ordered = [...seen.values()].sort((a, b) => a.start - b.start || b.text.length - a.text.length);
    return ordered.map(({ text: unit, start }) => ({
      text: unit,
      line: number,
      start,
      end: start + unit.length,
    }));
  });
}

/** Whether its words are whole where it stands: looked at with its neighbours, since a line may be very long. */
function standsAlone({ text, start }: Part, line: string): boolean {
  return isSpan(text, [line.slice(Math.max(0, start - 2), start + text.length + 2)]);
}

/** A part of a line. */
interface Part {
  text: string;
  start: number;
}

const RULE_OR_EMPTY = /^[^\p{L}\p{N}]*$/u;
const COLUMNS = /\s{2,}|\t+/u;
const CELLS = /\s*\|\s*/u;

function partsOf(line: string): Part[] {
  if (RULE_OR_EMPTY.test(line) || /^\s*#{1,6}\s/.test(line)) return headingPart(line);
  const isTable = /^\s*\|.*\|\s*$/.test(line);
  const cells = split({ text: line, start: 0 }, isTable ? CELLS : COLUMNS);
  if (cells.length === 1 && isUsualHeading(line)) return [];
  return cells.flatMap(cellParts).filter(isWorthwhile);
}

const MOST_HEADING_CHARS = 80;

const isUsualHeading = (line: string) => line.length <= MOST_HEADING_CHARS && isKnownHeading(line);

/** A marked heading is an item where it isn't one that every document has: a post's title, a job's. */
function headingPart(line: string): Part[] {
  const part = trimmed({ text: line, start: 0 });
  return part && !isUsualHeading(line) && isWorthwhile(part) ? [part] : [];
}

/** Contacts, links and dates alone are no items: other lists hold them. */
function isWorthwhile({ text }: Part): boolean {
  if (!/\p{L}/u.test(text) || /\S@\S+\.\S|^(?:https?:\/\/|www\.)\S+$/.test(text)) return false;
  return !/^(?:\p{L}{1,9}\.?\s+)?'?[\d./-]{2,10}\s*(?:[-–—]+|to|bis|à|al?)\s*(?:\p{L}{1,10}\.?\s*)?[\d./' -]*$/u.test(
    text,
  );
}

const BULLET = /^\s*(?:[-–—*•·▪■●◦◆►▶➢»‣✓✔+>~§]+\s*|o\s+|(?:\d{1,2}|[a-z])[.)]\s+)/u;

/** "[x]", "[optional]" before an entry. */
const TAG = /^\s*\[[^\][]{0,24}\]\s+(?=\S)/u;

/** A cell, a column or a whole line, bullet taken off. */
function cellParts(cell: Part): Part[] {
  const mark = BULLET.exec(cell.text)?.[0].length ?? 0;
  const bullet = mark + (TAG.exec(cell.text.slice(mark))?.[0].length ?? 0);
  const part = trimmed({ text: cell.text.slice(bullet), start: cell.start + bullet });
  if (!part) return [];
  if (bullet === 0 && isUsualHeading(part.text)) return [];
  const said = split(part, SENTENCE_END).flatMap((sentence) => trimmed(sentence) ?? []);
  const whole = bullet > 0 && said.length > 1 && part.text.length <= MAX_ITEM_CHARS ? [part] : [];
  return [...whole, ...said.flatMap((one) => [...row(one), ...bracketed(one), ...graded(one)])];
}

/** "Acme | Baker | 2018 – 2022 | bread, cakes" is a row of cells; "Go | Rust | SQL" is a list. */
function row(part: Part): Part[] {
  const cells = split(part, /\s+\|\s+/u);
  const isRow = cells.length > 2 && cells.some(({ text }) => /[,;]\s|(?:19|20)\d\d/.test(text));
  return isRow ? cells.flatMap((cell) => trimmed(cell) ?? []).flatMap(labelled) : labelled(part);
}

const LABEL = /^([^:：]{1,60}?[^:：\s])\s*[*_]*[:：][*_]*\s+(?=\S)|^([\p{L} ]{1,24})：(?=\S)/u;

const LACK = /^(?:no|none|not|never|kein|nicht|aucun|pas|non|sin|ningun|geen|niet|nessun|nenhum)/iu;

/** "Label: value" gives the value; the label too, where it may be the thing itself ("Python: expert"). */
function labelled(part: Part): Part[] {
  const match = LABEL.exec(part.text);
  if (!match) return dashed(part);
  const label = match[1] ?? match[2] ?? "";
  const value = trimmed(after(part, match[0].length));
  if (!value) return dashed(part);
  const head = trimmed({ text: label, start: part.start });
  const isList = /[,;·•|、،]/.test(value.text);
  const isPhrase = value.text.split(/\s+/).length > 2 && !isList;
  return [
    ...(isPhrase ? fitting(part) : []),
    ...(head && (!isList || LACK.test(value.text)) ? told(head) : []),
    ...dashed(value),
  ];
}

/** "Python – expert", "Go | good": both sides. More than two are a list, and a list stays whole. */
function dashed(part: Part): Part[] {
  const sides = split(part, /\s+[-–—|]+\s+/u);
  const isPeriod = sides.slice(0, -1).some(({ text }) => /(?:19|20)\d\d$|[./'’]\d\d$/.test(text.trim()));
  if (sides.length !== 2 || isPeriod) return told(part);
  const isProse = part.text.split(/\s+/).length > 8;
  return [...(isProse ? told(part) : []), ...sides.flatMap((side) => trimmed(side) ?? []).flatMap(told)];
}

/** "Python (expert)": also without the bracket; "AWS (S3, Glue)": also what is in it. */
function bracketed(part: Part): Part[] {
  const inside = [...part.text.matchAll(/\(([^()]*,[^()]*)\)/g)].flatMap(
    (match) => trimmed({ text: match[1] ?? "", start: part.start + match.index + 1 }) ?? [],
  );
  const stem = /^([^()]{2,80}?)\s*\([^()]*\)$/u.exec(part.text)?.[1];
  const before = stem ? trimmed({ text: stem, start: part.start }) : undefined;
  return [...inside, ...(before ? [before] : [])];
}

/** Not a full stop after an initial or a usual abbreviation. */
const SENTENCE_END =
  /(?<=(?<![\s(.]\p{L}|^\p{L}|\b(?:Dr|Mr|Mrs|Ms|St|Prof|No|Nr|Co|approx|etc|incl|e\.g|i\.e|z\.B))[.!?][)"”]?)\s+(?=[\p{Lu}\p{Lo}\p{N}"“(¿¡])|(?<=\p{Ll}{4}[.!?])(?<!approx\.|incl\.|resp\.)\s+|(?<=[。！？])/u;

/** One sentence, and what it is about. */
function told(whole: Part): Part[] {
  const clauses = clausesOf(whole.text).flatMap(
    ({ text, start }) => trimmed({ text, start: whole.start + start }) ?? [],
  );
  const pairs = (clauses.length > 0 ? clauses : [whole]).flatMap(pair);
  return [...fitting(whole), ...otherScripts(whole), ...clauses.flatMap(fitting), ...pairs];
}

/** "Kafka or NATS": one thing or two, nobody knows without reading: both sides too. */
function pair(part: Part): Part[] {
  if (/[,;·•|:.]\s/.test(part.text) || part.text.split(/\s+/).length > 8) return [];
  const sides = split(part, /\s+(?:and|or|et|ou|und|oder|y|o|ni|e|en|of|&|\/|\+)\s+/u);
  return sides.length === 2 ? sides.flatMap((side) => trimmed(side) ?? []) : [];
}

/** "Python, beginner", "Python 4/5": also without the grade. */
function graded(part: Part): Part[] {
  const match = /^([^,:]{2,60}?)(?:,\s+[\p{Ll}\d★☆●○*][^,]{0,24}|\s+(?:\d{1,3}\s?%|\d\/\d+|[★☆●○*]{3,}))$/u.exec(
    part.text,
  );
  const stem = match?.[1] ? trimmed({ text: match[1], start: part.start }) : undefined;
  return stem ? [stem] : [];
}

const LATIN_WORDS = /\p{Script=Latin}[\p{Script=Latin}\d+#./-]*(?: [\p{Script=Latin}\d][\p{Script=Latin}\d+#./-]*)*/gu;

/** Text in other scripts: lists are taken apart, Latin names taken out, since a model may read only one of the scripts. */
function otherScripts(part: Part): Part[] {
  if (!/(?!\p{Script=Latin})\p{L}|[、，،؛；]/u.test(part.text)) return [];
  const entries = split(part, /\s*[,;、，،؛；]\s*/u).flatMap((entry) => trimmed(entry) ?? []);
  const names = [...part.text.matchAll(LATIN_WORDS)].flatMap(
    (match) => trimmed({ text: match[0], start: part.start + match.index }) ?? [],
  );
  return [...(entries.length > 1 ? entries : []), ...names.filter(({ text }) => text.length > 1)];
}

/** A part that is too long, cut between its clauses. */
function fitting(part: Part): Part[] {
  if (part.text.length <= MAX_ITEM_CHARS) return [part];
  const head = part.text.slice(0, MAX_ITEM_CHARS);
  const at = Math.max(head.lastIndexOf(", "), head.lastIndexOf("; "));
  const cut = at > MAX_ITEM_CHARS / 3 ? at + 1 : head.lastIndexOf(" ");
  if (cut <= 0) return [];
  const first = trimmed({ text: part.text.slice(0, cut), start: part.start });
  const rest = trimmed(after(part, cut));
  return [...(first ? [first] : []), ...(rest ? fitting(rest) : [])];
}

function split(part: Part, separator: RegExp): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const all = new RegExp(separator.source, `${separator.flags.replace("g", "")}g`);
  for (const match of part.text.matchAll(all)) {
    parts.push({ text: part.text.slice(from, match.index), start: part.start + from });
    from = match.index + match[0].length;
  }
  parts.push(after(part, from));
  return parts.filter(({ text }) => text.trim() !== "");
}

const after = (part: Part, from: number): Part => ({ text: part.text.slice(from), start: part.start + from });

const LEADING = /^(?:\/\s)?[\s,;:)\]}>»”’!?•·|*~–—=&^\\#-]+/u;
const TRAILING = /[\s,;:.([{<«“„‚‘•·|*–—=&@~^\\。、-]/u;

/** Without what belongs to the text around it; undefined when nothing is left. */
function trimmed({ text, start }: Part): Part | undefined {
  const leading = /^-\d/.test(text) ? 0 : (LEADING.exec(text)?.[0].length ?? 0);
  const kept = withoutEnd(text.slice(leading));
  const opened = kept.startsWith("(") && kept.endsWith(")") && !kept.slice(1, -1).includes("(");
  const inner = opened ? kept.slice(1, -1) : unclosed(kept);
  return /[\p{L}\p{N}]/u.test(inner) ? { text: inner, start: start + leading + (opened ? 1 : 0) } : undefined;
}

/** Character by character: a pattern would look at each run of them again and again. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.test(text[end - 1] ?? "")) end--;
  return text.slice(0, end);
}

/** A closing bracket that nothing opened is no part of it. */
function unclosed(text: string): string {
  return text.endsWith(")") && !text.includes("(") ? withoutEnd(text.slice(0, -1)) : text;
}
