import { execFileSync } from "node:child_process";
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";

let base: string;
let root: string;
let canary: string;
let workspace: Workspace;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "qwill-workspace-"));
  root = join(base, "work");
  canary = join(base, "canary.txt");
  await writeFile(canary, "untouched");
  workspace = await openWorkspace(root);
  await workspace.write("notes/a.md", "alpha\n");
});

afterEach(async () => {
  expect(await readFile(canary, "utf8")).toBe("untouched");
  await rm(base, { recursive: true, force: true });
});

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "no error",
    (error: { code: string }) => error.code,
  );

describe("paths", () => {
  const escapes = [
    "../canary.txt",
    "notes/../../canary.txt",
    "./../canary.txt",
    "..",
    "..\\canary.txt",
    "notes\\..\\..\\canary.txt",
    "%2e%2e/canary.txt",
    "%2e%2e%2fcanary.txt",
    "%252e%252e%252fcanary.txt",
    "..%5ccanary.txt",
    "．．／canary.txt",
    "..\u2215canary.txt",
    "..\u2044canary.txt",
    "..\u29f8canary.txt",
    "%c0%ae%c0%ae%c0%afcanary.txt",
    "....//....//canary.txt",
    "~/canary.txt",
    "~",
    "C:\\..\\..\\canary.txt",
    "file:///etc/hostname",
    "/proc/self/environ",
    "/dev/null",
  ];
  it.each(escapes)("%s leads out and is refused for reading and writing", async (path) => {
    expect(await codeOf(workspace.readText(path))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.resolve(path))).toBe("tool.outside-workspace");
    expect(await workspace.exists(path)).toBe(false);
  });

  it("refuses the absolute path of a file outside, for writing too", async () => {
    expect(await codeOf(workspace.readText(canary))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.write(canary, "x"))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.write("../canary.txt", "x"))).toBe("tool.outside-workspace");
  });

  it("takes an absolute path that lies inside", async () => {
    expect(await workspace.readText(join(root, "notes/a.md"))).toBe("alpha\n");
  });

  it.each(["a\0b", "a\nb", "", "  ", "x".repeat(300), "d/".repeat(600)])("refuses the absurd name %j", async (path) => {
    expect(await codeOf(workspace.write(path, "x"))).toBe("tool.failed");
  });

  it("reads a name that turns its letters round, and makes none", async () => {
    await writeFile(join(root, "cv\u202efdp.exe"), "x");
    expect(await workspace.readText("cv\u202efdp.exe")).toBe("x");
    expect(await codeOf(workspace.write("new\u202efdp.exe", "x"))).toBe("tool.failed");
    expect(await codeOf(workspace.move("notes/a.md", "a\u2067dm"))).toBe("tool.failed");
  });

  it("keeps names that only look odd", async () => {
    for (const name of ["100%.md", "a..b.md", "...", "naïve — 履歴書.md", "a b.md", "-rf", "a\\b.md"]) {
      await workspace.write(name, name);
      expect(await workspace.readText(name)).toBe(name);
    }
  });
});

