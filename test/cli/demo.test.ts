import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, callReply, eventsOf, folderWith, modelModule, planReply, qwill } from "./cli.js";

beforeAll(buildPackage);

const RANKING = JSON.stringify([
  { rank: 1, score: 91.4, file: "cvs/anna.md", name: "Anna Berg", yearsExperience: 8 },
  { rank: 2, score: 40, file: "cvs/bob.txt", name: "", yearsExperience: null },
]);
const FILES = ["report.html", "report.md", "candidates.json"];

/** Ranks without reading: what is tested here is what the demo does around a run. */
const RANKER = modelModule(`(messages, { purpose }) => {
  if (purpose === "plan") return ${planReply(["file_write"], { output: { kind: "files", paths: FILES } })};
  const results = messages.filter((message) => message.getType() === "tool");
  const texts = ["<p>report</p>", "# report", ${JSON.stringify(RANKING)}];
  const path = ${JSON.stringify(FILES)}[results.length];
  if (path) return { calls: [{ name: "file_write", args: { path, content: texts[results.length] } }] };
  return ${callReply("step_done", { result: "2 candidates ranked.", files: FILES })};
}`);

const INPUT = { "job.md": "# Engineer\n", "anna.md": "# Anna Berg\n", "bob.txt": "Bob\n" };

/** Every file of a folder with its content. */
function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name), "latin1")]),
  );
}

function demo(input: string, cwd: string, ...more: string[]) {
  writeFileSync(path.join(cwd, "ranker.mjs"), RANKER);
  return qwill(["demo", "resume", "--input", input, "--model", path.join(cwd, "ranker.mjs"), ...more], { cwd });
}

