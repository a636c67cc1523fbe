import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type DownloadProgress, downloadModelFile } from "../../../../src/runtime/model/llama/download.js";
import { pullModel } from "../../../../src/runtime/model/pull.js";
import { writeTinyModel } from "../../../../src/runtime/model/tiny-model/tiny-model.js";
import { FileServer } from "./file-server.js";

const content = randomBytes(3_000_000);
const changedContent = randomBytes(3_000_000);
const patience = { attempts: 3, waitMs: 1, stallMs: 10_000 };
let server: FileServer;
let folder: string;

beforeAll(async () => {
  server = await FileServer.start(content);
});
afterAll(() => server.stop());
beforeEach(() => {
  server.reset(content);
  folder = mkdtempSync(path.join(tmpdir(), "qwill-download-"));
});

const download = (more: Partial<Parameters<typeof downloadModelFile>[0]> = {}) =>
  downloadModelFile({ uri: `${server.address}/model.gguf`, folder, fileName: "mine.gguf", patience, ...more });
const part = () => path.join(folder, "mine.gguf.part");

/** A download that stops after a million bytes, as when the program ends. */
async function interrupted(): Promise<void> {
  const stop = new AbortController();
  server.breaksAfter = 1_000_000;
  server.falls = true;
  const onProgress = ({ doneBytes }: DownloadProgress) => doneBytes >= 1_000_000 && stop.abort();
  await expect(download({ signal: stop.signal, onProgress })).rejects.toThrow("aborted");
  expect(readFileSync(part()).equals(content.subarray(0, 1_000_000))).toBe(true);
  server.behave();
}

