/** Lists that stand on one line, taken apart. */

/** What separates the entries, outside brackets. A hyphen, a slash or a star only with spaces around it. */
const SEPARATOR = /\s*[,;|·•、，،؛；]\s*|\s+[-–—/*~+]\s+|\s{2,}|\t+/u;
const LAST_WORD = /^(?:and|or|et|ou|und|oder|y|o|ni|e|en|of|&)\s+/iu;
/** Between the last two entries of a list: only where commas say that it is one. */
const LAST_PAIR = /\s+(?:and|or|et|ou|und|oder|y|ni|en|&)\s+(?=[^,;]*$)/iu;

/**
 * The entries of a list as a document writes it; a text that is no list is its own entry.
 *
 * @example
 * listItems("Go, Rust and AWS (EC2, S3)"); // ["Go", "Rust", "AWS (EC2, S3)"]
 * listItems("Research and development"); // ["Research and development"]
 */
export function listItems(text: string): string[] {
  const parts = outsideBrackets(text, SEPARATOR);
  const last = parts.at(-1) ?? "";
  const all = parts.length > 1 ? [...parts.slice(0, -1), ...outsideBrackets(last, LAST_PAIR)] : parts;
  return all.map((part) => part.replace(LAST_WORD, "").trim()).filter((part) => part !== "");
}

function outsideBrackets(text: string, separator: RegExp): string[] {
  const hidden: string[] = [];
  const plain = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, (bracket) => `\ue000${hidden.push(bracket) - 1}\ue000`);
  return plain
    .split(separator)
    .map((part) => part.replace(/\ue000(\d+)\ue000/g, (_, index: string) => hidden[Number(index)] ?? ""));
}
