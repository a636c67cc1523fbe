import { createHash } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, mkdir, open, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { ConfigError, isQwillError, ToolError } from "../errors.js";
import { type Folder, openFolder } from "./folder-handle.js";
import { globMatcher, walkFiles } from "./list.js";
import { nearestNames } from "./nearest.js";
import { isInside, isPrivate, lexicalPath, outside, refuseDisguise, shown } from "./paths.js";
import { realTarget } from "./real-target.js";
import { holdsPrivate, removeEntry, renameEntry } from "./relocate.js";
import { replaceFile } from "./replace-file.js";
import { codeOf, NO_ROOM, REASONS } from "./system-errors.js";
import { textOf } from "./text.js";
import type { Workspace, WorkspaceEntry, WorkspaceOptions, WrittenFile } from "./workspace.js";

const MAX_TEXT_BYTES = 10_000_000;
const MAX_BYTES = 100_000_000;
const READ_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a folder as a workspace; makes it when missing.
 *
 * @throws ConfigError `config.invalid` when it can't be a workspace.
 * @example
 * const workspace = await openWorkspace("./work");
 * await workspace.write("notes/a.md", "# Notes\n");
 */
export async function openWorkspace(root: string, options: WorkspaceOptions = {}): Promise<Workspace> {
  const refuse = (why: string, cause?: unknown) =>
    new ConfigError("config.invalid", `The workspace ${shown(root)} ${why}.`, {
      hint: "Give a folder of its own, for example --workspace ./work.",
      cause,
    });
  if (typeof root !== "string" || root === "" || root.includes("\0")) throw refuse("is not a path");
  let real: string;
  try {
    await mkdir(root, { recursive: true });
    real = await realpath(root);
  } catch (cause) {
    throw refuse(`can't be opened (${codeOf(cause)})`, cause);
  }
  if (!(await stat(real)).isDirectory()) throw refuse("is not a folder");
  if (/^\/($|proc($|\/)|sys($|\/)|dev($|\/(?!shm\/)))/.test(real)) throw refuse("is a part of the system");
  return new FolderWorkspace(real, options);
}

class FolderWorkspace implements Workspace {
  readonly root: string;
  readonly #readOnly: boolean;

  constructor(root: string, options: WorkspaceOptions) {
    this.root = root;
    this.#readOnly = options.readOnly ?? false;
  }

  async resolve(path: string): Promise<string> {
    const wanted = lexicalPath(this.root, path);
    let real: string;
    try {
      real = await realTarget(wanted);
    } catch (error) {
      throw this.#failure(path, "reach", error);
    }
    if (!isInside(this.root, real)) throw outside(path);
    if (isPrivate(relative(this.root, real))) throw outside(path, "belongs to qwill itself");
    const info = await lstat(real).catch(() => undefined);
    if (info && !info.isFile() && !info.isDirectory()) throw outside(path, "is a device or the like, not a file");
    return real;
  }

  async readText(path: string, options: { maxBytes?: number } = {}): Promise<string> {
    const text = textOf(await this.readBytes(path, { maxBytes: options.maxBytes ?? MAX_TEXT_BYTES }));
    if (text !== undefined) return text;
    throw new ToolError("tool.failed", `${shown(path)} is not a text file.`, {
      hint: "Read PDF and office files with document_read; look at other binary files with code_run.",
    });
  }

