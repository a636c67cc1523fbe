import type { SourceText } from "../tools/tool.js";

/** What came of looking up the quotes of a deliverable. */
export interface QuoteReport {
  found: number;
  /** Quotes that claim to be verified, or say nothing, and stand in no source. */
  missing: string[];
  /** Quotes that the deliverable itself marks as not found. */
  marked: number;
}

/**
 * Looks up every `{ quote, page?, path? }` in a JSON value. The source is the quote's own `path`, or the `file`, `path` or
 * `item` of what holds it; file names without a folder match by name.
 *
 * @example
 * findQuotes([{ file: "anna.pdf", evidence: { name: { page: 1, quote: "Anna Berg" } } }], sources);
 */
export function findQuotes(value: unknown, sources: readonly SourceText[]): QuoteReport {
  const report: QuoteReport = { found: 0, missing: [], marked: 0 };
  const texts = sources.map((source) => ({ ...source, text: squeeze(source.text) }));
  walk(value, undefined, (quote, path, page, verified) => {
    if (verified === false) report.marked += 1;
    else if (stands(quote, path, page, texts)) report.found += 1;
    else report.missing.push(quote);
  });
  return report;
}

type Visit = (quote: string, path: string | undefined, page: number | undefined, verified: unknown) => void;

function walk(value: unknown, holder: string | undefined, visit: Visit): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, holder, visit);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const node = value as Record<string, unknown>;
  const named = [node.path, node.file, node.item].find((name) => typeof name === "string") as string | undefined;
  const path = named ?? holder;
  if (typeof node.quote === "string") {
    if (node.quote) visit(node.quote, path, typeof node.page === "number" ? node.page : undefined, node.verified);
    return;
  }
  for (const each of Object.values(node)) walk(each, path, visit);
}

function stands(
  quote: string,
  path: string | undefined,
  page: number | undefined,
  sources: readonly SourceText[],
): boolean {
  const wanted = squeeze(quote);
  return sources.some(
    (source) =>
      (path === undefined || sameFile(source.path, path)) &&
      (page === undefined || source.page === undefined || source.page === page) &&
      source.text.includes(wanted),
  );
}

function sameFile(source: string, path: string): boolean {
  return source === path || (!path.includes("/") && source.split("/").at(-1) === path);
}

/** White space and look-alike characters don't make another quote. */
export function squeeze(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}
