import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { buildPackage, callReply, type Ended, folderWith, modelModule, planReply, qwill } from "../cli/cli.js";
import { documentedCommands } from "../support/documented-commands.js";
import { root } from "../support/source-files.js";

// Commands of the pages, run to the letter, where they need no real model.

beforeAll(buildPackage);

/** The commands of qwill in the blocks of a page, below a heading. */
function commandsOf(page: string, heading: string): string[][] {
  const lines = readFileSync(path.join(root, page), "utf8").split("\n");
  const from = lines.indexOf(heading) + 1;
  const to = lines.findIndex((line, index) => index >= from && line.startsWith("#"));
  const number = (place: string) => Number(place.split(":")[1]);
  return documentedCommands()
    .filter(({ place, words, isInline }) => place.startsWith(`${page}:`) && words[1] === "qwill" && !isInline)
    .filter(({ place }) => number(place) > from && (to < 0 || number(place) <= to))
    .map(({ words }) => words.slice(2));
}

/** Looks at one thing after the other, long enough for an event 42. */
const LOOKING = modelModule(`(messages, { purpose }) => {
  if (purpose === "plan") return ${planReply(["file_list"])};
  const looks = messages.filter((message) => message.getType() === "tool").length;
  if (looks === 14) return ${callReply("step_done", { result: "All was looked at." })};
  return { calls: [{ name: "file_list", args: { glob: looks + "*" } }] };
}`);

it("what a person does after a run works as the page says, from the list of runs to going on with a fork", async () => {
  const cwd = folderWith({ "model.mjs": LOOKING });
  const model = ["--model", "model.mjs"];
  expect(await qwill(["run", "Look around", ...model], { cwd })).toMatchObject({ code: 0 });

  const told: Record<string, Ended> = {};
  for (const words of commandsOf("docs/getting-started.md", "## Afterwards")) {
    // The model of this run is a file, which only the person can name again.
    const ended = await qwill(words[0] === "resume" ? [...words, ...model] : words, { cwd });
    expect(ended, words.join(" ")).toMatchObject({ code: 0 });
    told[words.join(" ")] = ended;
  }
  expect(told.runs?.stdout).toMatch(/finished.*Look around/);
  expect(told["show last"]?.stdout).toContain("All was looked at.");
  expect(told["show last --events"]?.stdout).toMatch(/^\s*42\b/m);
  expect(told["replay last"]?.stderr).toMatch(/each decided as it was then/);
  expect(told["fork last --at 42"]?.stdout).toMatch(/^\d{8}-\d{6}-\w+\n$/);
  expect(told["resume last"]?.stdout).toBe("All was looked at.\n");
});

it("the custom tool is called without a model as its page says, and answers what stands there", async () => {
  const page = "examples/custom-tool/README.md";
  const [call = []] = commandsOf(page, "# A custom tool");
  const { code, stdout } = await qwill(call, { cwd: root });
  expect(code).toBe(0);
  expect(readFileSync(path.join(root, page), "utf8")).toContain(`\`\`\`\n${stdout}\`\`\`\n`);
});
