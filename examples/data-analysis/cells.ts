/** What people write into cells, as values: numbers with any decimal mark and currency sign, days in two spellings. */

export type Row = Record<string, string | number | boolean | null>;

export interface ReadNumber {
  value: number;
  currency: string | undefined;
  /** How it was written, where that wasn't plain. */
  spelling: "plain" | "decimal comma" | "thousands mark" | "unclear mark";
}

const SIGNS: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY" };
const CODE = /\b(EUR|USD|GBP|CHF|JPY)\b/i;

/** Undefined for what is no number; "1.234" and "1,234" could be read in two ways, and say so. */
export function readNumber(text: string): ReadNumber | undefined {
  const sign = /[€$£¥]/.exec(text)?.[0];
  const currency = sign ? SIGNS[sign] : CODE.exec(text)?.[1]?.toUpperCase();
  const digits = text.replace(CODE, "").replace(/[€$£¥\s\u00a0\u202f']/g, "");
  const inBrackets = /^\((.+)\)$/.exec(digits)?.[1];
  const plain = inBrackets ? `-${inBrackets}` : digits;
  if (!/^[-+]?\d[\d.,]*$/.test(plain)) return undefined;
  const last = plain[Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","))];
  if (last === undefined) return { value: Number(plain), currency, spelling: "plain" };
  const other = last === "," ? "." : ",";
  const groups = plain.split(last);
  if (groups.length > 2 || /^[-+]?[1-9]\d{0,2}$/.test(groups[0] ?? "") === false || groups[1]?.length !== 3) {
    const isGrouped = groups.length > 2;
    const value = Number(isGrouped ? groups.join("") : plain.replaceAll(other, "").replace(last, "."));
    const spelling = isGrouped || plain.includes(other) ? "thousands mark" : last === "," ? "decimal comma" : "plain";
    return Number.isFinite(value) ? { value, currency, spelling } : undefined;
  }
  // Three digits behind a single mark: a comma is taken as the mark of thousands, a point as that of decimals.
  const value = Number(last === "," ? groups.join("") : plain);
  return { value, currency, spelling: "unclear mark" };
}

/** Which way round "03/04/2026" is, by days that allow one way only; the day comes first where nothing tells. */
export function dayFirst(texts: readonly string[]): boolean {
  const pairs = texts.flatMap((text) => {
    const match = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(text.trim());
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  return pairs.some(([first]) => first > 12) || !pairs.some(([, second]) => second > 12);
}

/** A day as `2026-01-31`; undefined for what is none, the 31st of June among it. */
export function readDay(text: string, isDayFirst: boolean): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text.trim());
  const other = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text.trim());
  if (!iso && !other) return undefined;
  const swap = other?.[2] === "/" && !isDayFirst;
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]].map(Number)
    : [other?.[4], swap ? other?.[1] : other?.[3], swap ? other?.[3] : other?.[1]].map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

export function csvOf(rows: readonly Row[], names: readonly string[]): string {
  const cell = (value: unknown) => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[names, ...rows.map((row) => names.map((name) => row[name]))].map((row) => row.map(cell).join(",")).join("\n")}\n`;
}
