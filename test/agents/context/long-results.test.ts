import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../../src/agents/agent.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";
import { fileTools } from "../../../src/tools/files/file-tools.js";
import { defineTool } from "../../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
const LONG = Array.from({ length: 5000 }, (_, line) => `line ${line} of a long listing`).join("\n");
const listing = defineTool({
  name: "listing",
  description: "List all.",
  input: z.object({}),
  effect: "read",
  run: async () => LONG,
});

it("a result that is too long is a preview and a handle, in which the step reads on, and in nothing else", async () => {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-long-"));
  const handleIn = (text: string) => /The whole is in (\S+): file_read/.exec(text)?.[1] ?? "";
  let handle = "";
  const model = scriptedModel([
    call("file_read", { path: "job.md" }),
    call("listing", {}),
    (messages) => {
      handle = handleIn(messages.at(-1)?.text ?? "");
      return call("file_read", { path: handle, from: 4001, lines: 1 });
    },
    call("file_list", {}),
    call("step_done", { result: "read" }),
  ]);
  const step = { id: "do", title: "Do", instruction: "Do it.", tools: ["listing"] };
  const agent = createAgent({ model, tools: [listing, ...fileTools()], workspace, journal: memoryJournal() });
  const result = await agent.start("List all", { plan: { steps: [step] } }).result;
  expect(result).toMatchObject({ status: "finished", files: [] });
  const told =
    model.calls
      .at(-1)
      ?.messages.filter((message) => message.getType() === "tool")
      .map(({ text }) => text) ?? [];
  expect(told[0]).toMatch(/may not use file_read/);
  expect(told[1]?.length).toBeLessThan(41_000);
  expect(told[1]).toMatch(/^<untrusted[^\n]*\nline 0 of[\s\S]*line 4999 of a long listing\n/);
  expect(told[2]).toContain("line 4000 of a long listing");
  expect(told[3]).toMatch(/may not use file_list/);
  expect(readFileSync(path.join(workspace, handle), "utf8")).toBe(LONG);
});
