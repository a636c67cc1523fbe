/** Blocks as HTML where nothing more is known of them than their form. */
import type { Block } from "../blocks.js";
import { escaped, type InlineOptions, inline, plain } from "./html.js";

export interface BlockOptions extends InlineOptions {
  /** Level of a heading within. */
  level: number;
}

export const blocksHtml = (blocks: readonly Block[], options: BlockOptions): string =>
  blocks.map((block) => blockHtml(block, options)).join("\n");

export function blockHtml(block: Block, options: BlockOptions): string {
  switch (block.kind) {
    case "text":
      return `<p>${inline(block.text, options)}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>\n${block.items.map((item) => `<li>${inline(item, options)}</li>`).join("\n")}\n</${tag}>`;
    }
    case "rows":
      return tableHtml(block, options);
    case "quote":
      return quoteHtml(block);
    case "sub":
      return `<div class="sub">\n${headingHtml(block.title, options.level)}\n${blocksHtml(block.blocks, { ...options, level: options.level + 1 })}\n</div>`;
  }
}

export const headingHtml = (title: string, level: number, id = "") =>
  `<h${Math.min(level, 6)}${id ? ` id="${id}"` : ""}>${inline(title)}</h${Math.min(level, 6)}>`;

/** Names and values. A wide table scrolls in itself, never the page. */
function tableHtml({ head, rows }: Extract<Block, { kind: "rows" }>, options: BlockOptions): string {
  const width = Math.max(...[...(head ? [head] : []), ...rows].map((row) => row.length), 1);
  const hasHead = head?.some((cell) => cell !== "") ?? false;
  const thead = hasHead
    ? `<thead><tr>${padded(head ?? [], width)
        .map((cell) => (cell === "" ? "<td></td>" : `<th scope="col">${inline(cell, options)}</th>`))
        .join("")}</tr></thead>\n`
    : "";
  const body = rows.map((row) => `<tr>${rowHtml(row, width, options)}</tr>`).join("\n");
  const table = `<table class="${width === 2 ? "pairs" : "grid"}">\n${thead}<tbody>\n${body}\n</tbody>\n</table>`;
  const label = escaped(plain(head?.find((cell) => cell !== "") ?? rows[0]?.[0] ?? ""));
  return width > 3 ? `<div class="scroll" role="region" tabindex="0" aria-label="${label}">${table}</div>` : table;
}

function rowHtml(row: readonly string[], width: number, options: BlockOptions): string {
  const [name = "", ...values] = row;
  if (values.length === 0 && width > 1) return `<th scope="row" colspan="${width}">${inline(name, options)}</th>`;
  const first = name === "" ? "<td></td>" : `<th scope="row">${inline(name, options)}</th>`;
  return (
    first +
    padded(values, width - 1)
      .map((value) => `<td>${inline(value, { ...options })}</td>`)
      .join("")
  );
}

const padded = (cells: readonly string[], width: number) => [
  ...cells,
  ...Array<string>(Math.max(0, width - cells.length)).fill(""),
];

export function quoteHtml({ text, by }: { text: string; by?: string }): string {
  const who = by ? `\n<figcaption>${inline(by)}</figcaption>` : "";
  return `<figure class="quote">\n<blockquote><p>${inline(text)}</p></blockquote>${who}\n</figure>`;
}
