import type { Domains } from "../../domains.js";

/** A JSON Schema: an object of keywords, or `true` / `false`. */
export type JsonSchema = { [keyword: string]: unknown } | boolean;

/** A grammar in llama.cpp's notation; its root rule is `root`. */
export interface Grammar {
  gbnf: string;
  /** What the grammar can't hold and validation must still check. Each names its JSON Schema keyword and its place. */
  notes: string[];
}

export interface GrammarOptions {
  /** `free` (default): compact, spaced or indented JSON. `compact`: no spaces at all. */
  whitespace?: "free" | "compact";
  /** What live domains admit now. */
  domains?: Domains;
  /** Unicode scripts that the words of verbatim spans may be written in ("Latin"); undefined means all. */
  scripts?: string[];
}
