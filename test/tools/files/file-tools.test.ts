import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";
import { executeCall } from "../../../src/tools/execute.js";
import { fileTools } from "../../../src/tools/files/file-tools.js";

let base: string;
let workspace: Workspace;
const tools = new Map(fileTools().map((tool) => [tool.name, tool]));

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "qwill-files-"));
  workspace = await openWorkspace(join(base, "work"));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const call = (name: string, args: unknown) =>
  executeCall({ callId: "c", name, args }, { tools, workspace, signal: AbortSignal.timeout(30_000) });

const put = async (files: Record<string, string>) => {
  for (const [path, content] of Object.entries(files)) await workspace.write(path, content);
};

describe("file_list", () => {
  it("shows paths and sizes, and what others fill only when asked", async () => {
    await put({ "a.md": "x".repeat(1500), "b/c.txt": "hi", "node_modules/m/i.js": "", ".qwill-not/x": "1" });
    const outcome = await call("file_list", {});
    expect(outcome.text).toBe(".qwill-not/x 1 B\na.md 1.5 kB\nb/c.txt 2 B");
    expect(outcome.data).toMatchObject({
      total: 3,
      files: [{ path: ".qwill-not/x" }, { path: "a.md", bytes: 1500 }, {}],
    });
    expect((await call("file_list", { glob: "node_modules/**" })).text).toContain("node_modules/m/i.js");
  });

  it("says what there is when nothing matches, and when there is nothing at all", async () => {
    expect((await call("file_list", {})).text).toBe("There are no files.");
    await put({ "cvs/a.pdf": "x" });
    expect((await call("file_list", { glob: "*.pdf" })).text).toContain("cvs/a.pdf");
    expect((await call("file_list", { path: "cvs", glob: "*.pdf" })).text).toBe("cvs/a.pdf 1 B");
  });

  it("bounds a long list", async () => {
    await Promise.all(Array.from({ length: 230 }, (_, i) => writeFile(join(workspace.root, `f${i}`), "")));
    const outcome = await call("file_list", {});
    expect(outcome.text).toContain("… and 30 more");
    expect(outcome.data).toMatchObject({ total: 230 });
  });
});

describe("file_read", () => {
  it("gives the text, and says where it comes from", async () => {
    await put({ "a.md": "one\ntwo\n" });
    expect(await call("file_read", { path: "a.md" })).toMatchObject({
      ok: true,
      text: "one\ntwo",
      sources: [{ path: "a.md", text: "one\ntwo" }],
    });
  });

  it("shows the part asked for of a file too large to be held", async () => {
    await put({ "big.log": "a line of the log\n".repeat(700_000) });
    const begin = await call("file_read", { path: "big.log" });
    expect(begin.text).toMatch(
      /^a line of the log\n[\s\S]*\n\[lines 1-888 of a file of 12\.6 MB; go on with from: 889\]$/,
    );
    const end = await call("file_read", { path: "big.log", from: 699_999 });
    expect(end.text).toBe("a line of the log\na line of the log\n[lines 699999-700000 of 700000]");
    expect((await call("file_read", { path: "big.log", from: 700_001 })).text).toContain("has 700000 lines");
    await put({ "one.txt": "x".repeat(11_000_000) });
    expect((await call("file_read", { path: "one.txt" })).text).toContain("[line 1 of a file of 11.0 MB is longer");
  });

  it("gives some lines and says how to go on", async () => {
    await put({ "a.md": "1\n2\n3\n4\n5\n" });
    expect((await call("file_read", { path: "a.md", from: 2, lines: 2 })).text).toBe(
      "2\n3\n[lines 2-3 of 5; go on with from: 4]",
    );
    expect((await call("file_read", { path: "a.md", from: 5, lines: 9 })).text).toBe("5\n[lines 5-5 of 5]");
    expect((await call("file_read", { path: "a.md", from: 6 })).error).toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("5 lines"),
    });
  });

  it("can be followed to the end of a long file without a gap", async () => {
    const whole = Array.from({ length: 3000 }, (_, i) => `line ${i} ${"x".repeat(i % 50)}`);
    await put({ "long.txt": whole.join("\n") });
    const read: string[] = [];
    for (let from: number | undefined = 1; from !== undefined; ) {
      const { text } = await call("file_read", { path: "long.txt", from });
      expect(text.length).toBeLessThan(20_000);
      read.push(...text.split("\n").filter((line) => !line.startsWith("[lines ")));
      const next = /go on with from: (\d+)/.exec(text)?.[1];
      from = next === undefined ? undefined : Number(next);
    }
    expect(read).toEqual(whole);
  });

  it("bounds a file of one endless line", async () => {
    await put({ "min.js": "x".repeat(100_000) });
    const { text, ok } = await call("file_read", { path: "min.js" });
    expect(ok).toBe(true);
    expect(text.length).toBeLessThan(20_000);
    expect(text).toContain("longer than 16000 characters");
  });

  it("repairs: nearest names for a missing file, the right tool for a PDF", async () => {
    await put({ "notes/report.md": "x", "cv.pdf": "%PDF-1.7 x" });
    expect((await call("file_read", { path: "report.md" })).text).toContain("notes/report.md");
    expect((await call("file_read", { path: "cv.pdf" })).text).toContain("document_read");
  });

  it("reads nothing outside", async () => {
    await writeFile(join(base, "canary"), "secret");
    await symlink(join(base, "canary"), join(workspace.root, "link"));
    for (const path of ["../canary", join(base, "canary"), "link", "/proc/self/environ", ".qwill/x"]) {
      const outcome = await call("file_read", { path });
      expect(outcome.error?.code).toBe("tool.outside-workspace");
      expect(JSON.stringify(outcome)).not.toContain("secret");
    }
  });
});

