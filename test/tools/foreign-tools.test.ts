import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tool as langchainTool, type StructuredToolInterface } from "@langchain/core/tools";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openWorkspace, type Workspace } from "../../src/runtime/workspace/workspace.js";
import { executeCall } from "../../src/tools/execute.js";
import { closeTools } from "../../src/tools/tool.js";

let root: string;
let workspace: Workspace;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "qwill-foreign-"));
  workspace = await openWorkspace(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

function call(tool: StructuredToolInterface, args: unknown, timeoutMs?: number) {
  return executeCall(
    { callId: "c1", name: tool.name, args },
    { tools: new Map([[tool.name, tool]]), workspace, signal: new AbortController().signal, timeoutMs },
  );
}

describe("foreign tools", () => {
  it("runs a LangChain tool with a zod schema, artifact included", async () => {
    const add = langchainTool(async ({ a, b }) => [String(a + b), { sum: a + b }], {
      name: "add",
      description: "Adds.",
      schema: z.object({ a: z.number(), b: z.number() }),
      responseFormat: "content_and_artifact",
    });
    expect(await call(add, { a: 1, b: 2 })).toMatchObject({
      ok: true,
      text: "3",
      data: { sum: 3 },
    });
    expect((await call(add, { a: 1 })).error?.code).toBe("tool.bad-input");
  });

  it("checks a LangChain tool with a JSON schema", async () => {
    const greet = langchainTool(async (input) => `hello ${(input as { who: string }).who}`, {
      name: "greet",
      description: "Greets.",
      schema: {
        type: "object",
        properties: { who: { type: "string" } },
        required: ["who"],
        additionalProperties: false,
      },
    });
    expect((await call(greet, { who: "you" })).text).toBe("hello you");
    const outcome = await call(greet, { whom: "you" });
    expect(outcome.error?.code).toBe("tool.bad-input");
    expect(outcome.text).toContain("who");
  });

  it("gives up on one that never returns", async () => {
    const deaf = langchainTool(() => new Promise<string>(() => {}), {
      name: "deaf",
      description: "Deaf.",
      schema: z.object({}),
    });
    const outcome = await call(deaf, {}, 20);
    expect(outcome.error?.code).toBe("tool.timeout");
  });

  it("are not closed at a run's end: nobody knows what their close means", async () => {
    let isClosed = false;
    const shop = langchainTool(async () => "", { name: "shop", description: "Sells.", schema: z.object({}) });
    await closeTools([Object.assign(shop, { close: async () => (isClosed = true) })], "run");
    expect(isClosed).toBe(false);
  });
});
