import { posix } from "node:path";
import picomatch from "picomatch";
import type { Step } from "../../runtime/run/plan.js";

/** Patterns that a grammar offers at most: the shortest, which name whole folders, come first. */
const MAX_GLOBS = 400;

/**
 * The patterns by which a plan may name files that are there: each folder's files, all below it, and those of one ending.
 *
 * @example
 * globsOf(["job.md", "cvs/anna.pdf"]); // ["*", "**", "*.md", "**\/*.md", "**\/*.pdf", "cvs/*", "cvs/**", "cvs/*.pdf", …]
 */
export function globsOf(files: readonly string[]): string[] {
  const globs = new Set<string>();
  for (const file of files) {
    const ending = posix.extname(file);
    const direct = posix.dirname(file);
    for (const folder of foldersOf(file)) {
      const prefix = folder === "" ? "" : `${folder}/`;
      const own = folder === (direct === "." ? "" : direct);
      if (own) globs.add(`${prefix}*`);
      globs.add(`${prefix}**`);
      if (!/^\.[A-Za-z0-9]{1,8}$/.test(ending)) continue;
      if (own) globs.add(`${prefix}*${ending}`);
      globs.add(`${prefix}**/*${ending}`);
    }
  }
  // A name that a pattern would read as one is no pattern for itself.
  const right = [...globs].filter((glob) => !/[[\]{}()!+?@\\"]/.test(glob));
  return right.sort((a, b) => a.length - b.length).slice(0, MAX_GLOBS);
}

/** `a/b/c.md` → "", "a", "a/b". */
function foldersOf(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return ["", ...parts.map((_, index) => parts.slice(0, index + 1).join("/"))];
}

/** Whether a forEach names something: another step, files that are there, or files that another step is to write. */
export function namesItems(step: Step, steps: readonly Step[], files: readonly string[]): boolean {
  const from = step.forEach?.from;
  if (from === undefined) return true;
  const others = steps.filter((other) => other.id !== step.id);
  if (others.some((other) => other.id === from)) return true;
  const planned = others.flatMap(({ output }) => (output.kind === "files" ? output.paths : []));
  return matching(from, [...files, ...planned]);
}

function matching(glob: string, paths: readonly string[]): boolean {
  try {
    const matches = picomatch(glob.replace(/^(\.\/)+/, ""));
    return paths.some((path) => matches(path));
  } catch {
    return false;
  }
}