  async readBytes(path: string, options: { maxBytes?: number } = {}): Promise<Uint8Array> {
    const maxBytes = options.maxBytes ?? MAX_BYTES;
    return this.#withFile(path, async (handle, info) => {
      if (info.size > maxBytes) {
        throw new ToolError("tool.failed", `${shown(path)} has ${info.size} bytes; at most ${maxBytes} are read.`, {
          hint: "Work on the file with code_run.",
        });
      }
      return handle.readFile();
    });
  }

  async *readChunks(path: string): AsyncGenerator<Uint8Array> {
    const real = await this.resolve(path);
    const { handle, close } = await this.#open(path, real);
    try {
      yield* handle.createReadStream({ autoClose: false });
    } catch (error) {
      throw this.#failure(path, "read", error);
    } finally {
      await close();
    }
  }

  async write(path: string, content: string | Uint8Array): Promise<WrittenFile> {
    refuseDisguise(path);
    const real = await this.resolve(path);
    this.#refuseWrite(path, "write to");
    if (real === this.root) throw new ToolError("tool.failed", `${shown(path)} is a folder.`, { hint: "Name a file." });
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    try {
      await this.#replace(real, bytes);
    } catch (error) {
      throw this.#failure(path, "write to", error);
    }
    return {
      path: this.#relative(real),
      sha256: createHash("sha256").update(bytes).digest("hex"),
      bytes: bytes.length,
    };
  }

  async move(from: string, to: string): Promise<{ path: string }> {
    refuseDisguise(to);
    const [source, target] = [await this.#entry(from), await this.#entry(to)];
    this.#refuseWrite(from, "move");
    const shut: Folder[] = [];
    try {
      const folder = await this.#openParent(source);
      shut.push(folder);
      await lstat(join(folder.base, basename(source)));
      const other = await this.#openParent(target, true);
      shut.push(other);
      await renameEntry(folder, basename(source), other, basename(target));
    } catch (error) {
      if (codeOf(error) === "ENOENT") throw await this.#missing(from);
      throw this.#failure(codeOf(error) === "EEXIST" ? to : from, "move", error);
    } finally {
      for (const folder of shut) await folder.close();
    }
    return { path: this.#relative(target) };
  }

  async remove(path: string): Promise<{ path: string; files: number }> {
    const real = await this.#entry(path);
    this.#refuseWrite(path, "delete");
    let folder: Folder | undefined;
    try {
      folder = await this.#openParent(real);
      if (await holdsPrivate(folder, basename(real))) throw outside(path, "holds files of qwill itself");
      return { path: this.#relative(real), files: await removeEntry(folder, basename(real)) };
    } catch (error) {
      if (codeOf(error) === "ENOENT") throw await this.#missing(path);
      throw this.#failure(path, "delete", error);
    } finally {
      await folder?.close();
    }
  }

  async list(options: { path?: string; glob?: string; limit?: number } = {}): Promise<WorkspaceEntry[]> {
    const real = await this.resolve(options.path ?? ".");
    const info = await lstat(real).catch(() => undefined);
    if (!info) throw await this.#missing(options.path ?? ".");
    const matches = options.glob === undefined ? () => true : globMatcher(options.glob);
    if (!info.isDirectory()) {
      return matches(basename(real)) ? [{ path: this.#relative(real), bytes: info.size }] : [];
    }
    return walkFiles(this.root, {
      start: this.#relative(real),
      matches,
      limit: options.limit ?? Number.POSITIVE_INFINITY,
      admitsLink: (link) => this.exists(`./${link}`),
    });
  }

  async exists(path: string): Promise<boolean> {
    try {
      const info = await lstat(await this.resolve(path));
      return info.isFile() || info.isDirectory();
    } catch {
      return false;
    }
  }

  async digest(path: string): Promise<WrittenFile> {
    return this.#withFile(path, async (handle, info, real) => {
      const hash = createHash("sha256");
      for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk);
      return { path: this.#relative(real), sha256: hash.digest("hex"), bytes: info.size };
    });
  }

  #refuseWrite(path: string, doing: string): void {
    if (!this.#readOnly) return;
    throw new ToolError("tool.failed", `Can't ${doing} ${shown(path)}: the workspace is read-only.`, {
      hint: "Give the result as text instead.",
    });
  }

  /** The absolute path of an entry itself: the folders above are resolved, a link as the last part is not followed. */
  async #entry(path: string): Promise<string> {
    const wanted = lexicalPath(this.root, path);
    if (wanted === this.root) throw outside(path, "is the workspace itself");
    const parent = await this.resolve(dirname(wanted));
    const entry = join(parent, basename(wanted));
    if (isPrivate(relative(this.root, entry))) throw outside(path, "belongs to qwill itself");
    return entry;
  }

  #relative(real: string): string {
    return relative(this.root, real).split(sep).join("/");
  }

  async #openParent(real: string, create = false): Promise<Folder> {
    const names = relative(this.root, dirname(real)).split(sep).filter(Boolean);
    return openFolder(this.root, names, create ? { create, owner: await this.#owner() } : {});
  }

  /** As the superuser, what is written belongs to whom the workspace belongs. */
  async #owner(): Promise<{ uid: number; gid: number } | undefined> {
    if (process.getuid?.() !== 0) return undefined;
    const { uid, gid } = await stat(this.root);
    return uid === 0 && gid === 0 ? undefined : { uid, gid };
  }

  async #withFile<T>(path: string, use: (handle: FileHandle, info: Stats, real: string) => Promise<T>): Promise<T> {
    const real = await this.resolve(path);
    const { handle, info, close } = await this.#open(path, real);
    try {
      return await use(handle, info, real);
    } catch (error) {
      throw this.#failure(path, "read", error);
    } finally {
      await close();
    }
  }

  /** Opens a file for reading and makes sure that it is one. */
  async #open(path: string, real: string): Promise<{ handle: FileHandle; info: Stats; close(): Promise<void> }> {
    let folder: Folder | undefined;
    let handle: FileHandle | undefined;
    const close = async () => {
      await handle?.close();
      await folder?.close();
    };
    try {
      if (real === this.root) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
      folder = await this.#openParent(real);
      const here = join(folder.base, basename(real));
      // Before opening: a device may act on being opened.
      const before = await lstat(here);
      if (before.isDirectory()) {
        throw new ToolError("tool.failed", `${shown(path)} is a folder.`, { hint: "List it with file_list." });
      }
      if (!before.isFile()) throw outside(path, "is a device or the like, not a file");
      handle = await open(here, READ_FLAGS);
      const info = await handle.stat();
      if (!info.isFile()) throw outside(path, "is not a file");
      return { handle, info, close };
    } catch (error) {
      await close();
      if (codeOf(error) === "ENOENT") throw await this.#missing(path);
      throw this.#failure(path, "read", error);
    }
  }

  async #replace(real: string, bytes: Uint8Array): Promise<void> {
    const folder = await this.#openParent(real, true);
    try {
      const owner = await this.#owner();
      await replaceFile(folder, basename(real), { bytes, owner, path: this.#relative(real) });
    } finally {
      await folder.close();
    }
  }

  async #missing(path: string): Promise<ToolError> {
    const names = (await this.list({ limit: 2000 }).catch(() => [])).map((entry) => entry.path);
    const near = nearestNames(path, names);
    const hint =
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : names.length === 0
          ? "The workspace is empty."
          : `There are: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}`;
    return new ToolError("tool.failed", `There is no ${shown(path)} in the workspace.`, { hint, data: { path } });
  }

  #failure(path: string, doing: string, error: unknown): Error {
    if (isQwillError(error)) return error;
    const code = codeOf(error);
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error)).replaceAll(this.root, ".");
    return new ToolError("tool.failed", `Can't ${doing} ${shown(path)}: ${reason}.`, {
      hint: NO_ROOM.has(code) ? "Free some space and try again." : "Choose another path.",
      cause: error,
      data: { path },
    });
  }
}
