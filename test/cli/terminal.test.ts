import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, callReply, folderWith, modelModule, planReply, qwillOnTerminal } from "./cli.js";

beforeAll(buildPackage);

const SEND = `
import { appendFileSync } from "node:fs";
import { defineTool } from "qwill";
import { z } from "zod";
export default defineTool({
  name: "send",
  description: "Send a message.",
  input: z.object({ to: z.string() }),
  effect: "outward",
  async run({ to }, { workspace }) {
    appendFileSync(workspace.root + "/sent.txt", to + "\\n");
    return "sent";
  },
});
`;

/** Sends, then asks, then is done. */
const MODEL = modelModule(`(messages, { purpose }) => {
  if (purpose === "plan") return ${planReply(["send", "ask_person"], { title: "Send and ask" })};
  const results = messages.filter((message) => message.getType() === "tool").map((message) => message.text);
  if (results.length === 0) return ${callReply("send", { to: "ann@example.org" })};
  if (results.length === 1) return ${callReply("ask_person", { question: "Which colour?", choices: ["red", "blue"] })};
  return { thought: "so it is", calls: [{ name: "step_done", args: { result: results.join(" and ") } }] };
}`);

const DOWN = "\u001b[B";
const ENTER = "\r";

describe("on a terminal", () => {
  it("a run shows a checklist, asks what it pauses for, and goes on by itself", async () => {
    const cwd = folderWith({ "model.mjs": MODEL, "send.mjs": SEND });
    const { code, screen } = await qwillOnTerminal(["run", "Tell Ann", "--model", "model.mjs", "--tools", "send.mjs"], {
      cwd,
      answers: [
        [/Allow send ann@example\.org\?/, ENTER],
        [/Which colour\?/, `${DOWN}${ENTER}`],
      ],
    });
    expect(code).toBe(0);
    expect(screen).toMatch(/✓.* Send and ask/);
    expect(screen).toMatch(/\nsent and blue\r?\n/);
    expect(readFileSync(path.join(cwd, "sent.txt"), "utf8")).toBe("ann@example.org\n");
  });

  it.each([
    ["Esc", "\u001b", 3],
    ["Ctrl-C", "\u0003", 130],
  ])("a person who leaves a question with %s gets the command to go on with", async (_, key, exit) => {
    const cwd = folderWith({ "model.mjs": MODEL, "send.mjs": SEND });
    const { code, screen } = await qwillOnTerminal(["run", "Tell Ann", "--model", "model.mjs", "--tools", "send.mjs"], {
      cwd,
      answers: [[/Allow send ann@example\.org\?/, key]],
    });
    expect(code).toBe(exit);
    expect(screen).toMatch(/qwill resume \S+ --allow-call \S+/);
    expect(existsSync(path.join(cwd, "sent.txt"))).toBe(false);
  });

  it("a plan is edited in the person's editor; one that fails, changes nothing or breaks it does no harm", async () => {
    const editor = `count=$(cat count 2>/dev/null || echo 0); echo $((count + 1)) > count
case $count in
  0) exit 7 ;;
  1) ;;
  2) echo '{ "steps": [' > "$1" ;;
  3) echo '{ "steps": [{ "id": "own", "title": "My own", "instruction": "Say it.", "tools": [] }] }' > "$1" ;;
esac
`;
    const model = modelModule(`(messages, { purpose, stepId }) =>
      purpose === "plan" ? ${planReply([])} : { calls: [{ name: "step_done", args: { result: "did " + stepId } }] }`);
    const cwd = folderWith({ "model.mjs": model, "my editor.sh": editor });
    const edit = `${DOWN}${DOWN}${ENTER}`;
    const { code, screen } = await qwillOnTerminal(["run", "Go", "--model", "model.mjs", "--approve-plan"], {
      cwd,
      env: { EDITOR: "sh 'my editor.sh'" },
      answers: [
        [/Carry out this plan\?/, edit],
        [/ended with 7[\s\S]*Carry out this plan\?/, edit],
        [/Nothing was changed[\s\S]*Carry out this plan\?/, edit],
        [/That is no JSON[\s\S]*Edit it again\?/, ENTER],
      ],
    });
    expect(screen).toMatch(/✓.* My own/);
    expect(code).toBe(0);
    expect(screen).toMatch(/\ndid own\r?\n/);
  });
});
