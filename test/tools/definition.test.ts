import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineTool, type ToolDefinition } from "../../src/tools/tool.js";

const good: ToolDefinition<z.ZodObject> = {
  name: "try_it",
  description: "Tries it.",
  input: z.object({}),
  effect: "read",
  run: () => "done",
};

describe("the definition of a tool", () => {
  it("may answer at once or later", async () => {
    const context = { signal: AbortSignal.timeout(1000), workspace: {} as never, progress: () => {}, callId: "c1" };
    expect(await defineTool(good).run({}, context)).toEqual({ text: "done" });
    expect(await defineTool({ ...good, run: async () => "later" }).run({}, context)).toEqual({ text: "later" });
  });

  it.each([
    [{ name: "Try It" }, /lower_case .*"Try It"/],
    [{ name: undefined }, /lower_case .*"undefined"/],
    [{ description: " " }, /defineTool\("try_it"\)\.description: expected a sentence/],
    [{ input: z.string() }, /\.input: expected a zod object/],
    [{ input: { path: "string" } }, /\.input: expected a zod object/],
    [{ effect: "wirte" }, /\.effect: expected one of read, write, execute, network, outward, not "wirte"/],
    [{ effect: undefined }, /\.effect: expected one of/],
    [{ run: undefined }, /\.run: expected a function/],
    [{ timeoutMs: "1s" }, /\.timeoutMs: expected milliseconds/],
    [{ timeout: 1000 }, /unknown option "timeout"/],
  ])("is refused with the field and what is expected: %j", (wrong, message) => {
    const define = () => defineTool({ ...good, ...wrong } as never);
    expect(define).toThrow(message);
    expect(define).toThrow(expect.objectContaining({ code: "config.invalid" }));
  });
});
