import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";
import { executeCall } from "../../../src/tools/execute.js";
import { fileDelete } from "../../../src/tools/files/file-delete.js";
import { fileTools } from "../../../src/tools/files/file-tools.js";

let base: string;
let workspace: Workspace;
const tools = new Map(fileTools().map((tool) => [tool.name, tool]));

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "qwill-relocate-"));
  workspace = await openWorkspace(join(base, "work"));
  await writeFile(join(base, "canary"), "untouched");
  await workspace.write("a.txt", "A");
  await workspace.write("folder/b.txt", "B");
  await workspace.write("folder/deep/c.txt", "C");
});
afterEach(() => rm(base, { recursive: true, force: true }));

const call = (name: string, args: unknown) =>
  executeCall({ callId: "c", name, args }, { tools, workspace, signal: AbortSignal.timeout(30_000) });
const paths = async () => (await workspace.list()).map(({ path }) => path);
const OUTSIDE = ["../canary", "/etc/hostname", "folder/../../canary", "%2e%2e/canary", ".qwill/x", "~/x"];

describe("file_move", () => {
  it("moves and renames files and folders, and makes the folders above", async () => {
    expect(await call("file_move", { from: "a.txt", to: "new/place/z.txt" })).toMatchObject({
      ok: true,
      data: { from: "a.txt", to: "new/place/z.txt" },
    });
    await call("file_move", { from: "folder", to: "other" });
    expect(await paths()).toEqual(["new/place/z.txt", "other/b.txt", "other/deep/c.txt"]);
  });

  it("replaces nothing, moves no folder into itself, and names what is missing", async () => {
    expect((await call("file_move", { from: "a.txt", to: "folder/b.txt" })).text).toContain("already something");
    expect((await call("file_move", { from: "folder", to: "folder/deep/in" })).text).toContain("into itself");
    expect((await call("file_move", { from: "b.txt", to: "c.txt" })).text).toContain("folder/b.txt");
    expect(await workspace.readText("folder/b.txt")).toBe("B");
  });

  it("neither takes from outside nor puts there", async () => {
    await symlink(base, join(workspace.root, "out"));
    for (const path of [...OUTSIDE, "out/canary", "."]) {
      expect((await call("file_move", { from: path, to: "mine" })).error?.code).toBe("tool.outside-workspace");
      expect((await call("file_move", { from: "a.txt", to: path })).error?.code).toBe("tool.outside-workspace");
    }
    expect(await readFile(join(base, "canary"), "utf8")).toBe("untouched");
    expect(await workspace.readText("a.txt")).toBe("A");
  });
});

describe("file_delete", () => {
  it("is asked for by default, since it can't be taken back", () => {
    expect(fileDelete.effect).toBe("outward");
  });

  it("deletes a file, and a folder with all in it", async () => {
    expect(await call("file_delete", { path: "a.txt" })).toMatchObject({ ok: true, text: "Deleted a.txt." });
    expect(await call("file_delete", { path: "folder" })).toMatchObject({ text: "Deleted folder: 2 files." });
    expect(await readdir(workspace.root)).toEqual([]);
  });

  it("deletes a link, never what it leads to", async () => {
    await mkdir(join(base, "outside"));
    await writeFile(join(base, "outside", "kept"), "kept");
    await symlink(join(base, "outside"), join(workspace.root, "folder", "link"));
    await symlink(join(base, "canary"), join(workspace.root, "file-link"));
    expect((await call("file_delete", { path: "file-link" })).ok).toBe(true);
    expect((await call("file_delete", { path: "folder/link/kept" })).error?.code).toBe("tool.outside-workspace");
    expect((await call("file_delete", { path: "folder" })).ok).toBe(true);
    expect(await readFile(join(base, "outside", "kept"), "utf8")).toBe("kept");
    expect(await readFile(join(base, "canary"), "utf8")).toBe("untouched");
  });

  it("deletes nothing outside, not the workspace, and nothing of qwill's own", async () => {
    await mkdir(join(workspace.root, "sub", ".qwill"), { recursive: true });
    await writeFile(join(workspace.root, "sub", ".qwill", "journal"), "j");
    for (const path of [...OUTSIDE, ".", "sub", "sub/.qwill"]) {
      expect((await call("file_delete", { path })).error?.code, path).toBe("tool.outside-workspace");
    }
    expect(await readFile(join(workspace.root, "sub", ".qwill", "journal"), "utf8")).toBe("j");
    expect(await readFile(join(base, "canary"), "utf8")).toBe("untouched");
    expect((await call("file_delete", { path: "c.txt" })).text).toContain("folder/deep/c.txt");
  });
});

describe("file_edit by lines", () => {
  const edit = async (text: string, edits: Record<string, unknown>[]) => {
    await workspace.write("e.txt", text);
    const outcome = await call("file_edit", { path: "e.txt", edits });
    return { outcome, text: await workspace.readText("e.txt") };
  };

  it("replaces, deletes and inserts lines by the numbers they have now", async () => {
    const { outcome, text } = await edit("one\ntwo\nthree\nfour\n", [
      { from: 1, replace: "ONE" },
      { from: 2, to: 3, replace: "" },
      { from: 5, to: 4, replace: "five" },
    ]);
    expect(text).toBe("ONE\nfour\nfive\n");
    expect(outcome.text).toContain("@@ line 2\n-two\n-three");
    expect((await edit("a\r\nb", [{ from: 3, to: 2, replace: "c" }])).text).toBe("a\r\nb\r\nc\r\n");
    expect((await edit("a\nb", [{ from: 2, replace: "B" }])).text).toBe("a\nB");
  });

  it("refuses lines that aren't there, that overlap, and an edit that says neither; and changes nothing", async () => {
    for (const edits of [
      [{ from: 9, replace: "x" }],
      [
        { from: 1, to: 2, replace: "x" },
        { from: 2, replace: "y" },
      ],
      [{ replace: "x" }],
    ]) {
      const { outcome, text } = await edit("a\nb\n", edits);
      expect(outcome).toMatchObject({ ok: false, error: { code: "tool.failed" } });
      expect(text).toBe("a\nb\n");
    }
  });
});
