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

/** Marks that turn the direction of what follows: `invoice\u202Efdp.exe` is shown as invoiceexe.pdf. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

/** A path as it may stand in a message: one line, short. */
export function shown(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
  const oneLine = String(path).replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, "?");
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
    // Where a filter takes "../" out once, "....//" becomes it.
    if (/(?:^|\/)\.{3,}\//.test(spelling)) throw outside(path);
    const target = resolve(root, spelling);
    if (!isInside(root, target)) throw outside(path);
    if (isPrivate(relative(root, target))) throw outside(path, "belongs to qwill itself");
  }
  return resolve(root, path);
}

/** Signs that look like a slash: fraction, division, set minus, reverse solidus and their like. */
const SLASHES = /[\\\u2044\u2215\u2216\u29f5\u29f8\u29f9\ufe68\uff0f\uff3c]/g;
/** Dot and slash in the overlong UTF-8 that old decoders took. */
const OVERLONG: Record<string, string> = { "%c0%ae": ".", "%c0%af": "/", "%e0%80%ae": ".", "%e0%80%af": "/" };

/** `C:\a`, `%2e%2e/`, `．．／`: other ways to write a path, which another program may read as such. */
function spellings(path: string): string[] {
  const found = new Set([path]);
  for (let round = 0; round < 3; round++) {
    for (const one of [...found]) {
      found.add(one.replace(SLASHES, "/"));
      found.add(one.normalize("NFKC"));
      found.add(one.replace(/%c0%a[ef]|%e0%80%a[ef]/gi, (code) => OVERLONG[code.toLowerCase()] ?? code));
      try {
        found.add(decodeURIComponent(one));
      } catch {
        // A bare % is an ordinary character of a name.
      }
    }
  }
  return [...found].map((one) => one.replace(/^[a-z]:(?=[/\\])/i, "").replaceAll("\0", ""));
}

/** A name that isn't what it looks like can be read where it is there, but is never made. */
export function refuseDisguise(path: string): void {
  if (!TURNING.test(path)) return;
  throw new ToolError("tool.failed", `${shown(path)} holds a mark that turns its letters round.`, {
    hint: "Write the name without it.",
  });
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
