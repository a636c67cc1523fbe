import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { itemView } from "../../../src/agents/capability/item-view.js";
import { createSandbox } from "../../../src/runtime/sandbox/sandbox.js";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";

describe("the workspace as one item's branch sees it", () => {
  let folder: string;
  let whole: Workspace;
  let view: Workspace;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "qwill-item-"));
    whole = await openWorkspace(folder);
    for (const name of ["anna", "bob"]) await whole.write(`cvs/${name}.md`, name);
    view = itemView(whole, ["cvs/anna.md"], ["cvs/bob.md"]);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("reads its own file, under any spelling, and what it wrote or moved", async () => {
    expect(await view.readText("./cvs/../cvs/anna.md")).toBe("anna");
    await view.write("note.md", "mine");
    await view.move("note.md", "notes/anna.md");
    expect(await view.readText("notes/anna.md")).toBe("mine");
    expect((await view.list()).map(({ path }) => path).sort()).toEqual(["cvs/anna.md", "notes/anna.md"]);
  });

  it("neither reads nor moves nor deletes another item's file", async () => {
    const denied = { code: "tool.denied", message: expect.stringContaining("cvs/bob.md") };
    await expect(view.readText("cvs/bob.md")).rejects.toMatchObject(denied);
    await expect(view.readBytes("cvs/bob.md")).rejects.toMatchObject(denied);
    await expect(view.digest("cvs/bob.md")).rejects.toMatchObject(denied);
    await expect(view.move("cvs/bob.md", "mine.md")).rejects.toMatchObject(denied);
    await expect(view.remove("cvs/bob.md")).rejects.toMatchObject(denied);
    // Nor by a folder that holds it.
    await expect(view.move("cvs", "taken")).rejects.toMatchObject({ code: "tool.denied" });
    await expect(view.write("cvs/../cvs/bob.md", "over")).rejects.toMatchObject({ code: "tool.denied" });
    await expect(view.remove("cvs")).rejects.toMatchObject({ code: "tool.denied" });
    expect(await whole.readText("cvs/bob.md")).toBe("bob");
  });

  it("keeps it from its programs too, which see all else", async () => {
    await whole.write("job.md", "the post");
    const sandbox = await createSandbox({ workspace: view });
    const { stdout, stderr, files } = await sandbox.run({
      language: "shell",
      code: "cat cvs/anna.md job.md; cat cvs/bob.md; echo over > cvs/bob.md; echo new > new.md",
    });
    expect(stdout).toBe("annathe post");
    expect(stderr).toMatch(/cvs\/bob\.md/);
    expect(files).toEqual(["new.md"]);
    expect(await whole.readText("cvs/bob.md")).toBe("bob");
  });

  // Each is a mount of its own.
  it("refuses programs where too many files are to be kept from them", async () => {
    const others = Array.from({ length: 2_501 }, (_, index) => `cvs/${index}.md`);
    for (const path of others) writeFileSync(join(folder, path), "x");
    const sandbox = await createSandbox({ workspace: itemView(whole, ["cvs/anna.md"], others) });
    await expect(sandbox.run({ language: "shell", code: "cat cvs/1.md" })).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("2501 of other items"),
    });
  });
});
