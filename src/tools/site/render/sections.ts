/** Sections as HTML, each kind in its own form. Blocks that a kind has no form for look as they do anywhere. */
import type { Block } from "../blocks.js";
import type { SectionKind, SiteSection } from "../site.js";
import { type BlockOptions, blockHtml, blocksHtml, headingHtml } from "./blocks.js";
import { inline } from "./html.js";

/** A thing with a name and what is said of it. */
interface Item {
  title: string;
  blocks: Block[];
}

type Form = (blocks: readonly Block[], options: BlockOptions) => string;

const FORMS: Partial<Record<SectionKind, Form>> = {
  services: (blocks, options) => grouped(blocks, options, (block) => itemsOf(block, SAID), cardsHtml),
  team: (blocks, options) => grouped(blocks, options, (block) => itemsOf(block, ROLE), cardsHtml),
  faq: (blocks, options) => grouped(blocks, options, questionsOf, questionsHtml),
  steps: (blocks, options) => blocks.map((block) => stepsHtml(block, options)).join("\n"),
  quotes: (blocks, options) => quotesHtml(blocks, options),
  contact: (blocks, options) => blocks.map((block) => contactHtml(block, options)).join("\n"),
};

/** What stands in a section, below its heading. `level` is that of headings within. */
export function sectionBody({ kind, blocks }: SiteSection, level: number): string {
  const options = { level, phones: kind === "contact" || kind === "notice" };
  return (FORMS[kind] ?? blocksHtml)(blocks, options);
}

/** Neighbouring blocks that are items go together; the others stay as they are. */
function grouped(
  blocks: readonly Block[],
  options: BlockOptions,
  read: (block: Block) => Item[] | undefined,
  write: (items: readonly Item[], options: BlockOptions) => string,
): string {
  const html: string[] = [];
  let open: Item[] = [];
  const close = () => {
    if (open.length > 0) html.push(write(open, options));
    open = [];
  };
  for (const block of blocks) {
    const items = read(block);
    if (items) open.push(...items);
    else {
      close();
      html.push(blockHtml(block, options));
    }
  }
  close();
  return html.join("\n");
}

/** "**Tours**: every day", "Tours – every day" */
const SAID = /^(?:\*\*(.{1,80}?)\*\*\s*[:.–—-]*\s*|([^:.!?]{1,60}?)(?::\s+|\s+[–—-]\s+))(?=\S)/u;
/** "Anna Berg, baker", "Anna Berg (baker)" */
const ROLE =
  /^(?:\*\*(.{1,60}?)\*\*\s*[,:.–—-]*\s*|([^:,(.]{1,50}(?:\b\p{L}\.[^:,(.]{1,40})*?)(?:,\s+|:\s+|\s+[–—-]\s+|\s+(?=\()))(?=\S)/u;

function itemsOf(block: Block, pattern: RegExp): Item[] | undefined {
  if (block.kind === "sub") return [{ title: block.title, blocks: block.blocks }];
  if (block.kind === "list") return block.items.map((item) => itemOf(item, pattern));
  const lines = block.kind === "text" ? block.text.split("\n") : [];
  const items = lines.map((line) => itemOf(line, pattern));
  return lines.length > 1 && items.some(({ blocks }) => blocks.length > 0) ? items : undefined;
}

function itemOf(text: string, pattern: RegExp): Item {
  const match = pattern.exec(text);
  const title = match?.[1] ?? match?.[2];
  if (!match || !title) return { title: text.replace(/^\*\*(.+)\*\*$/, "$1"), blocks: [] };
  // "Anna Berg (baker)", but not "Jaw joints (CMD)".
  const rest = text.slice(match[0].length).replace(/^\(([^()]*\p{Ll}[^()]*)\)$/u, "$1");
  return { title: title.trim(), blocks: [{ kind: "text", text: rest }] };
}

function cardsHtml(items: readonly Item[], { level, ...options }: BlockOptions): string {
  const cards = items.map(({ title, blocks }) => {
    // A name alone is no heading of anything.
    if (blocks.length === 0) return `<li><p class="name">${inline(title)}</p></li>`;
    return `<li>${headingHtml(title, level)}\n${blocksHtml(blocks, { ...options, level: level + 1 })}</li>`;
  });
  const isBare = items.every(({ blocks }) => blocks.length === 0);
  return `<ul class="${isBare ? "cards bare" : "cards"}" role="list">\n${cards.join("\n")}\n</ul>`;
}

const QUESTION = /^(.{3,160}?[?？؟])\s+(?=\S)/su;

function questionsOf(block: Block): Item[] | undefined {
  if (block.kind === "sub") return [{ title: block.title, blocks: block.blocks }];
  if (block.kind !== "list" && block.kind !== "text") return undefined;
  const texts = block.kind === "list" ? block.items : [block.text];
  const items = texts.map((text) => {
    const said = text.replace(/^(?:Q|F|P|D|س)\s*[:.]\s*(?=.*[?？؟])/u, "");
    const match = QUESTION.exec(said);
    const answer = said.slice(match?.[0].length ?? 0).replace(/^(?:A|R|ج)\s*[:.]\s*/u, "");
    return match?.[1]
      ? { title: match[1].replace(/^\*\*(.+)\*\*$/s, "$1"), blocks: [{ kind: "text" as const, text: answer }] }
      : undefined;
  });
  return items.every((item) => item !== undefined) ? items : undefined;
}

function questionsHtml(items: readonly Item[], { level, ...options }: BlockOptions): string {
  const all = items.map(
    ({ title, blocks }) =>
      `<div class="qa">${headingHtml(title, level)}\n${blocksHtml(blocks, { ...options, level: level + 1 })}</div>`,
  );
  return `<div class="questions">\n${all.join("\n")}\n</div>`;
}

function stepsHtml(block: Block, options: BlockOptions): string {
  if (block.kind !== "list") return blockHtml(block, options);
  return `<ol class="steps" role="list">\n${block.items.map((item) => `<li><div>${inline(item, options)}</div></li>`).join("\n")}\n</ol>`;
}

function quotesHtml(blocks: readonly Block[], options: BlockOptions): string {
  const quotes = blocks.filter(({ kind }) => kind === "quote").length;
  const inner = blocksHtml(blocks, options);
  return quotes > 1 ? `<div class="quotes-grid">\n${inner}\n</div>` : inner;
}

/** Lines of an address stay lines. */
function contactHtml(block: Block, options: BlockOptions): string {
  if (block.kind !== "text" || !block.text.includes("\n")) return blockHtml(block, options);
  const lines = block.text.split("\n").map((line) => inline(line, options));
  return `<address>${lines.join("<br>\n")}</address>`;
}
