/** Text as its blocks: what stands in it as a list, a table, a quote or a paragraph. Nothing is left out. */
import { rowOf, rowsInProse, splitRow } from "./rows.js";

export type Block =
  | { kind: "text"; text: string }
  | { kind: "list"; items: string[]; ordered: boolean }
  | { kind: "rows"; head?: string[]; rows: string[][] }
  | { kind: "quote"; text: string; by?: string }
  | { kind: "sub"; title: string; blocks: Block[] };

const BULLET = /^\s*(?:[-–—*•·▪+]|(\d{1,2}|[a-z])[.)])\s+/u;
const TABLE_LINE = /^\s*\|?(?=.*\|)[^|]*(?:\|[^|]*)+$/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const HEADING = /^\s*#{1,6}\s+(.*?)\s*#*\s*$/;
const BOLD_LINE = /^\s*(?:\*\*|__)([^*_]{2,80})(?:\*\*|__)\s*:?\s*$/;
const BOLD_QUESTION = /^(?:\*\*|__)[^*_]{3,160}[?？؟]\s*(?:\*\*|__)\s*\S/u;
const QUOTED = /^\s*[“„«"]([^“”„«»"]{12,})[”“»"]\s*(?:[-–—~,(]+\s*(.{2,80}?)\)?)?\s*$/u;

/**
 * The blocks of a text as people write it: Markdown, or lines that only look like it.
 *
 * @example
 * blocksOf("- Bread: 4 €\n- Cake: 3 €"); // [{ kind: "rows", rows: [["Bread", "4 €"], ["Cake", "3 €"]] }]
 */
export function blocksOf(text: string): Block[] {
  const paragraphs = paragraphsOf(text.split(/\r\n?|\n/));
  const flat = paragraphs.flatMap(({ title, lines }): (Block | { title: string })[] =>
    title !== undefined ? [{ title }] : groupBlocks(lines),
  );
  return nested(flat);
}

interface Paragraph {
  title?: string;
  lines: string[];
}

/** Runs of lines between empty ones; headings alone. */
function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) paragraphs.push({ lines: open });
    open = [];
  };
  for (const line of lines) {
    const title = HEADING.exec(line)?.[1] ?? BOLD_LINE.exec(line)?.[1];
    if (title) {
      close();
      paragraphs.push({ title, lines: [] });
    } else if (/^\s*$|^\s*(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$/.test(line)) close();
    else open.push(line);
  }
  close();
  return paragraphs;
}

/** What stands below a heading is its own, down to the next. */
function nested(flat: readonly (Block | { title: string })[]): Block[] {
  const blocks: Block[] = [];
  let into = blocks;
  for (const each of flat) {
    if ("kind" in each) into.push(each);
    else {
      const sub: Block = { kind: "sub", title: each.title, blocks: [] };
      blocks.push(sub);
      into = sub.blocks;
    }
  }
  return blocks;
}

type LineKind = "bullet" | "table" | "quote" | "plain";

function kindOf(line: string): LineKind {
  if (TABLE_RULE.test(line) && line.includes("|")) return "table";
  if (BULLET.test(line)) return "bullet";
  if (/^\s*>/.test(line)) return "quote";
  return TABLE_LINE.test(line) ? "table" : "plain";
}

function groupBlocks(lines: readonly string[]): Block[] {
  const groups: { kind: LineKind; lines: string[] }[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const last = groups.at(-1);
    const continues = last?.kind === "bullet" && kind === "plain" && /^\s{2,}\S/.test(line);
    if (last && (last.kind === kind || continues)) {
      if (continues) last.lines[last.lines.length - 1] += ` ${line.trim()}`;
      else last.lines.push(line);
    } else groups.push({ kind, lines: [line] });
  }
  return groups.flatMap(({ kind, lines: own }) => {
    if (kind === "bullet") return listBlocks(own);
    if (kind === "table") return tableBlocks(own);
    if (kind === "quote") return quoteBlocks(own);
    return plainBlocks(own);
  });
}

