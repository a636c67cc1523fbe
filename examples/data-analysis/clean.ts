/** Cleans any table: which rows can be counted on, which are set aside and why, and what was read in which way. */
import { builtInTools, defineTool, workspaceFile } from "qwill";
import { z } from "zod";
import { csvOf, dayFirst, type Row, readDay, readNumber } from "./cells.js";

export interface Cleaned {
  rows: Row[];
  /** Rows that can't be counted on: the line in the source, and what is wrong. */
  aside: { line: number; reason: string; row: Row }[];
  /** What was read in which way, in words. */
  notes: string[];
}

/** Most of a column's values decide what it is. */
const MOST = 0.7;
const ID = /(^|[_\s])(id|no|nr|number|order|invoice|key)([_\s]|$)/i;

/** Pure: the same rows give the same result. */
export function clean(rows: readonly Row[]): Cleaned {
  const names = Object.keys(rows[0] ?? {});
  const aside: Cleaned["aside"] = [];
  const counts = new Map<string, number>();
  const note = (text: string) => counts.set(text, (counts.get(text) ?? 0) + 1);
  const columns = names.map((name) => columnOf(name, rows));
  const id = columns.find(({ name, kind, distinct }) => ID.test(name) && kind !== "day" && distinct > 0.8)?.name;
  const whole = new Set<string>();
  const taken = new Set<string>();
  const kept: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const line = index + 2;
    const key = id ? textOf(row[id]) : "";
    if (key && whole.has(JSON.stringify(row))) note(`${id}: rows that repeat another and are counted once`);
    else if (key && taken.has(key)) aside.push({ line, reason: `${id} ${key} is used by another row before`, row });
    else {
      const made: Row = {};
      const reasons = columns.flatMap((column) => column.read(row, made, note) ?? []);
      if (reasons.length > 0) aside.push({ line, reason: reasons.join("; "), row });
      else kept.push(made);
    }
    whole.add(JSON.stringify(row));
    taken.add(key);
  }
  const notes = [...counts].map(([text, count]) => `${text}: ${count}`);
  return { rows: kept, aside, notes };
}

interface Column {
  name: string;
  kind: "day" | "number" | "text";
  distinct: number;
  /** Puts the value into the row; gives what is wrong with it. */
  read(row: Row, into: Row, note: (text: string) => void): string | undefined;
}

function columnOf(name: string, rows: readonly Row[]): Column {
  const texts = rows.map((row) => textOf(row[name])).filter(Boolean);
  const distinct = texts.length > 0 ? new Set(texts).size / texts.length : 0;
  const isMostly = (holds: (text: string) => boolean) =>
    texts.length > 0 && texts.filter(holds).length >= MOST * texts.length;
  const isDayFirst = dayFirst(texts);
  if (isMostly((text) => readDay(text, isDayFirst) !== undefined)) return dayColumn(name, distinct, isDayFirst);
  if (!ID.test(name) && isMostly((text) => readNumber(text) !== undefined)) return numberColumn(name, distinct, texts);
  return textColumn(name, distinct, texts);
}

function dayColumn(name: string, distinct: number, isDayFirst: boolean): Column {
  return {
    name,
    kind: "day",
    distinct,
    read(row, into, note) {
      const text = textOf(row[name]);
      const day = readDay(text, isDayFirst);
      if (!day) return text ? `${name} "${text}" is no day` : `${name} is empty`;
      if (text.includes("/")) note(`${name}: days with ${isDayFirst ? "the day" : "the month"} first`);
      into[name] = day;
    },
  };
}

function numberColumn(name: string, distinct: number, texts: readonly string[]): Column {
  const read = texts.flatMap((text) => readNumber(text) ?? []);
  const isPositive = read.filter(({ value }) => value >= 0).length >= 0.9 * read.length;
  const [main] = byCount(read.flatMap(({ currency }) => currency ?? []));
  return {
    name,
    kind: "number",
    distinct,
    read(row, into, note) {
      const text = textOf(row[name]);
      const number = readNumber(text);
      if (!number) return text ? `${name} "${text}" is no number` : `${name} is empty`;
      if (isPositive && number.value < 0) return `${name} is negative (${text})`;
      if (number.currency && number.currency !== main) return `${name} is in ${number.currency}, others in ${main}`;
      if (number.spelling !== "plain") note(`${name}: values with a ${number.spelling}`);
      if (number.currency) note(`${name}: values that name ${main}; the others are taken as ${main} too`);
      into[name] = number.value;
    },
  };
}

function textColumn(name: string, distinct: number, texts: readonly string[]): Column {
  const spellings = new Map<string, string>();
  for (const text of byCount(texts)) if (!spellings.has(text.toLowerCase())) spellings.set(text.toLowerCase(), text);
  return {
    name,
    kind: "text",
    distinct,
    read(row, into, note) {
      const text = textOf(row[name]);
      if (!text) note(`${name}: empty values`);
      const usual = spellings.get(text.toLowerCase()) ?? text;
      if (usual !== row[name] && text) note(`${name}: values in an unusual spelling`);
      into[name] = usual;
      return undefined;
    },
  };
}

const textOf = (value: Row[string] | undefined) => (value === null || value === undefined ? "" : String(value).trim());

/** The most frequent first. */
function byCount(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

/** The table as the SQL engine reads it; all rows, whatever their number. */
const query = builtInTools({ code: false, web: false, browser: false }).find(({ name }) => name === "data_query");

export const tableClean = defineTool({
  name: "table_clean",
  description:
    "Clean data.csv: writes clean.csv (rows to count on) and aside.csv (rows that are wrong, with the reason).",
  input: z.object({ path: workspaceFile() }),
  effect: "write",
  async run({ path }, context) {
    const { workspace } = context;
    await query?.run({ files: [path], sql: "FROM data", save: "work/raw.json" }, context);
    const raw: Row[] = JSON.parse(await workspace.readText("work/raw.json"));
    const { rows, aside, notes } = clean(raw);
    const names = Object.keys(raw[0] ?? {});
    await workspace.write("clean.csv", csvOf(rows, names));
    const reasons = aside.map(({ line, reason, row }) => ({ line, reason, ...row }));
    await workspace.write("aside.csv", csvOf(reasons, ["line", "reason", ...names]));
    const counts = { read: raw.length, kept: rows.length, aside: aside.length };
    await workspace.write("work/cleaning.json", JSON.stringify({ counts, notes }, undefined, 2));
    const text = [
      `${counts.read} rows read, ${counts.kept} kept in clean.csv, ${counts.aside} set aside in aside.csv:`,
      ...aside.slice(0, 20).map(({ line, reason }) => `- line ${line}: ${reason}`),
      ...notes.map((each) => `- ${each}`),
    ].join("\n");
    return { text, data: { counts, notes }, files: ["clean.csv", "aside.csv"], sources: [{ path, text }] };
  },
});
