import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAgent } from "../../src/agents/agent.js";
import type { ChatLlama } from "../../src/runtime/model/chat-llama.js";
import { tinyModel } from "../../src/runtime/model/tiny-model/tiny-model.js";
import { memoryJournal } from "../../src/runtime/run/journal.js";
import { documentTools } from "../../src/tools/documents/index.js";
import { fileTools } from "../../src/tools/files/file-tools.js";

let model: ChatLlama;
beforeAll(async () => {
  model = await tinyModel({ seed: 7, contextSize: 12288 });
});
afterAll(() => model.dispose());

function workspace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-tiny-"));
  writeFileSync(path.join(folder, "a.md"), "# Anna Berg\nRust, Go and C++");
  writeFileSync(path.join(folder, "b.md"), "# Ben Okafor\nPython");
  return folder;
}

const fields = [
  { name: "name", type: "string", verbatim: true },
  { name: "skills", type: "string[]", verbatim: true },
];
const plan = {
  steps: [
    {
      id: "read",
      title: "Read",
      instruction: "Read the file and record who it is about.",
      tools: ["document_read", "file_search"],
      forEach: { from: "*.md", as: "file" },
      output: { kind: "records", path: "people.json", fields },
    },
  ],
};

describe("a model with random weights", () => {
  it("makes only calls that are valid, and at its budget the run pauses with a typed reason", async () => {
    const agent = createAgent({
      model,
      tools: [...fileTools(), ...documentTools()],
      workspace: workspace(),
      journal: memoryJournal(),
      budget: { turns: 4, thinkTokens: 24 },
    });
    const run = agent.start("Who is in these files?", { plan });
    const refused: string[] = [];
    let calls = 0;
    for await (const event of run) {
      if (event.type === "tool.called") calls += 1;
      if (event.type === "tool.returned" && event.error?.code === "tool.bad-input") refused.push(event.text);
    }
    const result = await run.result;
    expect(refused).toEqual([]);
    expect(calls).toBeGreaterThan(0);
    expect(["paused", "finished"]).toContain(result.status);
    if (result.status === "paused")
      expect(result).toMatchObject({ pausedFor: "budget", error: { code: "budget.turns" } });
    expect(result.usage.reused).toBeGreaterThan(0);
  });
});
