import { type Language, testImport } from "./language.js";
import type { Names } from "./names.js";

/** An agent as a program: run with a goal, or imported. */
export function agentFile({ camel, kebab }: Names, { isTypeScript, extension }: Language): string {
  const typed = isTypeScript ? 'model: AgentOptions["model"], workspace: string' : "model, workspace";
  const types = isTypeScript ? "type AgentOptions, " : "";
  return `import { fileURLToPath } from "node:url";
import { ${types}builtInTools, createAgent, loadModel } from "qwill";

/** What it may do, where, and how it should work. A tool of your own: qwill new tool NAME */
export function ${camel}(${typed}) {
  return createAgent({
    model,
    workspace,
    tools: builtInTools({ browser: false }),
    instructions: "Write for somebody who is in a hurry.",
    budget: { turns: 100, minutes: 30 },
  });
}

// ${kebab}.${extension} "the goal": works in ./work, with the model that QWILL_MODEL names.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const goal = process.argv[2] ?? "Write hello.md with a greeting in three languages.";
  const run = ${camel}(await loadModel(), "./work").start(goal);
  for await (const event of run) if (event.type === "tool.called") console.error(event.name, event.args);
  const { status, answer, files, error } = await run.result;
  console.log(status, answer ?? error?.message);
  for (const file of files) console.log(file.path);
  process.exit(status === "finished" ? 0 : 1);
}
`;
}

export function agentTest({ kebab, camel }: Names, language: Language): string {
  return `import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
${testImport(language)}
import { scriptedModel } from "qwill/testing";
import { ${camel} } from "./${kebab}.${language.imported}";

// The model is the only fake: it says what stands here. Tools, files and checks are real.
const output = { kind: "files", paths: ["hello.md"] };
const step = { id: "write", title: "Write", instruction: "Write hello.md.", tools: ["file_write"], output };
const replies = [
  { calls: [{ name: "plan", args: { steps: [step], constraints: [] } }] },
  { calls: [{ name: "file_write", args: { path: "hello.md", content: "# Hello\\n" } }] },
  { calls: [{ name: "step_done", args: { result: "Written.", files: ["hello.md"] } }] },
];

test("${kebab} hands over the file that its goal asks for", async () => {
  const workspace = mkdtempSync(join(tmpdir(), "${kebab}-"));
  const { status, answer, error } = await ${camel}(scriptedModel(replies), workspace).start("Write hello.md").result;
  assert.equal(status, "finished", error?.message);
  assert.equal(answer, "Written.");
  assert.equal(readFileSync(join(workspace, "hello.md"), "utf8"), "# Hello\\n");
});
`;
}
