import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { scriptedModel } from "qwill/testing";
import { expect, it } from "vitest";
import { ask } from "../../examples/custom-tool/main.js";

it("the custom tool example counts words with its own tool", async () => {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-custom-tool-"));
  cpSync(path.resolve("examples/custom-tool/input"), workspace, { recursive: true });
  const model = scriptedModel([
    {
      calls: [
        {
          name: "plan",
          args: { steps: [{ id: "count", title: "Count", instruction: "Count the words.", tools: ["word_count"] }] },
        },
      ],
    },
    { calls: [{ name: "word_count", args: { path: "the-lantern.txt" } }] },
    (messages) => ({ calls: [{ name: "step_done", args: { result: `The file says: ${messages.at(-1)?.text}` } }] }),
  ]);
  expect(await ask(model, workspace)).toBe("The file says: the-lantern.txt has 37 words.");
});
