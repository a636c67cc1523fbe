import { unmarked, visibleLength } from "./marks.js";
import type { Rng } from "./rng.js";
import type { Person } from "./world.js";

/** Breaks a line at spaces so that no part is longer than `width` characters as they are read. */
export function wrapLine(line: string, width: number, hyphenate = false): string[] {
  if (visibleLength(line) <= width) return [line];
  const out: string[] = [];
  let current = "";
  for (const word of line.split(/(?<= )/)) {
    if (current !== "" && visibleLength(current + word.trimEnd()) > width) {
      const room = width - visibleLength(current) - 1;
      const plain = unmarked(word).trim();
      if (hyphenate && plain === word.trim() && plain.length > 9 && room > 3 && /^[a-zà-ÿ]+$/.test(plain)) {
        const cut = Math.min(room, plain.length - 4);
        out.push(`${current}${plain.slice(0, cut)}-`);
        current = word.slice(cut);
        continue;
      }
      out.push(current.trimEnd());
      current = "";
    }
    current += word;
  }
  if (current.trim() !== "") out.push(current.trimEnd());
  return out;
}

export function wrapText(text: string, width: number, hyphenate = false): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, width, hyphenate))
    .join("\n");
}

/** Left and right column side by side, as they come out of many PDFs. */
export function interleaved(left: string[], right: string[], width: number): string[] {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, row) => {
    const a = left[row] ?? "";
    const b = right[row] ?? "";
    if (b === "") return a;
    return a + " ".repeat(Math.max(3, width - visibleLength(a))) + b;
  });
}

/** Page numbers and running heads between the lines, where pages end. */
export function paged(rng: Rng, person: Person, lines: string[]): string[] {
  const perPage = rng.int(18, 45);
  const template = rng.pick(person.language.page);
  const pages = Math.ceil(lines.length / perPage);
  const foot = (page: number) =>
    template.replace("{i}", String(page)).replace("{n}", String(pages)).replace("{N}", person.name);
  return Array.from({ length: pages }, (_, page) => [
    ...lines.slice(page * perPage, (page + 1) * perPage),
    ...(rng.chance(0.3) ? [""] : []),
    foot(page + 1),
  ]).flat();
}

/** Small disorders of real texts; none breaks a span. */
export function roughened(rng: Rng, text: string): string {
  let out = text;
  if (rng.chance(0.05)) out = out.replaceAll(" - ", "  -  ");
  if (rng.chance(0.04))
    out = out
      .split("\n")
      .map((line) => (line === "" ? line : `  ${line}`))
      .join("\n");
  if (rng.chance(0.05))
    out = out
      .split("\n")
      .filter((line) => line.trim() !== "")
      .join("\n");
  if (rng.chance(0.04))
    out = out
      .split("\n")
      .map((line) => line + (rng.chance(0.3) ? " " : ""))
      .join("\n");
  if (rng.chance(0.02)) out = out.split("\n").join("\n\n");
  if (rng.chance(0.04))
    out = `${out}\n${rng.pick(["Signature: ________", "Confidential", "Last updated: 11/2026", "I confirm that the above is true.", "Thank you for reading.", "www.cv-maker.example", "--", "Privacy: I agree to the storage of my data."])}`;
  return out;
}
