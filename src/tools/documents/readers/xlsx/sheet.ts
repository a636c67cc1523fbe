/** The cells of one sheet, read row by row: sheets are too large for a tree. */
import { attribute, decodeEntities, elements } from "../xml.js";
import { dateText, type Formats } from "./formats.js";

/** Dates are ISO 8601 texts; an error such as #REF! is its text. */
export type CellValue = string | number | boolean | null;

export interface SheetCell {
  value: CellValue;
  /** As a reader sees it: shares with a percent sign. */
  text: string;
}

export interface SheetRow {
  /** From 1. */
  number: number;
  isHidden: boolean;
  /** By column, from 0; columns without a value are missing. */
  cells: Map<number, SheetCell>;
}

export interface SheetContext {
  strings: readonly string[];
  formats: Formats;
  is1904: boolean;
}

const MAX_COLUMNS = 16_384;

/** The rows that hold something, in order. */
export function* sheetRows(xml: string, context: SheetContext): Generator<SheetRow> {
  let number = 0;
  for (const [attributes, inner] of elements(xml, "row")) {
    number = Number(attributeOf(attributes, "r") ?? number + 1);
    const cells = new Map<number, SheetCell>();
    let column = -1;
    for (const [of, content] of elements(inner, "c")) {
      column = columnOf(attributeOf(of, "r")) ?? column + 1;
      const cell = content === "" || column >= MAX_COLUMNS ? undefined : cellOf(of, content, context);
      if (cell) cells.set(column, cell);
    }
    if (cells.size > 0) yield { number, isHidden: attributeOf(attributes, "hidden") === "1", cells };
  }
}

/** The columns, from 0, that a sheet hides. */
export function hiddenColumns(xml: string): Set<number> {
  const hidden = new Set<number>();
  for (const [attributes] of elements(xml.slice(0, 200_000), "col")) {
    if (attributeOf(attributes, "hidden") !== "1") continue;
    const last = Math.min(Number(attributeOf(attributes, "max") ?? 0), MAX_COLUMNS);
    for (let column = Number(attributeOf(attributes, "min") ?? 1); column <= last; column += 1) hidden.add(column - 1);
  }
  return hidden;
}

/** The text of a string item: its runs joined, without the reading aids of East Asian texts. */
export function stringText(xml: string): string {
  const plain = xml.includes("<rPh") ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, "") : xml;
  const text = [...elements(plain, "t")].map(([, inner]) => inner).join("");
  return decodeEntities(text).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function cellOf(
  attributes: string,
  content: string,
  { strings, formats, is1904 }: SheetContext,
): SheetCell | undefined {
  const type = attributeOf(attributes, "t") ?? "n";
  if (type === "inlineStr") return textCell(stringText(content));
  const [, raw] = elements(content, "v").next().value ?? [];
  if (raw === undefined) return undefined;
  if (type === "s") return textCell(strings[Number(raw)] ?? "");
  if (type === "str" || type === "e" || type === "d") return textCell(decodeEntities(raw));
  if (type === "b") return { value: raw === "1", text: raw === "1" ? "TRUE" : "FALSE" };
  const value = Number(raw);
  if (!Number.isFinite(value)) return textCell(raw);
  const format = formats(Number(attributeOf(attributes, "s") ?? 0));
  if (format === "percent") return { value, text: `${Number((value * 100).toPrecision(12))}%` };
  if (format !== "number") return textCell(dateText(value, format, is1904));
  return { value, text: String(Number(value.toPrecision(15))) };
}

const textCell = (text: string): SheetCell | undefined => (text === "" ? undefined : { value: text, text });

const attributeOf = (attributes: string, name: string) => attribute({ name: "", attributes, children: [] }, name);

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? "")?.[0].toUpperCase();
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
