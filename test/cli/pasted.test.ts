import { execFile } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, commandOf, type Ended, folderWith, modelModule, planReply, qwill, SEND_TOOL } from "./cli.js";

beforeAll(buildPackage);

/** What comes of the command line that is printed below "Go on with:", pasted into a shell. */
function pasted(stderr: string, cwd: string): Promise<Ended> {
  const line = /Go on with:\n {2}(.*)\n/.exec(stderr)?.[1] ?? "exit 99";
  const qwillIs = 'qwill() { "$NODE" "$MAIN" "$@"; }';
  const [node, [main = ""]] = commandOf();
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: "/", QWILL_HOME: cwd, NODE: node, MAIN: main };
    execFile("bash", ["-c", `${qwillIs}\n${line}`], { cwd, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, stdout: out, stderr: err }),
    );
  });
}

describe("the words to go on with", () => {
  it("can be pasted as they are, whatever is in names and choices", async () => {
    const choice = 'it\'s $HOME, "a" `date` \\\\ !1 箱';
    const asking = { question: "Which?", choices: [choice, "other"] };
    const model = modelModule(`(messages, { purpose }) => {
      if (purpose === "plan") return ${planReply(["send", "ask_person"])};
      const results = messages.filter((message) => message.getType() === "tool").map((message) => message.text);
      if (results.length === 0) return { calls: [
        { name: "send", args: { to: "ann@example.org" } },
        { name: "ask_person", args: ${JSON.stringify(asking)} },
      ] };
      return { calls: [{ name: "step_done", args: { result: results.join(" & ") } }] };
    }`);
    const cwd = folderWith({ "it's a 箱/$x.txt": "", "my modèle.mjs": model, 'to"ols/send it.ts': SEND_TOOL });
    const given = ["--model", "my modèle.mjs", "--tools", 'to"ols/send it.ts', "--workspace", "it's a 箱"];
    const paused = await qwill(["run", "Go", ...given], { cwd });
    expect(paused).toMatchObject({ code: 3, stdout: "" });
    const first = await pasted(paused.stderr, cwd);
    expect(first.code).toBe(3);
    expect(await pasted(first.stderr, cwd)).toMatchObject({ code: 0, stdout: `sent & ${choice}\n` });
    // The same once more is no mistake; another decision is.
    expect(await pasted(first.stderr, cwd)).toMatchObject({ code: 0, stdout: `sent & ${choice}\n` });
    const other = first.stderr.replace(/--answer (\S+?)=.*?(?= --model)/, "--answer $1=other");
    expect(await pasted(other, cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/was answered already: it's/),
    });
  });
});
