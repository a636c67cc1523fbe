import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openWorkspace } from "../../src/runtime/workspace/workspace.js";
import { checkInput } from "../../src/tools/input.js";
import { defineTool } from "../../src/tools/tool.js";

describe("what is wrong deep inside", () => {
  const tool = defineTool({
    name: "deep_it",
    description: "Deep.",
    input: z.object({
      rows: z.array(z.object({ n: z.number(), tag: z.enum(["x", "y"]).optional() })),
      by: z.union([z.string(), z.object({ all: z.boolean() })]).optional(),
    }),
    effect: "read",
    run: async () => "ran",
  });

  it.each([
    [
      { rows: [{ n: 1 }, { n: "2", tag: "z" }] },
      '"rows[1].n" must be number, not "2"; "rows[1].tag" must be one of "x", "y"',
    ],
    [{ rows: [{ n: 1, tga: "x" }] }, '"rows[0].tga" is not a field of this tool'],
    [{ rows: [], by: { all: 1 } }, '"by.all" must be boolean, not 1'],
    [{ rows: [], by: 7 }, '"by" must be string or object, not 7'],
  ])("is named by its place: %j", async (args, words) => {
    const workspace = await openWorkspace(mkdtempSync(path.join(tmpdir(), "qwill-input-")));
    await expect(checkInput(tool, args, { workspace })).rejects.toMatchObject({
      code: "tool.bad-input",
      message: expect.stringContaining(words),
    });
  });
});