describe("qwill demo resume", () => {
  it("copies the post and the CVs, ranks them, and shows a table, the files and what was verified", async () => {
    const input = folderWith(INPUT);
    const before = snapshot(input);
    const cwd = folderWith();
    const { code, stdout, stderr } = await demo(input, cwd);
    expect(code).toBe(0);
    expect(stdout).toBe(
      "2 candidates ranked.\n\n" +
        "rank  score  name             years  file\n" +
        "   1     91  Anna Berg            8  cvs/anna.md\n" +
        "   2     40  (no name found)      –  cvs/bob.txt\n",
    );
    expect(stderr).toMatch(/qwill-demo-resume\/report\.html/);
    expect(stderr).toMatch(/✓ report\.md exists/);
    expect(snapshot(input)).toEqual(before);
    expect(readdirSync(path.join(cwd, "qwill-demo-resume/cvs")).sort()).toEqual(["anna.md", "bob.txt"]);
  });

  it("fails when the plan is done and a file isn't there, and says which, of what run and what to do", async () => {
    const cwd = folderWith();
    const lazy = modelModule(`(messages, { purpose }) => {
      if (purpose === "plan") return ${planReply(["file_write"])};
      if (purpose === "revise") return "I have nothing to add.";
      if (messages.some((message) => message.getType() === "tool")) return ${callReply("step_done", { result: "Ranked." })};
      return ${callReply("file_write", { path: "report.md", content: "# report" })};
    }`);
    writeFileSync(path.join(cwd, "lazy.mjs"), lazy);
    const args = ["demo", "resume", "--input", folderWith(INPUT), "--model", path.join(cwd, "lazy.mjs")];
    const { code, stdout, stderr } = await qwill(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/failed: .*report\.html is missing\. candidates\.json is missing\. \(run\.checks-failed\)/);
    expect(stderr).toMatch(/larger model/);
    expect(stderr).toMatch(/qwill show \d{8}-\S+ --workspace qwill-demo-resume/);
  });

  it("can be run again, with other CVs: those of the last time are gone", async () => {
    const cwd = folderWith();
    expect((await demo(folderWith(INPUT), cwd)).code).toBe(0);
    const { "anna.md": _, ...others } = INPUT;
    expect((await demo(folderWith({ ...others, "cleo.md": "Cleo" }), cwd)).code).toBe(0);
    expect(readdirSync(path.join(cwd, "qwill-demo-resume/cvs")).sort()).toEqual(["bob.txt", "cleo.md"]);
    expect(readdirSync(cwd)).not.toContain("qwill-demo-resume-2");
  });

  it("leaves a folder alone that isn't its own", async () => {
    const cwd = folderWith({ "qwill-demo-resume/mine.txt": "mine" });
    expect((await demo(folderWith(INPUT), cwd)).code).toBe(0);
    expect(readdirSync(path.join(cwd, "qwill-demo-resume"))).toEqual(["mine.txt"]);
    expect(existsSync(path.join(cwd, "qwill-demo-resume-2/report.html"))).toBe(true);
    const strangers = folderWith({ "cvs/other.md": "not of this demo" });
    const refused = await demo(folderWith(INPUT), cwd, "--workspace", strangers);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/files of its own in cvs\//) });
    expect(snapshot(strangers)).toEqual({ "cvs/other.md": "not of this demo" });
  });

  it("works where the input is the workspace, also when it holds an earlier report", async () => {
    const folder = folderWith(INPUT);
    const cwd = folderWith();
    expect((await demo(folder, cwd, "--workspace", folder)).code).toBe(0);
    const again = await demo(folder, cwd, "--workspace", folder);
    expect(again.code).toBe(0);
    expect(again.stderr).toMatch(/left out: report\.html \(the report of an earlier run\)/);
    expect(readdirSync(path.join(folder, "cvs")).sort()).toEqual(["anna.md", "bob.txt"]);
    for (const [name, content] of Object.entries(INPUT))
      expect(readFileSync(path.join(folder, name), "utf8")).toBe(content);
  });

  it("takes every document whatever its state, and names what is none or leads out", async () => {
    const secret = folderWith({ "secret.txt": "secret" });
    const input = folderWith({
      ...INPUT,
      "damaged.pdf": "%PDF-1.7 broken",
      "Ünïcode (1) [cv].md": "x",
      CV: "plain text",
      "photo.jpg": "\u0000\u0001",
      "truth.json": "{}",
      ".DS_Store": "x",
    });
    mkdirSync(path.join(input, "more"));
    symlinkSync(path.join(secret, "secret.txt"), path.join(input, "leak.txt"));
    symlinkSync("anna.md", path.join(input, "anna-again.md"));
    const cwd = folderWith();
    const { code, stderr } = await demo(input, cwd);
    expect(code).toBe(0);
    const copied = readdirSync(path.join(cwd, "qwill-demo-resume/cvs")).sort();
    expect(copied).toEqual(["CV", "anna-again.md", "anna.md", "bob.txt", "damaged.pdf", "Ünïcode (1) [cv].md"]);
    const leftOut = stderr.split("\n").filter((line) => line.startsWith("left out: "));
    expect(leftOut.map((line) => line.split(" ")[2]).sort()).toEqual(["leak.txt", "more", "photo.jpg", "truth.json"]);
  });

  it.each([
    ["has no job.md", { "anna.md": "x" }],
    ["has an empty job.md", { "job.md": "", "anna.md": "x" }],
    ["has an empty job.md", { "job.md": " \n\n", "anna.md": "x" }],
    ["has no application", { "job.md": "x" }],
    ["has no application", { "job.md": "x", "photo.jpg": "x" }],
  ])("says what a folder must hold when it %s", async (message, files) => {
    const input = folderWith(files);
    const { code, stdout, stderr } = await demo(input, folderWith());
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`The folder ${input} ${message}`);
    expect(stderr).toMatch(/Expected: a folder with the post as job\.md/);
  });

  it("says that a folder isn't there", async () => {
    const { code, stderr } = await demo("/nowhere/at-all", folderWith());
    expect(code).toBe(1);
    expect(stderr).toMatch(/The folder \/nowhere\/at-all is not there/);
  });

  it("names what it found where the post or the applications are missing", async () => {
    const noPost = await demo(folderWith({ "Job description.txt": "x", "anna.md": "x" }), folderWith());
    expect(noPost.stderr).toMatch(/There is Job description\.txt: put the text of the post into job\.md/);
    const nested = await demo(folderWith({ "job.md": "x", "cvs/anna.md": "x", "a.png": "x" }), folderWith());
    expect(nested.stderr).toMatch(/Left out: a\.png \(no PDF, .*\), cvs \(a folder\)\./);
  });

  it("says when the same file was sent twice", async () => {
    const { code, stderr } = await demo(folderWith({ ...INPUT, "copy.txt": "Bob\n" }), folderWith());
    expect(code).toBe(0);
    expect(stderr).toMatch(/^the same file twice: copy\.txt and bob\.txt$/m);
  });

  it.each([
    ["job.md", "# A post of my own\n"],
    ["report.md", "# A report of my own\n"],
    ["work/post.json", "{}"],
  ])("never replaces a %s that it didn't write", async (name, content) => {
    const workspace = folderWith({ [name]: content });
    const { code, stderr } = await demo(folderWith(INPUT), folderWith(), "--workspace", workspace);
    expect(code).toBe(1);
    expect(stderr).toContain(`has a ${name} of its own, which would be replaced`);
    expect(snapshot(workspace)).toEqual({ [name]: content });
  });

  it("never replaces a report that lies among the input when it works there", async () => {
    const folder = folderWith({ ...INPUT, "report.html": "<p>mine</p>" });
    const { code, stderr } = await demo(folder, folderWith(), "--workspace", folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/has a report\.html of its own/);
    expect(readFileSync(path.join(folder, "report.html"), "utf8")).toBe("<p>mine</p>");
  });

  it("doesn't work where another demo is at work", async () => {
    const cwd = folderWith();
    const workspace = path.join(cwd, "shared");
    const slow = RANKER.replace(
      "(messages, { purpose }) => {",
      "async (messages, { purpose }) => {\n  await new Promise((resolve) => setTimeout(resolve, 60_000));",
    );
    writeFileSync(path.join(cwd, "slow.mjs"), slow);
    let second: Promise<{ code: number | null; stderr: string }> | undefined;
    const first = await qwill(
      ["demo", "resume", "--input", folderWith(INPUT), "--model", "slow.mjs", "--workspace", workspace],
      {
        cwd,
        onOutput: (text, kill) => {
          if (!text.includes("run ") || second) return;
          second = demo(folderWith(INPUT), cwd, "--workspace", workspace);
          void second.then(() => kill("SIGKILL"));
        },
      },
    );
    expect(first.code).toBe(null);
    expect(await second).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/is in use by the run \S+\.\n {2}Wait/),
    });
    expect(readdirSync(path.join(workspace, "cvs")).sort()).toEqual(["anna.md", "bob.txt"]);
    // What a kill leaves behind keeps nobody out.
    expect((await demo(folderWith(INPUT), cwd, "--workspace", workspace)).code).toBe(0);
  });

  it("says that a workspace can't be written, and leaves it as it was", async () => {
    const workspace = folderWith();
    const under = ["bwrap", "--bind", "/", "/", "--dev", "/dev", "--ro-bind", workspace, workspace];
    const { code, stderr } = await qwill(["demo", "resume", "--workspace", workspace], { under });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `error: The workspace ${workspace} can't be written: the folder is read-only.\n  Make it writable, or name another folder: --workspace\n`,
    });
    expect(readdirSync(workspace)).toEqual([]);
  });

  it("prints only events with --json", async () => {
    const { code, stdout } = await demo(folderWith(INPUT), folderWith(), "--json");
    expect(code).toBe(0);
    const events = eventsOf(stdout);
    expect(events[0]).toMatchObject({ type: "run.started", goal: "Rank the CVs in cvs/ for the post in job.md." });
    expect(events.at(-1)).toMatchObject({ type: "run.finished" });
  });
});