describe("links and devices", () => {
  it("refuses a link that leads out, for reading and for writing", async () => {
    await symlink(canary, join(root, "link.txt"));
    expect(await codeOf(workspace.readText("link.txt"))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.write("link.txt", "x"))).toBe("tool.outside-workspace");
  });

  it("refuses a folder on the way that is a link out", async () => {
    await symlink(base, join(root, "up"));
    expect(await codeOf(workspace.readText("up/canary.txt"))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.write("up/canary.txt", "x"))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.write("up/new/deep.txt", "x"))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.list({ path: "up" }))).toBe("tool.outside-workspace");
  });

  it("refuses a dangling link that would make a file outside", async () => {
    await symlink(join(base, "born.txt"), join(root, "dangling"));
    await symlink("dangling", join(root, "twice"));
    expect(await codeOf(workspace.write("dangling", "x"))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.write("twice", "x"))).toBe("tool.outside-workspace");
    expect(await readdir(base)).toEqual(["canary.txt", "work"]);
  });

  it("follows a link that stays inside, and lists it", async () => {
    await symlink("notes/a.md", join(root, "inside.md"));
    await workspace.write("inside.md", "beta\n");
    expect(await workspace.readText("notes/a.md")).toBe("beta\n");
    expect((await lstat(join(root, "inside.md"))).isSymbolicLink()).toBe(true);
    expect((await workspace.list()).map((entry) => entry.path)).toEqual(["inside.md", "notes/a.md"]);
  });

  it("says that links lead in a circle", async () => {
    await symlink("b", join(root, "a"));
    await symlink("a", join(root, "b"));
    expect(await codeOf(workspace.readText("a"))).toBe("tool.failed");
  });

  it("refuses pipes and links to devices without opening them", async () => {
    execFileSync("mkfifo", [join(root, "pipe")]);
    await symlink("/dev/zero", join(root, "zero"));
    await symlink("/proc/self/environ", join(root, "environ"));
    for (const path of ["pipe", "zero", "environ"]) {
      expect(await codeOf(workspace.readText(path))).toBe("tool.outside-workspace");
      expect(await codeOf(workspace.write(path, "x"))).toBe("tool.outside-workspace");
    }
    expect((await workspace.list()).map((entry) => entry.path)).toEqual(["notes/a.md"]);
  });
});

describe("a folder that is swapped for a link while it is used", () => {
  it("never lets a write or a read out", async () => {
    const outsideFolder = join(base, "outside");
    await mkdir(outsideFolder);
    await writeFile(join(outsideFolder, "secret.txt"), "secret");
    const box = join(root, "box");
    let swapping = true;
    let swaps = 0;
    const swapper = (async () => {
      while (swapping) {
        await rm(box, { recursive: true, force: true }).catch(() => undefined);
        await symlink(outsideFolder, box).catch(() => undefined);
        await unlink(box).then(
          () => (swaps += 1),
          () => undefined,
        );
        await mkdir(box).catch(() => undefined);
        await writeFile(join(box, "secret.txt"), "mine").catch(() => undefined);
      }
    })();
    const read = new Set<string>();
    for (let round = 0; round < 150; round++) {
      await workspace.write("box/new.txt", "x").catch(() => undefined);
      read.add(await workspace.readText("box/secret.txt").catch(() => "refused"));
    }
    swapping = false;
    await swapper;
    expect(await readdir(outsideFolder)).toEqual(["secret.txt"]);
    expect([...read]).not.toContain("secret");
    expect(swaps).toBeGreaterThan(0);
  });
});

describe("qwill's own folder", () => {
  it("is neither seen nor reached", async () => {
    await mkdir(join(root, ".qwill/runs"), { recursive: true });
    await writeFile(join(root, ".qwill/runs/journal.jsonl"), "{}");
    await symlink(".qwill", join(root, "own"));
    for (const path of [".qwill/runs/journal.jsonl", ".QWILL/runs/x", "notes/../.qwill/x", "own/runs/journal.jsonl"]) {
      expect(await codeOf(workspace.readText(path))).toBe("tool.outside-workspace");
      expect(await codeOf(workspace.write(path, "x"))).toBe("tool.outside-workspace");
      expect(await workspace.exists(path)).toBe(false);
    }
    expect((await workspace.list({ glob: "**/{.*,*}" })).map((entry) => entry.path)).toEqual(["notes/a.md"]);
  });
});

describe("reading", () => {
  it("suggests the nearest names for a missing file", async () => {
    await expect(workspace.readText("note/a.md")).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("note/a.md"),
      hint: expect.stringContaining("notes/a.md"),
    });
  });

  it("refuses folders, binary and large files with a way out", async () => {
    await workspace.write("bin", new Uint8Array([1, 0, 2]));
    await expect(workspace.readText("notes")).rejects.toMatchObject({ message: expect.stringContaining("folder") });
    await expect(workspace.readText("bin")).rejects.toMatchObject({ hint: expect.stringContaining("document_read") });
    await expect(workspace.readText("notes/a.md", { maxBytes: 3 })).rejects.toMatchObject({
      message: expect.stringContaining("6 bytes"),
    });
    expect(await codeOf(workspace.readText("notes/a.md/b"))).toBe("tool.failed");
  });

  it("reads UTF-16 and Latin-1 as text", async () => {
    await workspace.write("wide.txt", Buffer.from("\ufeffgrün", "utf16le"));
    await workspace.write("old.txt", Buffer.from("grün", "latin1"));
    expect(await workspace.readText("wide.txt")).toBe("grün");
    expect(await workspace.readText("old.txt")).toBe("grün");
  });
});

