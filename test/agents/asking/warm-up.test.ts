import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../../src/agents/agent.js";
import type { ChatLlama } from "../../../src/runtime/model/chat-llama.js";
import { tinyModel } from "../../../src/runtime/model/tiny-model/tiny-model.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { defineTool } from "../../../src/tools/tool.js";

let model: ChatLlama;
beforeAll(async () => {
  // Between wait and step_done it always takes the first.
  const bias = Object.fromEntries(["s", "st", "ste", "step"].map((begin) => [begin, -12]));
  model = await tinyModel({ seed: 3, contextSize: 8192, bias });
});
afterAll(() => model.dispose());

const wait = defineTool({
  name: "wait",
  description: "Wait a moment.",
  input: z.object({ why: z.string().min(150).max(160) }),
  effect: "read",
  async run() {
    await new Promise((resolve) => setTimeout(resolve, 800));
    return "ok";
  },
});
const plan = { steps: [{ id: "a", title: "A", instruction: "Wait.", tools: ["wait"] }] };

/** Prompt tokens that the second turn of a step had to evaluate, its first turn having called the tool. */
async function evaluated(): Promise<number> {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-warm-"));
  const budget = { turns: 2, thinkTokens: 40 };
  const agent = createAgent({ model, tools: [wait], workspace, journal: memoryJournal(), budget });
  const seen: string[] = [];
  let fresh = 0;
  for await (const event of agent.start("Wait twice.", { plan })) {
    seen.push(event.type === "tool.returned" ? `${event.name} ${event.text}` : event.type);
    if (event.type === "model.replied") fresh = event.usage.prompt - event.usage.reused;
  }
  expect(seen.filter((each) => /^(wait|step_done)/.test(each))).toContain("wait ok");
  return fresh;
}

it("while a tool runs, the model evaluates the call: the next turn evaluates the result alone", async () => {
  expect(await evaluated()).toBeLessThan(90);
  // The same without: the call has moved up, so it is evaluated with the result.
  Object.defineProperty(model, "prefill", { value: undefined });
  expect(await evaluated()).toBeGreaterThan(120);
});
