import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openWorkspace } from "../runtime/workspace/workspace.js";
import { ApiError, badRequest } from "./api-error.js";

/** A file that was sent and belongs to no task yet. */
export interface Upload {
  id: string;
  name: string;
  bytes: number;
}

export const MAX_UPLOAD_BYTES = 50_000_000;
const MAX_WAITING = 500;
const MAX_WAITING_BYTES = 1_000_000_000;

/** Files on their way to a task: kept in qwill's own folder, where no tool sees them, until the task begins. */
export class Uploads {
  readonly #folder: string;
  readonly #waiting = new Map<string, Upload>();

  /** @param workspace absolute */
  constructor(workspace: string) {
    this.#folder = path.join(workspace, ".qwill", "uploads");
  }

  /** @throws ApiError `api.bad-request` for a name that no file can have, `api.too-large` */
  async add(name: string, body: ReadableStream<Uint8Array> | null): Promise<Upload> {
    const upload: Upload = { id: randomBytes(12).toString("hex"), name: fileName(name), bytes: 0 };
    const waiting = [...this.#waiting.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    if (this.#waiting.size >= MAX_WAITING || waiting >= MAX_WAITING_BYTES)
      throw tooLarge(`More than ${MAX_WAITING} files or ${MAX_WAITING_BYTES / 1e6} MB wait for their task.`);
    await mkdir(this.#folder, { recursive: true });
    const file = path.join(this.#folder, upload.id);
    const counted = new Transform({
      transform(piece: Uint8Array, _encoding, done) {
        upload.bytes += piece.length;
        if (upload.bytes > MAX_UPLOAD_BYTES) done(tooLarge(`A file may have ${MAX_UPLOAD_BYTES / 1e6} MB.`));
        else done(null, piece);
      },
    });
    try {
      const source = body ? Readable.fromWeb(body as import("node:stream/web").ReadableStream) : Readable.from([]);
      await pipeline(source, counted, createWriteStream(file, { flags: "wx", mode: 0o600 }));
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    this.#waiting.set(upload.id, upload);
    return upload;
  }

  /** @throws ApiError `api.bad-request` for ids that there are not */
  require(ids: readonly string[]): void {
    const unknown = ids.find((id) => !this.#waiting.has(id));
    if (unknown !== undefined)
      throw badRequest(`There is no upload "${unknown.slice(0, 80)}".`, "Send the file again: POST /api/uploads");
  }

  /** Moves files into a task's folder; those of one name get numbers. */
  async moveTo(folder: string, ids: readonly string[]): Promise<void> {
    const workspace = await openWorkspace(folder);
    for (const id of new Set(ids)) {
      const upload = this.#waiting.get(id);
      if (!upload) continue;
      const { name, ext } = path.parse(upload.name);
      let free = upload.name;
      for (let number = 2; await workspace.exists(free); number++) free = `${name} (${number})${ext}`;
      const file = path.join(this.#folder, id);
      await workspace.write(free, await readFile(file));
      await rm(file, { force: true });
      this.#waiting.delete(id);
    }
  }

  /** Forgets what no task has taken, also what an earlier server left. */
  async clear(): Promise<void> {
    this.#waiting.clear();
    for (const name of await readdir(this.#folder).catch(() => [])) {
      await rm(path.join(this.#folder, name), { force: true, recursive: true });
    }
  }
}

/** The last part of a name, without what turns reading directions or breaks lines. @throws ApiError */
function fileName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const name = last
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, "_")
    .trim()
    .replace(/^\.+/, "");
  if (!name || Buffer.byteLength(name) > 240)
    throw badRequest(`"${given.slice(0, 80)}" can't be the name of a file.`, "POST /api/uploads?name=notes.md");
  return name;
}

function tooLarge(message: string): ApiError {
  return new ApiError(413, "api.too-large", message, "Put large files into the workspace's folder yourself.");
}
