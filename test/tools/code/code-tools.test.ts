import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";
import { type CodeToolOptions, codeTools } from "../../../src/tools/code/code-tools.js";
import { executeCall } from "../../../src/tools/execute.js";

let root: string;
let workspace: Workspace;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "qwill-code-"));
  workspace = await openWorkspace(root);
});
// A cancelled call is over before the last of its files is back.
afterEach(() => rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const call = (args: unknown, options: CodeToolOptions = {}, signal = AbortSignal.timeout(60_000)) =>
  executeCall(
    { callId: "c", name: "code_run", args },
    { tools: new Map(codeTools(options).map((tool) => [tool.name, tool])), workspace, signal },
  );

describe("code_run", () => {
  it("gives what was printed, the exit code and the files", async () => {
    const outcome = await call({
      language: "python",
      code: "import sys\nprint(6*7)\nsys.stderr.write('hm')\nopen('a.txt','w').write('x')",
    });
    expect(outcome).toMatchObject({
      ok: true,
      text: "42\nstderr:\nhm\nfiles written: a.txt",
      data: { exitCode: 0, stdout: "42\n", stderr: "hm", files: ["a.txt"] },
      files: ["a.txt"],
    });
    expect((await stat(join(root, "a.txt"))).uid).toBe((await stat(root)).uid);
  });

  it("is not ok when the program fails, and says why", async () => {
    const outcome = await call({ language: "javascript", code: "console.log('so far'); throw new Error('broken')" });
    expect(outcome).toMatchObject({
      ok: false,
      data: { exitCode: 1, stdout: "so far\n" },
      error: { message: "exit code 1" },
    });
    expect(outcome.text).toContain("broken");
  });

  it("stops at its time and tells what was printed until then", async () => {
    const outcome = await call({ language: "shell", code: "echo begun; echo x > half.txt; sleep 30", timeoutMs: 800 });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "tool.timeout" },
      data: { exitCode: null, stdout: "begun\n", files: ["half.txt"] },
      files: ["half.txt"],
    });
    expect(outcome.text).toContain("begun");
  });

  it("is over when the run is cancelled, and nothing of it goes on", async () => {
    const controller = new AbortController();
    const pending = call(
      { language: "shell", code: "while :; do date +%N > beat; sleep 0.02; done" },
      {},
      controller.signal,
    );
    setTimeout(() => controller.abort(), 300);
    expect((await pending).ok).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const last = await readFile(join(root, "beat"), "utf8").catch(() => "none");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await readFile(join(root, "beat"), "utf8").catch(() => "none")).toBe(last);
  });

  it("holds the limits it was made with", async () => {
    const outcome = await call({ language: "shell", code: "yes" }, { outputBytes: 50_000 });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "tool.failed", message: expect.stringContaining("printed too much") },
    });
    expect(outcome.text.length).toBeLessThan(20_000);
  });

  it("says what is wrong with its arguments and with TypeScript that can't be parsed", async () => {
    expect((await call({ language: "ruby", code: "1" })).error?.code).toBe("tool.bad-input");
    const outcome = await call({ language: "typescript", code: "let x: = 1" });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "tool.failed", message: expect.stringContaining("line 1") },
    });
  });
});

describe("a session", () => {
  const tool = codeTools()[0];
  const session = (language: string, code: string, name = "s", more: Record<string, unknown> = {}) =>
    executeCall(
      { callId: "c", name: "code_run", args: { language, code, session: name, ...more } },
      { tools: new Map(tool ? [["code_run", tool]] : []), workspace, signal: AbortSignal.timeout(60_000) },
    );

  it("keeps its state from call to call, in every language, and gives it as data", async () => {
    expect(await session("python", "def f():\n  return 2\nstate['n'] = f()\nprint(__name__)")).toMatchObject({
      text: "__main__",
      data: { state: { n: 2 } },
    });
    expect(await session("javascript", "state.list = [state.n, 3]")).toMatchObject({
      data: { state: { n: 2, list: [2, 3] } },
    });
    const typed = "import { sep } from 'node:path';\nconst n: number = state.n;\nstate.n = n * 21;\nconsole.log(sep)";
    expect(await session("typescript", typed)).toMatchObject({ text: "/", data: { state: { n: 42 } } });
    expect((await session("shell", 'cat "$QWILL_STATE"')).text).toContain('"n":42');
    expect(await session("shell", `echo '{"from": "shell"}' > "$QWILL_STATE"`)).toMatchObject({
      data: { state: { from: "shell" } },
    });
    expect(await session("python", "print(state)", "another")).toMatchObject({ text: "{}", data: { files: [] } });
  });

  it("names the line that was written when it fails, and keeps what was set until then", async () => {
    const failed = await session(
      "python",
      '"""doc"""\nfrom __future__ import annotations\nstate["a"] = 1\nraise ValueError("no")',
    );
    expect(failed).toMatchObject({ ok: false, data: { exitCode: 1, state: { a: 1 } } });
    expect(failed.text).toContain('File "main.py", line 4');
    expect(failed.text).toContain('raise ValueError("no")');
    expect(failed.text).not.toContain("session.py");
    expect((await session("python", "x = = 1")).text).toContain("SyntaxError");
    expect((await session("javascript", "\nthrow new Error('here')")).text).toMatch(/stdin\]?.*:2|:2:/);
  });

  it("keeps the last good state when a call is stopped or leaves none", async () => {
    await session("python", "state['kept'] = True");
    expect((await session("python", "state['lost'] = 1\nwhile True: pass", "s", { timeoutMs: 1500 })).error?.code).toBe(
      "tool.timeout",
    );
    expect((await session("python", "state = [1]")).text).toContain("state was not kept");
    expect((await session("python", "state['big'] = 'x' * 6_000_000")).text).toContain("state was not kept");
    expect(await session("python", "print(state)")).toMatchObject({ text: "{'kept': True}" });
    expect(await workspace.list()).toEqual([]);
  });
});
