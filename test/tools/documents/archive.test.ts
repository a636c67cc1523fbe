import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openArchive } from "../../../src/tools/documents/archive/archive.js";
import { archiveUnpack } from "../../../src/tools/documents/archive/archive-unpack.js";
import { documentRead } from "../../../src/tools/documents/document-read.js";
import { zipOf } from "../../../src/tools/documents/writers/zip-writer.js";
import { call, workspaceWith } from "./make.js";

/** A tar as programs write it: a header of 512 bytes with a sum, the content, filled up. */
function tarOf(entries: { name: string; content?: string; type?: string }[]): Buffer {
  const blocks = entries.flatMap(({ name, content = "", type = "0" }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write("0000644\0", 100);
    header.write(`${Buffer.byteLength(content).toString(8).padStart(11, "0")}\0`, 124);
    header.write("        ", 148);
    header.write(type, 156);
    header.write("ustar\u000000", 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    const data = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
    data.write(content);
    return [header, data];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const files = [
  { name: "a.txt", content: "A" },
  { name: "sub/ü.txt", content: "Ü".repeat(2000) },
];

describe("archives", () => {
  it.each([
    ["zip", "x.zip", zipOf(files)],
    ["tar", "x.tar", tarOf(files)],
    ["tar.gz", "x.tar.gz", gzipSync(tarOf(files))],
  ])("are listed by document_read and unpacked: %s", async (kind, path, bytes) => {
    const workspace = await workspaceWith({ [path]: bytes });
    const { text } = await call(documentRead, { path }, workspace);
    expect(text).toBe(
      `${kind} archive: 2 files, 4001 bytes unpacked\n\n- a.txt (1 bytes)\n- sub/ü.txt (4000 bytes)\n[Unpack it with archive_unpack.]`,
    );
    const result = await call(archiveUnpack, { path }, workspace);
    expect(result.files).toEqual(["x/a.txt", "x/sub/ü.txt"]);
    expect(await workspace.readText("x/sub/ü.txt")).toBe("Ü".repeat(2000));
  });

  it("of one file unpack to it", async () => {
    const workspace = await workspaceWith({ "log.csv.gz": gzipSync("a,b") });
    expect((await call(archiveUnpack, { path: "log.csv.gz", to: "logs" }, workspace)).files).toEqual(["logs/log.csv"]);
  });

  it("that lead out are refused before a byte is written", async () => {
    for (const name of ["../canary", "/tmp/qwill-canary", "a/../../canary", "..\\canary", "C:\\canary", ".qwill/x"]) {
      const workspace = await workspaceWith({ "x.zip": zipOf([...files, { name, content: "out" }]) });
      await expect(call(archiveUnpack, { path: "x.zip", to: "in" }, workspace), name).rejects.toMatchObject({
        code: "tool.outside-workspace",
      });
      expect((await workspace.list()).map(({ path }) => path)).toEqual(["x.zip"]);
    }
  });

  it("replace nothing, and leave links and devices out", async () => {
    const link = tarOf([
      { name: "a.txt", content: "A" },
      { name: "link", type: "2" },
      { name: "dev", type: "3" },
    ]);
    const workspace = await workspaceWith({ "x.tar": link, "there/a.txt": "mine" });
    await expect(call(archiveUnpack, { path: "x.tar", to: "there" }, workspace)).rejects.toMatchObject({
      message: "there/a.txt is there already; unpacking replaces nothing.",
    });
    const { text, data } = await call(archiveUnpack, { path: "x.tar" }, workspace);
    expect(text).toContain("Left out (links, devices, encrypted): link, dev");
    expect(data).toMatchObject({ files: ["x/a.txt"] });
    expect(await workspace.readText("there/a.txt")).toBe("mine");
  });

  it("hold their limits, whatever they say about their sizes", async () => {
    const limits = { files: 3, totalBytes: 100_000, fileBytes: 60_000 };
    const big = zipOf([{ name: "a", content: "0".repeat(80_000) }]);
    const lying = Buffer.from(big);
    // The unpacked size in the directory, set to 1.
    lying.writeUInt32LE(1, lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    await expect(openArchive(lying, "x", limits).then(({ files: all }) => all[0]?.read())).rejects.toThrow(
      "larger than",
    );
    await expect(openArchive(gzipSync("0".repeat(200_000)), "x.gz", limits)).rejects.toThrow("larger than");
    const many = zipOf(["a", "b", "c", "d"].map((name) => ({ name, content: "" })));
    await expect(openArchive(many, "x", limits)).rejects.toThrow("holds 4 files; at most 3");
  });

  it("that are damaged are refused with their name", async () => {
    const tar = tarOf(files);
    for (const bytes of [zipOf(files).subarray(0, 60), tar.subarray(0, 1100), gzipSync("x").subarray(0, 12)]) {
      const workspace = await workspaceWith({ "x.bin": bytes });
      await expect(call(archiveUnpack, { path: "x.bin" }, workspace)).rejects.toMatchObject({
        code: "tool.failed",
        message: expect.stringContaining("x.bin can't be unpacked"),
      });
    }
    const none = await workspaceWith({ "x.txt": "text" });
    await expect(call(archiveUnpack, { path: "x.txt" }, none)).rejects.toMatchObject({ code: "tool.failed" });
  });
});
