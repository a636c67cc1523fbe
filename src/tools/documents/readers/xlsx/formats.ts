/** Number formats of a workbook: which cells are dates, and which are shares. */
import { attribute, child, children, find, type XmlNode } from "../xml.js";

export type CellFormat = "date" | "time" | "datetime" | "percent" | "number";

/** Gives the format of a cell's style number. */
export type Formats = (style: number) => CellFormat;

const BUILT_IN: Record<number, CellFormat> = {
  9: "percent",
  10: "percent",
  ...Object.fromEntries(
    [14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "date"]),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56].map((id) => [id, "time"])),
  22: "datetime",
};

export function readFormats(styles: XmlNode | undefined): Formats {
  const own = new Map(
    children(find(styles, "numFmts")).map((item) => [
      Number(attribute(item, "numFmtId")),
      formatOfCode(attribute(item, "formatCode") ?? ""),
    ]),
  );
  const cells = children(child(child(styles, "styleSheet"), "cellXfs"), "xf").map((item) => {
    const id = Number(attribute(item, "numFmtId") ?? 0);
    return own.get(id) ?? BUILT_IN[id] ?? "number";
  });
  return (style) => cells[style] ?? "number";
}

/** `dd/mm/yyyy`, `[h]:mm`, `0.0%`: letters in quotes, colours and escaped ones say nothing. */
function formatOfCode(code: string): CellFormat {
  const plain = (code.split(";")[0] ?? "")
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .toLowerCase();
  if (plain.includes("%")) return "percent";
  const hasDay = /[yd]/.test(plain) || /m{3,}/.test(plain) || /^m+$/.test(plain);
  const hasTime = /[hs]/.test(plain);
  if (hasDay) return hasTime ? "datetime" : "date";
  return hasTime ? "time" : "number";
}

const DAY_MS = 86_400_000;
/** Day 0; a workbook of old Macs begins in 1904. Excel takes 1900 for a leap year: days before March of it are one off. */
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A serial number as ISO 8601 text: `2024-03-05`, `2024-03-05 14:30:00`, `14:30:00`. */
export function dateText(serial: number, format: "date" | "time" | "datetime", is1904: boolean): string {
  const early = !is1904 && serial > 0 && serial < 60 ? 1 : 0;
  const ms = (is1904 ? EPOCH_1904 : EPOCH) + Math.round((serial + early) * DAY_MS);
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return String(serial);
  const iso = date.toISOString();
  const time = iso.slice(11, 19);
  if (format === "time" && serial < 1) return time;
  return format === "date" || time === "00:00:00" ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
