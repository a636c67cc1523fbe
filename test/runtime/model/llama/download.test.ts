import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DownloadProgress, downloadModelFile } from "../../../../src/runtime/model/llama/download.js";

const content = randomBytes(3_000_000);
/** Bytes after which the server breaks the next connection, once. */
let breaksAfter = Number.POSITIVE_INFINITY;
const asked: number[] = [];
const folder = mkdtempSync(path.join(tmpdir(), "qwill-download-"));

/** A file server that knows ranges, as model hosts do. */
const server = createServer((request, response) => {
  if (request.url !== "/model.gguf") return void response.writeHead(404).end();
  const [, from, to] = request.headers.range?.match(/^bytes=(\d+)-(\d*)$/) ?? [];
  const start = Number(from ?? 0);
  const end = to ? Number(to) : content.length - 1;
  const part = content.subarray(start, end + 1);
  response.writeHead(from === undefined ? 200 : 206, {
    "accept-ranges": "bytes",
    "content-length": part.length,
    ...(from === undefined ? {} : { "content-range": `bytes ${start}-${end}/${content.length}` }),
  });
  if (request.method === "HEAD") return void response.end();
  asked.push(start);
  if (part.length <= breaksAfter) return void response.end(part);
  response.write(part.subarray(0, breaksAfter), () => response.destroy());
  breaksAfter = Number.POSITIVE_INFINITY;
});
const url = (file: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${file}`;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.closeAllConnections());
afterAll(() => void server.close());

describe("a model's download", () => {
  it("brings the file as it is, and says how far it got", async () => {
    const told: DownloadProgress[] = [];
    const file = await downloadModelFile({
      uri: url("model.gguf"),
      folder,
      fileName: "mine.gguf",
      onProgress: (progress) => told.push(progress),
    });
    expect(path.basename(file)).toBe("mine.gguf");
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(told.at(-1)).toMatchObject({ doneBytes: content.length, totalBytes: content.length });
  });

  it("that can't be had is model.unreachable, with the address and the way out", async () => {
    const failing = downloadModelFile({ uri: url("missing.gguf"), folder, fileName: "missing.gguf" });
    await expect(failing).rejects.toMatchObject({
      code: "model.unreachable",
      message: expect.stringContaining("missing.gguf"),
      hint: expect.stringContaining("goes on where it stopped"),
    });
  });

  it("goes on by itself after a broken connection, and the file is right", async () => {
    breaksAfter = 1_000_000;
    asked.length = 0;
    const file = await downloadModelFile({ uri: url("model.gguf"), folder, fileName: "broken.gguf" });
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(breaksAfter).toBe(Number.POSITIVE_INFINITY);
    expect(asked.length).toBeGreaterThan(1);
  });

  it("says that the disk is full, or that the folder can't be written", async () => {
    const failing = downloadModelFile({ uri: url("model.gguf"), folder: "/dev/null/models", fileName: "x.gguf" });
    await expect(failing).rejects.toMatchObject({
      code: "model.failed",
      message: expect.stringContaining("/dev/null"),
    });
  });
});
