import { z } from "zod";
import { ToolError } from "../../runtime/errors.js";
import { filesWithText } from "../../runtime/sandbox/ripgrep.js";
import type { Workspace, WorkspaceEntry } from "../../runtime/workspace/workspace.js";
import { defineTool, type SourceText } from "../tool.js";
import { openLineSearch } from "./line-search.js";
import { neededText } from "./needed-text.js";

const SHOWN_MATCHES = 60;
const MAX_MATCHES = 1000;
const MAX_FILES = 100_000;
/** So many files are read at once. */
const AT_ONCE = 16;
/** From so many files on, ripgrep says first which can match at all. */
const MANY_FILES = 200;
const MAX_FILE_BYTES = 2_000_000;
const FILE_TIME_MS = 2000;
const WHOLE_TIME_MS = 15_000;
const NOISE_FOLDERS = ["node_modules", ".git"];
const NOISE = /(^|\/)(node_modules|\.git)\//;

interface Found {
  path: string;
  line: number;
  text: string;
}

interface Search {
  matches: Found[];
  /** Files that are no text, or too large. */
  skipped: number;
  searched: number;
  stopped?: "time" | "many" | "files";
}

export const fileSearch = defineTool({
  name: "file_search",
  description: "Find lines in text files by a regular expression. Small letters match capitals too.",
  input: z.object({
    pattern: z.string().min(1).max(500),
    path: z.string().optional().describe("Folder or file; default the whole workspace"),
    glob: z.string().optional().describe('Such as "**/*.md", relative to path'),
  }),
  effect: "read",
  async run({ pattern, path, glob }, { workspace, signal }) {
    const { expression, isLiteral } = expressionOf(pattern);
    const listed = await workspace.list({ path, glob, limit: MAX_FILES });
    const files = listed.filter((file) => !NOISE.test(file.path));
    const small = files.filter((file) => file.bytes <= MAX_FILE_BYTES);
    const likely = await likelyFiles(workspace, small, expression, signal);
    const search = await searchFiles(workspace, likely, expression, signal);
    search.skipped += files.length - small.length;
    search.searched += small.length - likely.length;
    if (listed.length === MAX_FILES) search.stopped ??= "files";
    return {
      text: [isLiteral ? "(not a regular expression: searched for as it stands)" : "", told(search)]
        .filter(Boolean)
        .join("\n"),
      data: { ...search, matches: search.matches.slice(0, MAX_MATCHES) },
      sources: sourcesOf(search.matches.slice(0, SHOWN_MATCHES)),
    };
  },
});

/** Small letters only: capitals match too. What is no regular expression is meant literally. */
function expressionOf(pattern: string): { expression: RegExp; isLiteral: boolean } {
  const flags = /[A-Z]/.test(pattern.replace(/\\./g, "")) ? "" : "i";
  try {
    return { expression: new RegExp(pattern, flags), isLiteral: false };
  } catch {
    return { expression: new RegExp(pattern.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), flags), isLiteral: true };
  }
}

/** Without those that don't hold what every match must hold; ripgrep only says where to look, so the matches are the same. */
async function likelyFiles(
  workspace: Workspace,
  files: WorkspaceEntry[],
  expression: RegExp,
  signal: AbortSignal,
): Promise<string[]> {
  const text = files.length >= MANY_FILES ? neededText(expression.source) : undefined;
  const ignoreCase = expression.flags.includes("i");
  const wanted = { ignoreCase, maxFileBytes: MAX_FILE_BYTES, without: NOISE_FOLDERS, signal };
  const holding = text === undefined ? undefined : await filesWithText(workspace.root, { text, ...wanted });
  return files.filter(({ path, isLink }) => !holding || isLink || holding.has(path)).map(({ path }) => path);
}

async function searchFiles(
  workspace: Workspace,
  paths: string[],
  expression: RegExp,
  signal: AbortSignal,
): Promise<Search> {
  const found: Search = { matches: [], skipped: 0, searched: 0 };
  const until = performance.now() + WHOLE_TIME_MS;
  const lines = openLineSearch(expression);
  try {
    for (let at = 0; at < paths.length; at += AT_ONCE) {
      signal.throwIfAborted();
      const some = paths.slice(at, at + AT_ONCE);
      const texts = await Promise.all(some.map((path) => workspace.readText(path).catch(() => undefined)));
      for (const [index, text] of texts.entries()) {
        const path = some[index] ?? "";
        if (text === undefined) {
          found.skipped += 1;
          continue;
        }
        const matches = await lines.matches(text, FILE_TIME_MS);
        if (!matches && found.matches.length === 0) throw tooSlow(path);
        if (!matches || performance.now() > until) return { ...found, stopped: "time" };
        found.searched += 1;
        for (const match of matches) found.matches.push({ path, ...match });
        if (found.matches.length >= MAX_MATCHES) return { ...found, stopped: "many" };
      }
    }
    return found;
  } finally {
    await lines.close();
  }
}

function tooSlow(path: string): ToolError {
  return new ToolError("tool.failed", `The pattern takes too long on "${path}" and was stopped.`, {
    hint: "Use a simpler pattern, without a repetition inside a repetition.",
  });
}

function told({ matches, skipped, searched, stopped }: Search): string {
  const lines = matches.slice(0, SHOWN_MATCHES).map(({ path, line, text }) => `${path}:${line}: ${text.trim()}`);
  const more = matches.length - lines.length;
  if (matches.length === 0) lines.push(`No line matches in ${searched} text ${searched === 1 ? "file" : "files"}.`);
  if (more > 0)
    lines.push(`… and ${more}${stopped === "many" ? " or more" : ""} others: narrow the pattern, path or glob.`);
  if (stopped === "time") lines.push("(stopped: it took too long; not all files were searched)");
  if (stopped === "files") lines.push(`(only the first ${MAX_FILES} files were searched: narrow path or glob)`);
  if (skipped > 0) lines.push(`(${skipped} not searched: no text, or too large)`);
  return lines.join("\n");
}

function sourcesOf(matches: Found[]): SourceText[] {
  const byPath = new Map<string, string[]>();
  for (const { path, text } of matches) byPath.set(path, [...(byPath.get(path) ?? []), text]);
  return [...byPath].map(([path, texts]) => ({ path, text: texts.join("\n") }));
}
