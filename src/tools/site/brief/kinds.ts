/** What a section of a brief can be: the kinds that its content allows. */
import { type Block, blocksOf } from "../blocks.js";
import { SECTION_KINDS, type SectionKind } from "../site.js";
import { countValues, namesDays } from "../values.js";
import { isOnlyRemarks, isToTheBuilder, maybeRemarks } from "./remarks.js";

/** Remarks to whoever builds the site: not shown. */
export const REMARKS = "remarks";
export type BriefKind = SectionKind | typeof REMARKS;

/** What is in a section, counted. */
export interface Holdings {
  rows: number;
  items: number;
  questions: number;
  quotes: number;
  prices: number;
  times: number;
  emails: number;
  phones: number;
}

export function holdingsOf(text: string): Holdings {
  const blocks = everyBlock(blocksOf(text));
  const count = (of: (block: Block) => number) => blocks.reduce((sum, block) => sum + of(block), 0);
  return {
    rows: count((block) => (block.kind === "rows" ? block.rows.length : 0)),
    items: count((block) => (block.kind === "list" ? block.items.length : block.kind === "sub" ? 1 : 0)),
    questions: text.match(/[?؟]/g)?.length ?? 0,
    quotes: count((block) => (block.kind === "quote" ? 1 : 0)),
    ...countValues(text),
  };
}

function everyBlock(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...(block.kind === "sub" ? everyBlock(block.blocks) : [])]);
}

/** The kinds that are offered for a section: those that its content can be. */
export function kindsFor(heading: string, text: string): BriefKind[] {
  if (isOnlyRemarks(text) || (isToTheBuilder(heading) && countContacts(text) === 0)) return [REMARKS];
  const has = holdingsOf(text);
  const fits: Partial<Record<SectionKind, boolean>> = {
    prices: has.rows > 1 || (has.prices > 0 && has.questions === 0),
    hours: has.times > 0 || namesDays(text),
    faq: has.questions > 0 || has.items > 1,
    quotes: has.quotes > 0 || /[“”„«»"]/.test(text),
    steps: has.items + has.rows > 1,
    contact: has.emails + has.phones > 0 || /\p{N}|www\.|https?:/u.test(text),
  };
  const kinds = SECTION_KINDS.filter((kind) => fits[kind] !== false);
  return maybeRemarks(heading, text) ? [...kinds, REMARKS] : kinds;
}

function countContacts(text: string): number {
  const { emails, phones } = countValues(text);
  return emails + phones;
}

/** What a section most likely is, by code alone: where nobody has chosen. */
export function likelyKind(heading: string, text: string): BriefKind {
  const has = holdingsOf(text);
  if (kindsFor(heading, text)[0] === REMARKS || maybeRemarks(heading, text)) return REMARKS;
  if (has.quotes > 0) return "quotes";
  if (has.emails + has.phones > 0) return "contact";
  if (has.times > 1 || (has.times > 0 && namesDays(text))) return "hours";
  if (has.prices > 1) return "prices";
  return has.questions > 1 ? "faq" : "text";
}
