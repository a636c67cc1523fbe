/** What a path given by a model may look like. Nothing here touches the disk. */
import { isAbsolute, relative, resolve, sep } from "node:path";
import { ToolError } from "../errors.js";

/** The folder of qwill's own records: no tool sees it or gets into it. */
export const PRIVATE_FOLDER = ".qwill";
/** Temporary files of writes under way begin so, and are never listed. */
export const TEMPORARY_PREFIX = ".qwill-tmp-";

const MAX_PATH_CHARS = 1024;
const MAX_NAME_BYTES = 255;

/** True for `path` being `root` or below it; both absolute. */
export function isInside(root: string, path: string): boolean {
  const rest = relative(root, path);
  return rest === "" || (rest !== ".." && !rest.startsWith(`..${sep}`) && !isAbsolute(rest));
}

/** True when a segment names qwill's own folder, in any spelling that a file system may take for it. */
export function isPrivate(relativePath: string): boolean {
  return relativePath.split(/[/\\]/).some((name) => {
    const plain = name.normalize("NFKC").toLowerCase().trim();
    return plain === PRIVATE_FOLDER || plain.startsWith(TEMPORARY_PREFIX);
  });
}

export function outside(path: string, why = "leads out of the workspace"): ToolError {
  return new ToolError("tool.outside-workspace", `${shown(path)} ${why}.`, {
    hint: "Use a path relative to the workspace, for example notes/a.md.",
    data: { path },
  });
}

/** A path as it may stand in a message: one line, short. */
export function shown(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
  const oneLine = String(path).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, "?");
  return `"${oneLine.length > 120 ? `${oneLine.slice(0, 117)}…` : oneLine}"`;
}

/**
 * The absolute path that a given path means under `root`, by its letters alone.
 *
 * @throws ToolError `tool.outside-workspace` for anything that leads out in some spelling, `tool.failed` for names no file can have.
 */
export function lexicalPath(root: string, path: string): string {
  if (typeof path !== "string" || path.trim() === "") {
    throw new ToolError("tool.failed", "The path is empty.", { hint: 'Use "." for the workspace itself.' });
  }
  refuseAbsurd(path);
  if (/^~($|[/\\])/.test(path) || /^[a-z][a-z0-9+.-]*:\/\//i.test(path) || /^file:/i.test(path)) throw outside(path);
  for (const spelling of spellings(path)) {
    const target = resolve(root, spelling);
    if (!isInside(root, target)) throw outside(path);
    if (isPrivate(relative(root, target))) throw outside(path, "belongs to qwill itself");
  }
  return resolve(root, path);
}

/** `C:\a`, `%2e%2e/`, `．．／`: other ways to write a path, which another program may read as such. */
function spellings(path: string): string[] {
  const found = new Set([path]);
  for (let round = 0; round < 3; round++) {
    for (const one of [...found]) {
      found.add(one.replaceAll("\\", "/"));
      found.add(one.normalize("NFKC"));
      try {
        found.add(decodeURIComponent(one));
      } catch {
        // A bare % is an ordinary character of a name.
      }
    }
  }
  return [...found].map((one) => one.replace(/^[a-z]:(?=[/\\])/i, "").replaceAll("\0", ""));
}

function refuseAbsurd(path: string): void {
  const refuse = (why: string) =>
    new ToolError("tool.failed", `${shown(path)} can't be the path of a file: ${why}.`, {
      hint: "Use a plain, short name.",
    });
  if (path.length > MAX_PATH_CHARS) throw refuse(`it is longer than ${MAX_PATH_CHARS} characters`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (/[\u0000-\u001f\u007f]/.test(path)) throw refuse("it holds a control character");
  if (path.split("/").some((name) => Buffer.byteLength(name) > MAX_NAME_BYTES)) {
    throw refuse(`a name in it is longer than ${MAX_NAME_BYTES} bytes`);
  }
}