function listBlocks(lines: readonly string[]): Block[] {
  const items = lines.map((line) => line.replace(BULLET, "").trim()).filter((item) => item !== "");
  const quotes = items.map(quoteOf);
  if (items.length > 0 && quotes.every((quote) => quote !== undefined)) return quotes;
  const rows = asRows(items);
  if (rows) return [{ kind: "rows", rows }];
  const ordered = lines.every((line) => /^\s*\d/.test(line));
  return items.length > 0 ? [{ kind: "list", items, ordered }] : [];
}

/** Most lines are a name and a value (a price, hours, a figure): then all of them are rows. */
function asRows(lines: readonly string[]): string[][] | undefined {
  const rows = lines.map(rowOf);
  const split = rows.filter((row) => row !== undefined).length;
  if (split === 0 || split < lines.length * 0.6) return undefined;
  return lines.map((line, index) => rows[index] ?? splitRow(line) ?? [line]);
}

function tableBlocks(lines: readonly string[]): Block[] {
  const rule = lines.findIndex((line) => TABLE_RULE.test(line));
  const rows = lines.filter((line) => !TABLE_RULE.test(line)).map(cellsOf);
  if (rows.length === 0) return [];
  // One line with a bar is a line with a bar.
  if (rule < 0 && rows.length === 1 && (rows[0]?.length ?? 0) < 3)
    return [{ kind: "text", text: lines.join(" ").trim() }];
  return rule === 1 ? [{ kind: "rows", head: rows[0] ?? [], rows: rows.slice(1) }] : [{ kind: "rows", rows }];
}

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

function quoteBlocks(lines: readonly string[]): Block[] {
  const inner = lines.map((line) => line.replace(/^\s*>\s?/, "").trim());
  const by = /^[-–—~]+\s*(.+)$/u.exec(inner.at(-1) ?? "")?.[1];
  const said = (by && inner.length > 1 ? inner.slice(0, -1) : inner).join(" ").trim();
  const quote = quoteOf(said);
  if (quote && !by) return [quote];
  const [, words = "", who = ""] = /^(.{2,}?)\s+[-–—~]+\s+(.{2,60})$/u.exec(said) ?? [];
  if (words !== "" && !by) return [{ kind: "quote", text: words.replace(/^["“„«]|["”“»]$/gu, ""), by: who }];
  return [{ kind: "quote", text: said, ...(by && inner.length > 1 ? { by } : {}) }];
}

function quoteOf(line: string): Extract<Block, { kind: "quote" }> | undefined {
  const match = QUOTED.exec(line);
  return match?.[1] ? { kind: "quote", text: match[1], ...(match[2] ? { by: match[2] } : {}) } : undefined;
}

function plainBlocks(lines: readonly string[]): Block[] {
  const trimmed = lines.map((line) => line.trim());
  const one = quoteOf(trimmed.join(" "));
  if (one && trimmed.length === 1) return [one];
  const quotes = trimmed.map(quoteOf);
  if (quotes.every((quote) => quote !== undefined)) return quotes;
  if (one) return [one];
  if (trimmed.length > 1 && trimmed.every((line) => BOLD_QUESTION.test(line)))
    return trimmed.map((line) => ({ kind: "text", text: line }));
  const isLine = (trimmed[0]?.length ?? 0) < 70 && !/[.!?]$/.test(trimmed[0] ?? "");
  const rows = trimmed.length > 1 || isLine ? asRows(trimmed) : undefined;
  // One line with several names is a sentence that tells them.
  const isSentence = rows?.length === 1 && rowsInProse(trimmed[0] ?? "").length > 1;
  if (rows && !isSentence) return [{ kind: "rows", rows }];
  // Lines that are short stand by themselves, as those of an address do.
  const isAddress = trimmed.length > 1 && trimmed.every((line) => line.length < 60);
  const text = trimmed.join(isAddress ? "\n" : " ");
  const told = rowsInProse(text);
  return [{ kind: "text", text }, ...(told.length > 0 ? [{ kind: "rows" as const, rows: told }] : [])];
}

/** All that blocks say, as text: what a reader of the page will find. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === "text") return block.text;
      if (block.kind === "list") return block.items.join("\n");
      if (block.kind === "rows")
        return [...(block.head ? [block.head] : []), ...block.rows].map((row) => row.join(" ")).join("\n");
      if (block.kind === "quote") return [block.text, block.by ?? ""].join("\n");
      return [block.title, textOfBlocks(block.blocks)].join("\n");
    })
    .join("\n");
}
