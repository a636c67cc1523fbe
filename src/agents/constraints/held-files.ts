import { posix } from "node:path";
import { ToolError } from "../../runtime/errors.js";
import type { RunState } from "../../runtime/run/state.js";
import { narrowed } from "../../runtime/workspace/narrowed.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { type Demand, demandsIn, type FileInvariant, fileDemandsOf, isFileDemand, saidIn } from "./constraints.js";

/** The words that forbid a change of a path, if any do. Paths are relative to the workspace. */
export type Hold = (path: string, change: "write" | "remove") => string | undefined;

/** What a run's constraints hold; undefined where none is about files. */
export function holdOf(state: RunState): Hold | undefined {
  return holdFor(fileDemandsOf(state), new Set(state.noted?.map(({ path }) => path)));
}

/** What a plan would be held to that has these constraints. */
export function planHold(state: RunState, constraints: readonly string[], files: readonly string[]): Hold | undefined {
  const written = new Set(state.files);
  const before = state.noted?.map(({ path }) => path) ?? files.filter((path) => !written.has(path));
  return holdFor(demandsIn([state.goal, ...saidIn(state)], constraints).filter(isFileDemand), new Set(before));
}

function holdFor(demands: readonly Demand<FileInvariant>[], before: ReadonlySet<string>): Hold | undefined {
  if (demands.length === 0) return undefined;
  return (path, change) => {
    // A folder goes with what is in it.
    const gone = change === "remove" ? [...before].filter((file) => isBelow(file, path)) : [];
    return demands.find(({ invariant }) => [path, ...gone].some((each) => breaks(invariant, each, change, before)))
      ?.text;
  };
}

function breaks(
  invariant: FileInvariant,
  path: string,
  change: "write" | "remove",
  before: ReadonlySet<string>,
): boolean {
  if (invariant.kind === "untouched") return isNamed(invariant, path) || (isAll(invariant) && before.has(path));
  // What the run has put into the wrong place it may take away again.
  const isOwn = change === "remove" && !before.has(path);
  return !isOwn && !invariant.folders.some((folder) => isBelow(path, folder));
}

/** Whether a constraint speaks of a path by its name, or by that of a folder above it. */
export function isNamed({ paths }: { paths: readonly string[] }, path: string): boolean {
  return paths.some((name) => isBelow(path, name) || (!name.includes("/") && posix.basename(path) === name));
}

/** Whether it speaks of all that was there before. */
export function isAll({ paths }: { paths: readonly string[] }): boolean {
  return paths.length === 0;
}

export function isBelow(path: string, folder: string): boolean {
  return folder === "." || path === folder || path.startsWith(`${folder}/`);
}

/** A workspace in which nothing is changed that is held: the call is refused before it happens. */
export function heldView(workspace: Workspace, hold: Hold): Workspace {
  const admit = async (path: string, change: "write" | "remove") => {
    const { root } = workspace;
    const real = posix.relative(root, await workspace.resolve(path));
    const words = hold(real, change) ?? hold(posix.relative(root, posix.resolve(root, path)), change);
    if (words !== undefined) throw new ToolError("tool.denied", heldInWords(path, change, words));
  };
  return narrowed(workspace, {
    async write(path, content) {
      await admit(path, "write");
      return workspace.write(path, content);
    },
    async move(from, to) {
      await admit(from, "remove");
      await admit(to, "write");
      return workspace.move(from, to);
    },
    async remove(path) {
      await admit(path, "remove");
      return workspace.remove(path);
    },
  });
}

export function heldInWords(path: string, change: "write" | "remove", words: string): string {
  return `"${path}" can't be ${change === "write" ? "written" : "moved or removed"} in this run: "${words}".`;
}

/** Arguments by which tools that write name what they write to. */
const TARGET = /^(?:to|target|dest(?:ination)?|out(?:put)?(?:_?(?:path|file|name|folder|dir))?|save(?:_?(?:as|to))?)$/i;
const FILE = /^(?:path|file|file_?(?:path|name))$/i;
const CONTENT = /^(?:content|contents|text|body|data|markdown|html|code|csv|json|lines|rows)$/i;

/**
 * The files that a writing call surely means to write, by its arguments: for tools that don't write through the workspace
 * they are given. A lone `path` may be what is read; beside a content it is not.
 */
export function targetsIn(args: Record<string, unknown>): string[] {
  const hasContent = Object.keys(args).some((name) => CONTENT.test(name));
  return Object.entries(args).flatMap(([name, value]) =>
    typeof value === "string" && (TARGET.test(name) || (hasContent && FILE.test(name))) ? [value] : [],
  );
}