/** The bundled CVs take the tiny model under a minute on two cores; a busy machine is slower. */
const RUN_LIMIT_MS = 240_000;

describe("qwill demo resume with the tiny model", () => {
  it(
    "ranks the bundled CVs without a download or a key, and can be killed and resumed",
    async () => {
      const cwd = folderWith();
      const killed = await qwill(["demo", "resume", "--json"], {
        cwd,
        limitMs: RUN_LIMIT_MS,
        onOutput: (text, kill) => text.includes('"step.finished"') && kill("SIGKILL"),
      });
      expect(killed.code).toBe(null);
      const { code, stdout, stderr } = await qwill(["resume", "last", "--workspace", "qwill-demo-resume"], {
        cwd,
        limitMs: RUN_LIMIT_MS,
      });
      expect(code).toBe(0);
      expect(stdout).not.toBe("");
      expect(stderr).toMatch(/model pocket/);
      const workspace = path.join(cwd, "qwill-demo-resume");
      const candidates = JSON.parse(readFileSync(path.join(workspace, "candidates.json"), "utf8"));
      expect(candidates.length).toBeGreaterThan(5);
      for (const name of ["report.html", "report.md"])
        expect(statSync(path.join(workspace, name)).size).toBeGreaterThan(100);
      rmSync(cwd, { recursive: true });
    },
    2 * RUN_LIMIT_MS,
  );
});
