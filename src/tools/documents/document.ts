/** What a document is to the tools: its text by page, and what was left out of it. */
export type DocumentFormat =
  | "pdf"
  | "docx"
  | "odt"
  | "rtf"
  | "xlsx"
  | "pptx"
  | "csv"
  | "email"
  | "archive"
  | "html"
  | "markdown"
  | "text";

export interface DocumentPage {
  /** Counted from 1. Formats without pages have parts of at most {@link PAGE_CHARACTERS}. */
  page: number;
  text: string;
}

export interface ReadDocument {
  format: DocumentFormat;
  pages: DocumentPage[];
  /** Pages of the whole document; more than `pages.length` when only some were read. */
  pageCount: number;
  /** Characters that a reader of the page can't see, spaces not counted; they are left out of the text. */
  hiddenChars: number;
  /** Unicode's name of the script that most letters belong to, or "none". */
  script: string;
  /** What a reader should know: scanned pages, an unusual encoding. Whole sentences. */
  notes: string[];
}

/** What a reader of one format gives; the rest is derived from it. */
export type ReaderResult = Pick<ReadDocument, "pages" | "hiddenChars" | "notes"> & { pageCount?: number };

/** The most characters that a call shows, and the size of a part in formats that have no pages. */
export const PAGE_CHARACTERS = 20_000;
