/** What a page says, with its quotes and links as Markdown writes them. Not for showing: only for finding what it cites. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  bdquo: "„",
  mdash: "—",
  ndash: "–",
  hellip: "…",
};

/**
 * @example
 * htmlAsMarkdown('<q>Rust</q> <a href="a.pdf">page 2</a>'); // "“Rust” [page 2](a.pdf)"
 */
export function htmlAsMarkdown(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<(script|style|head|pre|code)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/\s+/g, " ")
    .replace(/<blockquote\b([^>]*)>([\s\S]*?)<\/blockquote\s*>/gi, blockquote)
    .replace(/<a\b([^>]*)>([\s\S]*?)<\/a\s*>/gi, link)
    .replace(/<q\b([^>]*)>([\s\S]*?)<\/q\s*>/gi, quoted)
    .replace(/<\/?(p|div|li|ul|ol|tr|table|section|article|h[1-6]|br|figure|figcaption|dd|dt|hr)\b[^>]*>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, decoded);
}

function blockquote(_: string, attributes: string, inner: string): string {
  const cite = attribute(attributes, "cite");
  const source = /<(footer|cite)\b[^>]*>([\s\S]*?)<\/\1\s*>/i.exec(inner);
  const quote = textOf(source ? inner.replace(source[0], "") : inner);
  const from = source ? source[2] : cite ? `[source](${cite})` : undefined;
  return `\n> ${quote}\n${from ? `> — ${from}\n\n` : ""}`;
}

function quoted(_: string, attributes: string, inner: string): string {
  const cite = attribute(attributes, "cite");
  return `“${textOf(inner).replace(/[“”„«»"]/g, "'")}”${cite ? ` [source](${cite})` : ""}`;
}

function link(_: string, attributes: string, inner: string): string {
  const href = attribute(attributes, "href")?.replaceAll(" ", "%20");
  const text = textOf(inner).replace(/[[\]]/g, "");
  // A link into the page itself leads to a list of sources, where the quote stands once more.
  if (!href || href.startsWith("#")) return text;
  const title = attribute(attributes, "title");
  return `[${text}](${href}${title ? ` "${title.replaceAll('"', "&quot;")}"` : ""})`;
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(attributes);
  return found?.[1] ?? found?.[2];
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function decoded(whole: string, hex?: string, decimal?: string, name?: string): string {
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
  if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  return ENTITIES[(name ?? "").toLowerCase()] ?? whole;
}