describe("a model's download", () => {
  it("brings the file as it is, and says how far it got", async () => {
    const told: DownloadProgress[] = [];
    const file = await download({ onProgress: (progress) => told.push(progress) });
    expect(path.basename(file)).toBe("mine.gguf");
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(told.at(-1)).toMatchObject({ doneBytes: content.length, totalBytes: content.length, secondsLeft: 0 });
    expect(existsSync(part())).toBe(false);
  });

  it("that the server refuses is model.unreachable at once, with the address and the way out", async () => {
    await expect(download({ uri: `${server.address}/missing.gguf` })).rejects.toMatchObject({
      code: "model.unreachable",
      message: expect.stringMatching(/missing\.gguf can't be downloaded: the server says 404/),
      hint: expect.stringContaining("goes on where it stopped"),
    });
  });

  it("goes on by itself after broken connections, each from where the last one broke", async () => {
    server.breaksAfter = 500_000;
    const file = await download();
    expect(readFileSync(file).equals(content)).toBe(true);
    // What a broken connection had still on its way is lost with it: not all of its bytes count.
    expect(server.asked.length).toBeGreaterThanOrEqual(6);
    for (const [index, start] of server.asked.entries()) {
      const before = server.asked[index - 1];
      if (before !== undefined) expect(start).toBeGreaterThan(before);
    }
  });

  it("goes on in the middle when it is asked for again", async () => {
    await interrupted();
    const file = await download();
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(server.asked).toEqual([1_000_000]);
  });

  it("gives up on a server that breaks every connection, and says what is kept", async () => {
    await interrupted();
    server.breaksAfter = 0;
    await expect(download()).rejects.toMatchObject({
      code: "model.unreachable",
      message: expect.stringMatching(/3 attempts in a row brought nothing new: .*1 MB of it are kept/),
      data: { keptBytes: 1_000_000 },
    });
    expect(server.asked).toHaveLength(3);
    expect(readFileSync(part()).length).toBe(1_000_000);
  });

  it("gives up on a connection that brings nothing more", async () => {
    Object.assign(server, { breaksAfter: 1_000_000, falls: true, breaks: 1 });
    const file = await download({ patience: { ...patience, stallMs: 1500 } });
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(server.asked).toEqual([0, 1_000_000]);
  });

  it("starts anew where the server has no ranges, and gives up when it never gets further", async () => {
    Object.assign(server, { ranges: false, breaksAfter: 1_000_000, breaks: 1 });
    expect(readFileSync(await download()).equals(content)).toBe(true);
    expect(server.asked).toEqual([0, 0]);
    server.breaks = Number.POSITIVE_INFINITY;
    await expect(download({ fileName: "other.gguf" })).rejects.toMatchObject({ code: "model.unreachable" });
    expect(server.asked).toHaveLength(2 + 4);
  });

  for (const [by, before, after] of [
    ["its tag", { etag: '"one"' }, { etag: '"two"', content: changedContent }],
    ["its date", { lastModified: "Mon, 01 Jan 2024" }, { lastModified: "Tue, 02 Jan 2024", content: changedContent }],
    ["its size", {}, { content: changedContent.subarray(0, 2_000_000) }],
    ["being shorter than what is here", {}, { content: changedContent.subarray(0, 500_000) }],
  ] as const) {
    it(`starts anew when the file has changed in between, seen by ${by}`, async () => {
      Object.assign(server, { etag: undefined }, before);
      await interrupted();
      Object.assign(server, { etag: undefined }, after);
      expect(readFileSync(await download()).equals(after.content)).toBe(true);
      expect(server.asked.at(-1)).toBe(0);
    });
  }

  it("does not trust a beginning of which it doesn't know where it is from", async () => {
    writeFileSync(part(), randomBytes(1_000_000));
    expect(readFileSync(await download()).equals(content)).toBe(true);
  });

  it("says that the disk is full, or that the folder can't be written", async () => {
    await expect(download({ folder: "/dev/null/models" })).rejects.toMatchObject({
      code: "model.failed",
      message: expect.stringContaining("/dev/null"),
    });
  });
});

describe("the checksum that the hub tells", () => {
  const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  const fromHub = (more: Partial<Parameters<typeof downloadModelFile>[0]> = {}) =>
    download({ uri: "hf:some/model:Q8_0", hub: server.address, ...more });

  it("is that of what came, also over broken connections", async () => {
    Object.assign(server, { sha256: sha256(content), breaksAfter: 900_000 });
    expect(readFileSync(await fromHub()).equals(content)).toBe(true);
  });

  it("is held against what an earlier download had left, too", async () => {
    server.sha256 = sha256(content);
    const stop = new AbortController();
    Object.assign(server, { breaksAfter: 1_000_000, falls: true });
    const onProgress = ({ doneBytes }: DownloadProgress) => doneBytes >= 1_000_000 && stop.abort();
    await expect(fromHub({ signal: stop.signal, onProgress })).rejects.toThrow("aborted");
    server.behave();
    const spoilt = readFileSync(part());
    spoilt[500_000] = (spoilt[500_000] ?? 0) ^ 1;
    writeFileSync(part(), spoilt);
    await expect(fromHub()).rejects.toMatchObject({
      code: "model.failed",
      message: expect.stringMatching(/came damaged .* was deleted: its SHA-256 is/),
    });
    expect(existsSync(part())).toBe(false);
    expect(readFileSync(await fromHub()).equals(content)).toBe(true);
  });

  it("refuses what is not the hub's file, and keeps nothing of it", async () => {
    server.sha256 = sha256(Buffer.from("another file"));
    await expect(fromHub()).rejects.toMatchObject({ code: "model.failed", hint: expect.stringContaining("again") });
    expect(existsSync(part()) || existsSync(path.join(folder, "mine.gguf"))).toBe(false);
    expect(server.asked).toEqual([0]);
  });

  it("starts anew when it is another one than before", async () => {
    server.sha256 = sha256(changedContent);
    Object.assign(server, { breaksAfter: 1_000_000, falls: true });
    const stop = new AbortController();
    const onProgress = ({ doneBytes }: DownloadProgress) => doneBytes >= 1_000_000 && stop.abort();
    await expect(fromHub({ signal: stop.signal, onProgress })).rejects.toThrow("aborted");
    server.behave();
    server.sha256 = sha256(content);
    expect(readFileSync(await fromHub()).equals(content)).toBe(true);
    expect(server.asked.at(-1)).toBe(0);
  });
});

describe("the key for the hub", () => {
  const pull = (more: Partial<Parameters<typeof pullModel>[1]> = {}) =>
    pullModel("qwen3-1.7b", { modelsDir: folder, hub: server.address, ...more });

  it("is asked for in words where it is missing", async () => {
    server.key = "hf_secret";
    const refused = pull({ token: "" });
    await expect(refused).rejects.toMatchObject({
      code: "model.unreachable",
      message: expect.stringContaining("HTTP 401"),
      hint: expect.stringContaining("HF_TOKEN"),
    });
  });

  it("goes to the hub and never to where it sends us", async () => {
    server.content = readFileSync(await writeTinyModel({}));
    Object.assign(server, { key: "hf_secret", sha256: createHash("sha256").update(server.content).digest("hex") });
    await pull({ token: "hf_secret" });
    expect(server.keys.map(({ path: asked, key }) => [asked.split("/")[1], key])).toEqual([
      ["v2", "Bearer hf_secret"],
      ["Qwen", "Bearer hf_secret"],
      ["storage", undefined],
    ]);
  });

  it("stays here when a plain address is downloaded", async () => {
    await download({ token: "hf_secret" });
    expect(server.keys.map(({ key }) => key)).toEqual([undefined]);
  });

  it("and the hub's address come from the environment", async () => {
    server.content = readFileSync(await writeTinyModel({}));
    server.key = "hf_secret";
    vi.stubEnv("HF_ENDPOINT", server.address);
    vi.stubEnv("HF_TOKEN", "hf_secret");
    const file = await pullModel("qwen3-1.7b", { modelsDir: folder });
    vi.unstubAllEnvs();
    expect(readFileSync(file).equals(server.content)).toBe(true);
  });
});

describe("pullModel", () => {
  const pull = () => pullModel("qwen3-1.7b", { modelsDir: folder, hub: server.address });

  it("finds the file at the hub, checks it, and leaves a whole one alone", async () => {
    server.content = readFileSync(await writeTinyModel({}));
    const file = await pull();
    expect(path.basename(file)).toBe("qwen3-1.7b.Q8_0.gguf");
    expect(readFileSync(file).equals(server.content)).toBe(true);
    await pull();
    expect(server.asked).toEqual([0]);
  });

  it("refuses a file whose last tensor is cut off, and gets it again when asked to", async () => {
    const whole = readFileSync(await writeTinyModel({}));
    server.content = whole.subarray(0, -1);
    await expect(pull()).rejects.toMatchObject({
      code: "model.failed",
      message: expect.stringContaining(`cut off: it has ${whole.length - 1} of ${whole.length} bytes`),
    });
    server.content = whole;
    expect(readFileSync(await pull()).equals(whole)).toBe(true);
  });

  it("says what the hub does not have", async () => {
    const missing = pullModel("qwen3-8b", { modelsDir: folder, hub: server.address });
    await expect(missing).rejects.toMatchObject({
      code: "model.unreachable",
      message: expect.stringContaining("has no Q4_K_M of Qwen/Qwen3-8B-GGUF (HTTP 404)"),
    });
  });
});