describe("file_write", () => {
  it("writes, replaces, and tells the file", async () => {
    expect(await call("file_write", { path: "site/index.html", content: "hé" })).toMatchObject({
      ok: true,
      text: "Wrote site/index.html: 3 B.",
      files: ["site/index.html"],
      data: { path: "site/index.html", bytes: 3, replaced: false },
    });
    expect((await call("file_write", { path: "./site/index.html", content: "" })).text).toBe(
      "Replaced site/index.html: 0 B.",
    );
  });

  it("writes nothing outside", async () => {
    await writeFile(join(base, "canary"), "untouched");
    expect((await call("file_write", { path: "../canary", content: "x" })).error?.code).toBe("tool.outside-workspace");
    expect(await readFile(join(base, "canary"), "utf8")).toBe("untouched");
  });
});

describe("file_edit", () => {
  const edit = (edits: { find: string; replace: string }[]) => call("file_edit", { path: "a.txt", edits });

  it("leaves a file in its encoding", async () => {
    const bytes = async (name: string) => [...(await workspace.readBytes(name))];
    const change = (name: string) => call("file_edit", { path: name, edits: [{ find: "one", replace: "two" }] });
    const forms = {
      "bom.txt": (text: string) => Buffer.from(`\ufeff${text}`),
      "wide.txt": (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
      "big-endian.txt": (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
      "west.txt": (text: string) => Buffer.from(text, "latin1"),
    };
    for (const [name, write] of Object.entries(forms)) {
      await workspace.write(name, write("caf\xe9 one\r\n"));
      expect((await change(name)).ok, name).toBe(true);
      expect(await bytes(name), name).toEqual([...write("caf\xe9 two\r\n")]);
    }
  });

  it("replaces exact pieces one after another and shows a small diff", async () => {
    await put({ "a.txt": "one\ntwo\nthree\n" });
    const outcome = await edit([
      { find: "two", replace: "2" },
      { find: "one\n2", replace: "first" },
    ]);
    expect(outcome).toMatchObject({ ok: true, files: ["a.txt"] });
    expect(outcome.text).toBe("@@ line 2\n-two\n+2\n@@ line 1\n-one\n-2\n+first");
    expect(await workspace.readText("a.txt")).toBe("first\nthree\n");
  });

  it("takes $ and line ends as they are, also in files with \\r\\n", async () => {
    await put({ "a.txt": "a\r\nb\r\n" });
    await edit([{ find: "a\nb", replace: "$& $1\nc" }]);
    expect(await workspace.readText("a.txt")).toBe("$& $1\r\nc\r\n");
  });

  it("refuses what is missing or ambiguous, says where to look, and changes nothing", async () => {
    await put({ "a.txt": "x = 1\nx  =  2\nx = 1\n" });
    const twice = await edit([{ find: "x = 1", replace: "y" }]);
    expect(twice.text).toContain("2 times");
    expect(twice.text).toContain("lines 1, 3");
    const near = await edit([
      { find: "x  =  2", replace: "z" },
      { find: "x = 2", replace: "y" },
    ]);
    expect(near.text).toContain("edit 2");
    expect((await edit([{ find: "x = 2", replace: "y" }])).text).toContain("Line 2 is near");
    expect((await edit([{ find: "", replace: "y" }])).error?.code).toBe("tool.failed");
    expect(await workspace.readText("a.txt")).toBe("x = 1\nx  =  2\nx = 1\n");
  });

  it("fills an empty file, and removes a piece", async () => {
    await put({ "a.txt": "" });
    await edit([{ find: "", replace: "a\nb\n" }]);
    expect((await edit([{ find: "a\n", replace: "" }])).ok).toBe(true);
    expect(await workspace.readText("a.txt")).toBe("b\n");
  });
});

describe("file_search", () => {
  it("finds lines in text files, with their place", async () => {
    await put({ "a.md": "Alpha\nbeta\n", "b/c.txt": "alphabet\r\nx", "bin.dat": "alpha\0" });
    const outcome = await call("file_search", { pattern: "alpha\\w*" });
    expect(outcome.text).toBe("a.md:1: Alpha\nb/c.txt:1: alphabet\n(1 not searched: no text, or too large)");
    expect(outcome.data).toMatchObject({
      matches: [
        { path: "a.md", line: 1 },
        { path: "b/c.txt", line: 1 },
      ],
      searched: 2,
    });
    expect(outcome.sources).toEqual([
      { path: "a.md", text: "Alpha" },
      { path: "b/c.txt", text: "alphabet" },
    ]);
    expect((await call("file_search", { pattern: "Alpha", glob: "**/*.txt" })).text).toContain(
      "No line matches in 1 text file.",
    );
  });

  it("finds the same lines in many files, with ripgrep's help and without", async () => {
    const names = Array.from({ length: 260 }, (_, at) => `many/f${at}.txt`);
    await put(Object.fromEntries(names.map((name, at) => [name, at % 13 === 0 ? `Needle ${at}: 4.5 %\n` : "hay\n"])));
    await writeFile(join(workspace.root, "wide.txt"), Buffer.from("\ufeffa needle 7: 1.5 %\n", "utf16le"));
    await writeFile(
      join(workspace.root, "west.txt"),
      Buffer.from([0xe9, ...Buffer.from("t\xe9 needle 8: 2.5 %\n", "latin1")]),
    );
    await symlink("many/f0.txt", join(workspace.root, "link.txt"));
    const found = async (pattern: string) =>
      ((await call("file_search", { pattern })).data as { matches: { path: string }[] }).matches.map(
        ({ path }) => path,
      );
    const whole = await found("needle (\\d+): [0-9]\\.5 %");
    expect(whole).toHaveLength(23);
    // Neither holds a text that each match must have: every file is opened.
    expect(await found("(needle \\d+: [0-9]\\.5 %)")).toEqual(whole);
    expect(await found("needle \\d|nothing")).toEqual(whole);
  });

  it("takes what is no regular expression as it stands", async () => {
    await put({ "a.js": "foo(bar\n" });
    expect((await call("file_search", { pattern: "foo(" })).text).toContain("a.js:1: foo(bar");
  });

  it("is not hung by a pattern that never ends", async () => {
    await put({ "a.txt": `${"a".repeat(60)}!` });
    const outcome = await call("file_search", { pattern: "^(a+)+$" });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "tool.failed", hint: expect.stringContaining("simpler") },
    });
  });

  it("bounds what it shows, and shows the match of a long line", async () => {
    await put({ "many.txt": "hit\n".repeat(500), "wide.txt": `${"x".repeat(3000)}needle${"y".repeat(3000)}` });
    const { text } = await call("file_search", { pattern: "hit" });
    expect(text.split("\n")).toHaveLength(61);
    expect(text).toContain("and 440 others");
    const wide = await call("file_search", { pattern: "needle" });
    expect(wide.text).toContain("needle");
    expect(wide.text.length).toBeLessThan(300);
  });
});