describe("writing", () => {
  it("makes folders, replaces whole files, keeps the mode and leaves nothing behind", async () => {
    const first = await workspace.write("deep/er/run.sh", "one");
    await chmod(join(root, "deep/er/run.sh"), 0o750);
    const second = await workspace.write("deep/er/run.sh", "two!");
    expect(first).toEqual({ path: "deep/er/run.sh", bytes: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(second).toEqual(await workspace.digest("deep/er/run.sh"));
    expect((await lstat(join(root, "deep/er/run.sh"))).mode & 0o777).toBe(0o750);
    expect(await readdir(join(root, "deep/er"))).toEqual(["run.sh"]);
  });

  it("refuses to replace a folder, and to write below a file", async () => {
    expect(await codeOf(workspace.write("notes", "x"))).toBe("tool.failed");
    expect(await codeOf(workspace.write(".", "x"))).toBe("tool.failed");
    expect(await codeOf(workspace.write("notes/a.md/x", "x"))).toBe("tool.failed");
    expect(await readdir(join(root, "notes"))).toEqual(["a.md"]);
  });

  it("says that a read-only workspace can't be written to", async () => {
    const locked = await openWorkspace(root, { readOnly: true });
    await expect(locked.write("b.md", "x")).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("Can't write to"),
    });
    expect(await locked.readText("notes/a.md")).toBe("alpha\n");
  });
});

describe("listing", () => {
  beforeEach(async () => {
    for (const path of ["b.txt", "notes-2/c.md", "notes/z/deep.md", "notes/b.txt", ".hidden"])
      await workspace.write(path, path);
  });
  const paths = async (options: Parameters<Workspace["list"]>[0]) =>
    (await workspace.list(options)).map((entry) => entry.path);

  it("is sorted by whole paths", async () => {
    const all = await paths({});
    expect(all).toEqual([".hidden", "b.txt", "notes-2/c.md", "notes/a.md", "notes/b.txt", "notes/z/deep.md"]);
    expect(all).toEqual([...all].sort());
  });

  it("understands globs and extglobs, relative to the folder that is listed", async () => {
    expect(await paths({ glob: "**/*.md" })).toEqual(["notes-2/c.md", "notes/a.md", "notes/z/deep.md"]);
    expect(await paths({ glob: "notes/@(a|b).{md,txt}" })).toEqual(["notes/a.md", "notes/b.txt"]);
    expect(await paths({ glob: "notes/!(a).*" })).toEqual(["notes/b.txt"]);
    expect(await paths({ path: "notes", glob: "*.md" })).toEqual(["notes/a.md"]);
    expect(await paths({ path: "notes/", limit: 2 })).toEqual(["notes/a.md", "notes/b.txt"]);
    expect(await paths({ path: "b.txt" })).toEqual(["b.txt"]);
  });

  it("refuses globs that lead out and folders that aren't there", async () => {
    expect(await codeOf(workspace.list({ glob: "../*" }))).toBe("tool.outside-workspace");
    expect(await codeOf(workspace.list({ path: "nowhere" }))).toBe("tool.failed");
  });
});

describe("opening", () => {
  it("refuses files and parts of the system", async () => {
    expect(await codeOf(openWorkspace(canary))).toBe("config.invalid");
    expect(await codeOf(openWorkspace("/"))).toBe("config.invalid");
    expect(await codeOf(openWorkspace("/proc/self"))).toBe("config.invalid");
  });
});
