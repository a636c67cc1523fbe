import type { DocumentPage } from "../document.js";
import { tidyText } from "./text.js";

/** Marks where a word processor starts a new page: a character that no text has and no trimming takes. */
export const PAGE_BREAK = "\uf8ff";

/** Pages where the program broke them when it last saved; a break before any text of a page counts once. */
export function pagesOf(text: string): DocumentPage[] {
  const pages: DocumentPage[] = [];
  for (const part of text.split(PAGE_BREAK)) {
    const { text: tidy } = tidyText(part);
    if (tidy.trim() !== "") pages.push({ page: pages.length + 1, text: tidy });
  }
  return pages.length > 0 ? pages : [{ page: 1, text: "" }];
}

/** What a reader is told of changes that nobody has accepted yet. */
export function changeNotes({ inserted, deleted }: { inserted: number; deleted: number }): string[] {
  if (inserted + deleted === 0) return [];
  return [
    `It holds changes that are not accepted yet: read as if they were, ${inserted} put in and ${deleted} taken out.`,
  ];
}
