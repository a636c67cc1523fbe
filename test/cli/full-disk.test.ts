/** Disks that are really full: a small file system of its own as the workspace, and a limit on the size of files. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, eventsOf, folderWith, modelModule, planReply, qwill } from "./cli.js";

beforeAll(buildPackage);

/** Writes a file of so many kilobytes, with few words in the journal. */
const TOOLS = `
import { defineTool } from "qwill";
import { z } from "zod";
export const fill = defineTool({
  name: "fill",
  description: "Write a large file.",
  input: z.object({ path: z.string(), kilobytes: z.number() }),
  effect: "write",
  async run({ path, kilobytes }, { workspace }) {
    await workspace.write(path, "x".repeat(kilobytes * 1024));
    return { text: "wrote " + path, files: [path] };
  },
});
`;

/** Writes `a`, then a larger `a` (for which there is no room), then small files, with long thoughts. */
const MODEL = modelModule(`(messages, { purpose }) => {
  if (purpose === "plan") return ${planReply(["fill"])};
  const made = messages.filter((message) => message.getType() === "tool").length;
  const thought = "Well. ".repeat(600);
  if (made >= 8) return { thought, calls: [{ name: "step_done", args: { result: "All is written." } }] };
  const args = made < 2 ? { path: "a", kilobytes: made === 0 ? 20 : 40 } : { path: "b" + made, kilobytes: 1 };
  return { thought, calls: [{ name: "fill", args }] };
}`);

const RUN = ["run", "Fill the disk", "--model", "model.mjs", "--tools", "tools.mjs"];

function equipped(): string {
  return folderWith({ "model.mjs": MODEL, "tools.mjs": TOOLS });
}

/** Runs `qwill` where the workspace has so many bytes; what is left of it is copied to a folder with room. */
async function onSmallDisk(cwd: string, bytes: number, prepare = "true", command = RUN) {
  const [workspace, kept] = [mkdtempSync(path.join(tmpdir(), "qwill-small-")), folderWith()];
  const script = `cd ${workspace} && ${prepare}; cd ${cwd}; "$@"; code=$?; cp -a ${workspace}/. ${kept}; exit $code`;
  const bwrap = ["bwrap", "--dev-bind", "/", "/", "--size", String(bytes), "--tmpfs", workspace];
  const under = [...bwrap, "sh", "-c", script, "sh"];
  return { ...(await qwill([...command, "--workspace", workspace], { cwd, under })), kept };
}

function journalOf(workspace: string): string {
  const runs = path.join(workspace, ".qwill/runs");
  const [runId = ""] = readdirSync(runs);
  expect(readdirSync(path.join(runs, runId))).toEqual(["journal.jsonl"]);
  return readFileSync(path.join(runs, runId, "journal.jsonl"), "utf8");
}

/** Goes on where there is room; nothing that was done may be done twice. */
async function goesOn(cwd: string, workspace: string): Promise<void> {
  const before = journalOf(workspace);
  const options = ["--model", "model.mjs", "--tools", "tools.mjs", "--workspace", workspace];
  const { code, stdout } = await qwill(["resume", "last", ...options], { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "All is written.\n" });
  const after = journalOf(workspace);
  expect(after.startsWith(before)).toBe(true);
  for (const type of ["tool.called", "tool.returned"]) {
    const ids = eventsOf(after).flatMap((event) => (event.type === type ? [event.callId] : []));
    expect(new Set(ids).size).toBe(ids.length);
  }
}

describe("qwill run on a disk that is full", () => {
  it("tells the model of the tool that has no room, ends with words, and goes on when there is room", async () => {
    const cwd = equipped();
    const { code, stderr, kept } = await onSmallDisk(cwd, 48 * 1024);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /failed: The journal \S+ can't be used: the disk is full\. \(journal\.io\)\n {2}Make room there/,
    );
    expect(stderr).toMatch(/Go on with:\n {2}qwill resume \S+ --workspace \S+ --model model\.mjs --tools tools\.mjs/);
    const journal = journalOf(kept);
    expect(journal.endsWith("\n")).toBe(true);
    const refused = eventsOf(journal).find(({ type, ok }) => type === "tool.returned" && ok === false);
    expect(refused?.text).toMatch(/^Can't write to "a": the disk is full\./);
    // The old file stands where the new one had no room.
    expect(statSync(path.join(kept, "a")).size).toBe(20 * 1024);
    await goesOn(cwd, kept);
  });

  it("on which not even its first record has room leaves no run behind", async () => {
    const { code, stderr, kept } = await onSmallDisk(equipped(), 8 * 1024, "head -c 8192 /dev/zero > full");
    expect(code).toBe(1);
    expect(stderr).toMatch(/the disk is full.*\n.*\nNothing of the run was stored: start it again\.\n$/);
    expect(readdirSync(path.join(kept, ".qwill/runs"))).toEqual([]);
  });

  it("loses nothing that code moved before there was no room", async () => {
    const code = "mv old.txt moved.txt && head -c 200000 /dev/zero > large.bin";
    const call = ["tools", "call", "code_run", JSON.stringify({ language: "shell", code })];
    const ended = await onSmallDisk(folderWith(), 64 * 1024, "echo whole > old.txt", call);
    expect(ended).toMatchObject({ code: 1, stdout: expect.stringMatching(/the disk is full|No space left/) });
    const files = readdirSync(ended.kept).filter((name) => name === "old.txt" || name === "moved.txt");
    expect(files.map((name) => readFileSync(path.join(ended.kept, name), "utf8"))).toEqual(["whole\n"]);
  });

  it("or whose files may not be larger ends and goes on in the same way", async () => {
    const cwd = equipped();
    const workspace = folderWith();
    // 512 bytes each.
    const under = ["sh", "-c", 'ulimit -f 20; exec "$@"', "sh"];
    const { code, stderr } = await qwill([...RUN, "--workspace", workspace], { cwd, under });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/a file may not be so large here\. \(journal\.io\)\n {2}Make room there/),
    });
    const kept = folderWith();
    cpSync(workspace, kept, { recursive: true });
    await goesOn(cwd, kept);
  });
});
