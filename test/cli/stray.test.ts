import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, callReply, folderWith, modelModule, planReply, qwill } from "./cli.js";

beforeAll(buildPackage);

describe("qwill run whose process has to end", () => {
  it.each([
    ["a timer", "setTimeout(() => { throw new TypeError('the pump is broken'); }, 0)"],
    ["a promise", "void Promise.reject(new TypeError('the pump is broken'))"],
  ])("says what a tool has thrown in %s outside of its call, and goes on when it is resumed", async (_where, stray) => {
    const cwd = folderWith({
      "pump.mjs": `
import { defineTool } from "qwill";
import { z } from "zod";
export const pump = defineTool({
  name: "pump",
  description: "Pump.",
  input: z.object({}),
  effect: "write",
  async run() {
    ${stray};
    return new Promise(() => {});
  },
});`,
      "model.mjs": modelModule(`(messages, { purpose }) => {
        if (purpose === "plan") return ${planReply(["pump"])};
        if (messages.at(-1).getType() !== "tool") return ${callReply("pump", {})};
        return { calls: [{ name: "step_done", args: { result: messages.at(-1).text } }] };
      }`),
    });
    const given = ["--model", "model.mjs", "--tools", "pump.mjs"];
    const { code, stdout, stderr } = await qwill(["run", "Pump", ...given], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/\nerror: the pump is broken\n {2}A tool or a library threw it outside of its call/);
    expect(stderr).toMatch(/qwill resume last goes on/);
    expect(stderr).not.toMatch(/ at .*pump\.mjs/);
    const resumed = await qwill(["resume", "last", ...given], { cwd, env: { QWILL_DEBUG: "1" } });
    expect(resumed).toMatchObject({ code: 0, stdout: expect.stringMatching(/outcome is unknown/) });
  });
});
