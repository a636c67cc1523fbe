import { readFileSync } from "node:fs";
import path from "node:path";
import { repositoryFiles, root } from "./source-files.js";

/** A command line that a page tells its readers to type. */
export interface DocumentedCommand {
  /** `docs/models.md:7` */
  place: string;
  /** As a shell takes it apart: `["npx", "qwill", "models", "fit"]`. */
  words: string[];
  /** Within a sentence; there, a command may be named without its arguments: "see `qwill show`". */
  isInline: boolean;
}

const PAGES = /^(README\.md|CONTRIBUTING\.md|docs\/[^/]+\.md|examples\/[^/]+\/README\.md)$/;
const PROGRAMS = /^(?:npx|npm|qwill|node) /;
const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm;
const SHELL = new Set(["", "sh", "bash", "console"]);
/** How other programs are told to start qwill. */
const SERVER = /"command": "npx", "args": (\["qwill"[^\]]*\])/g;

/** The pages for readers. Decisions tell what was, and stay out. */
export function documentedPages(): { page: string; text: string }[] {
  return repositoryFiles()
    .filter((file) => PAGES.test(file))
    .map((page) => ({ page, text: readFileSync(path.join(root, page), "utf8") }));
}

/** Every command of qwill, npm and Node on the pages, in blocks and between backticks. */
export function documentedCommands(): DocumentedCommand[] {
  return documentedPages().flatMap(({ page, text }) => {
    const placeAt = (index: number) => `${page}:${text.slice(0, index).split("\n").length}`;
    const found = (isInline: boolean) => (match: RegExpMatchArray) => {
      const [, code = ""] = match;
      if (!PROGRAMS.test(code)) return [];
      const place = placeAt(match.index ?? 0);
      return code.split(" && ").map((each): DocumentedCommand => ({ place, words: wordsOf(each), isInline }));
    };
    const inSentences = text.replace(BLOCK, (block) => block.replace(/[^\n]/g, " "));
    const inShell = [...text.matchAll(BLOCK)].flatMap(({ 0: block, 1: language = "", index }) =>
      SHELL.has(language) ? linesOf(block, index) : [],
    );
    return [
      ...inShell.flatMap(found(false)),
      ...[...inSentences.matchAll(/`([^`\n]+)`/g)].flatMap(found(true)),
      ...[...text.matchAll(SERVER)].map(
        ({ 1: args = "[]", index }): DocumentedCommand => ({
          place: placeAt(index),
          words: ["npx", ...JSON.parse(args)],
          isInline: false,
        }),
      ),
    ];
  });
}

/** The lines of a block that begins at this place in its page. */
function linesOf(block: string, start: number): RegExpMatchArray[] {
  return [...block.matchAll(/^(.+)$/gm)].map((line) => Object.assign(line, { index: start + line.index }));
}

/** Takes a command line apart as a shell does, up to its comment. */
function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/(?<=\s)#.*$|(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) => word);
  return words.filter((word) => !word.startsWith("#")).map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, "$1$2"));
}
