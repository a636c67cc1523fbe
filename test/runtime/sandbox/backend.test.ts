import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, probeSandbox } from "../../../src/runtime/sandbox/sandbox.js";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";

let root: string;
let workspace: Workspace;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "qwill-backend-test-"));
  workspace = await openWorkspace(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("finding the sandbox", () => {
  it("says what is there", async () => {
    expect(await probeSandbox()).toMatchObject({ ok: true, kind: expect.stringMatching(/bwrap|seatbelt/) });
  });

  it("refuses to run code where there is none, and says what to do", async () => {
    const find = async () => ({
      kind: "none" as const,
      detail: "bubblewrap is not installed",
      fix: "Run `qwill setup`.",
    });
    await expect(createSandbox({ workspace }, find)).rejects.toMatchObject({
      code: "tool.failed",
      hint: "Run `qwill setup`.",
    });
    const unsafe = await createSandbox({ workspace, unsafeNoIsolation: true }, find);
    expect(unsafe).toMatchObject({ kind: "unsafe", strength: "none" });
    expect(await unsafe.run({ language: "shell", code: "pwd; echo x > made" })).toMatchObject({
      stdout: `${root}\n`,
      files: ["made"],
    });
  });
});

describe("a sandbox", () => {
  it("leaves nothing in the folder for temporary files", async () => {
    const temporary = join(root, "..", `${basename(root)}-tmp`);
    await mkdir(temporary);
    await chmod(temporary, 0o777);
    const { TMPDIR } = process.env;
    process.env.TMPDIR = temporary;
    try {
      const sandbox = await createSandbox({ workspace });
      await sandbox.run({ language: "shell", code: "echo x > /tmp/x; ls $TMPDIR", timeoutMs: 20_000 });
      expect(await readdir(temporary)).toEqual([]);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
      await rm(temporary, { recursive: true, force: true });
    }
  });
});
