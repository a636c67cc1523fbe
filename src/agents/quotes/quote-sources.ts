/** The texts in which quotes are looked up: what the run has read, as far as it is still so, and what nobody has read yet. */
import { stat } from "node:fs/promises";
import { posix } from "node:path";
import type { EventOf } from "../../runtime/run/events.js";
import { executeCall } from "../../tools/execute.js";
import type { SourceText } from "../../tools/tool.js";
import { sourcesOf } from "../context/gathered.js";
import type { Session } from "../session.js";
import { type CitedQuote, findQuotes, type QuoteReport, quotesInJson } from "./quotes.js";
import { citedQuotes, isTextReport } from "./text-quotes.js";

const READERS = ["document_read", "file_read"];
/** Their lines are quoted as they stand in the file, too. */
const TABLE_FILE = /\.(csv|tsv)$/i;

/** @throws SyntaxError where a JSON file is none; the quotes of one, or those that a report in Markdown or HTML gives a source, looked up. */
export async function quotesOf(session: Session, path: string): Promise<QuoteReport> {
  const text = await session.equipment.workspace.readText(path);
  const isOwnPage = ({ source = "" }: CitedQuote) => isPage(source) && session.state.files.includes(source);
  // From one page of a site to the next leads a link, not a claim.
  return lookUp(
    session,
    quotesIn(text, path).filter((cited) => !(isPage(path) && isOwnPage(cited))),
  );
}

const isPage = (path: string) => /\.html?$/i.test(path);

function quotesIn(text: string, path: string): CitedQuote[] {
  return isTextReport(path) ? citedQuotes(text, path) : quotesInJson(JSON.parse(text)).map(({ cited }) => cited);
}

async function lookUp(session: Session, quotes: readonly CitedQuote[]): Promise<QuoteReport> {
  if (quotes.length === 0) return { found: 0, missing: [], marked: 0 };
  return findQuotes(quotes, await readSources(session), (source) => readNow(session, source));
}

/** What the run has read, without files that have changed since or are gone: whoever looks there finds something else. */
async function readSources(session: Session): Promise<SourceText[]> {
  const turns = Object.values(session.state.steps).flatMap((step) => step.branches.flatMap((branch) => branch.turns));
  const lastRead = new Map<string, number>();
  const read = turns.flatMap(({ reply, results }) =>
    reply.calls.flatMap(({ callId, args }) => {
      const result = results[callId];
      if (!result?.sources) return [];
      if (typeof args.path === "string" && !isUrl(args.path)) lastRead.set(args.path, Date.parse(result.at));
      return [...sourcesOf(result), ...asAskedFor(result, args.url)];
    }),
  );
  const changed = new Set<string>();
  for (const [path, at] of lastRead) if ((await changedAt(session, path)) > at) changed.add(posix.normalize(path));
  return read.filter(({ path }) => !changed.has(path));
}

const redirected = new WeakMap<object, readonly SourceText[]>();

/** A page of the web is quoted under the address that was asked for, too, wherever that led. */
function asAskedFor(result: EventOf<"tool.returned">, url: unknown): readonly SourceText[] {
  const sources = sourcesOf(result);
  if (typeof url !== "string" || sources.some(({ path }) => path === url)) return [];
  const known = redirected.get(result) ?? sources.map((source) => ({ ...source, path: url }));
  redirected.set(result, known);
  return known;
}

const isUrl = (source: string) => /^https?:/i.test(source);

/** When a file was changed last, in ms since the epoch; Infinity when it is gone. */
async function changedAt({ equipment }: Session, path: string): Promise<number> {
  try {
    return Math.floor((await stat(await equipment.workspace.resolve(path))).mtimeMs);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Reads a source as a step would have read it; a bare name is looked for in all folders. Empty when there is none. */
async function readNow(session: Session, source: string): Promise<SourceText[]> {
  const { workspace, tools } = session.equipment;
  if (isUrl(source)) return [];
  const there = await workspace.exists(source).catch(() => false);
  const path = there ? source : (await workspace.list()).find((entry) => entry.path.endsWith(`/${source}`))?.path;
  if (!path) return [];
  const reader = READERS.find((name) => tools.has(name));
  const texts = reader ? await readWhole(session, reader, path) : [];
  if (!TABLE_FILE.test(path)) return texts;
  const text = await workspace.readText(path).catch(() => "");
  return text ? [...texts, { path, text }] : texts;
}

async function readWhole({ equipment, signal }: Session, name: string, path: string): Promise<SourceText[]> {
  const { tools, workspace, toolTimeoutMs } = equipment;
  const env = { tools, workspace, signal, timeoutMs: toolTimeoutMs };
  return (await executeCall({ callId: `check_${name}`, name, args: { path } }, env)).sources ?? [];
}
