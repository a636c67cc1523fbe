import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import { type ScriptedInfo, type ScriptedReply, scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
const step = (id: string, rest: object = {}) => ({ id, title: id, instruction: `Do ${id}.`, tools: [], ...rest });
const fields = (verbatim: boolean) => [{ name: "who", type: "string", verbatim }];

const read = defineTool({
  name: "read",
  description: "Read a file.",
  input: z.object({ path: z.string() }),
  effect: "read",
  async run({ path: file }, { workspace }) {
    const text = await workspace.readText(file);
    return { text, sources: [{ path: file, text }] };
  },
});

function start(steps: object[], answer: (info: ScriptedInfo, said: string) => ScriptedReply) {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-items-"));
  mkdirSync(path.join(workspace, "cvs"));
  for (const name of ["Anna", "Ben"]) writeFileSync(path.join(workspace, "cvs", `${name}.txt`), `I am ${name}.`);
  const model = scriptedModel((messages, info) =>
    info.purpose === "finish" ? "Done." : answer(info, messages.at(-1)?.text ?? ""),
  );
  const agent = createAgent({ model, tools: [read], workspace });
  return { model, workspace, result: agent.start("Go", { plan: { steps } }).result };
}

describe("a step for each record", () => {
  it("of a step that went over items itself has all of their records", async () => {
    const steps = [
      step("people", {
        forEach: { from: "cvs/*", as: "cv" },
        output: { kind: "records", fields: fields(false) },
      }),
      step("greet", { forEach: { from: "people", as: "person" } }),
    ];
    const { model, result } = start(steps, ({ stepId, item }) =>
      call("step_done", {
        result: "ok",
        ...(stepId === "people" ? { records: [{ who: item?.key }] } : {}),
      }),
    );
    expect((await result).status).toBe("finished");
    const greeted = model.calls.filter(({ info }) => info.stepId === "greet").map(({ info }) => info.item?.key);
    expect(greeted).toEqual(['{"who":"cvs/Anna.txt"}', '{"who":"cvs/Ben.txt"}']);
  });

  it("of which there are none has nothing to do, and the run goes on", async () => {
    const steps = [
      step("find", { output: { kind: "records", fields: fields(false) } }),
      step("greet", {
        forEach: { from: "find", as: "person" },
        output: { kind: "records", path: "greeted.json", fields: fields(false) },
      }),
      step("tell", { needs: ["greet"] }),
    ];
    const { workspace, result } = start(steps, ({ stepId }) =>
      call("step_done", { result: "ok", ...(stepId === "find" ? { records: [] } : {}) }),
    );
    expect((await result).status).toBe("finished");
    expect(JSON.parse(readFileSync(path.join(workspace, "greeted.json"), "utf8")).records).toEqual([]);
  });
});

describe("a step for each file", () => {
  const steps = [
    step("people", {
      tools: ["read"],
      forEach: { from: "cvs/*", as: "cv" },
      output: { kind: "records", fields: fields(true) },
    }),
  ];

  it("can't record what stands in a file that its branch hasn't read: ending is masked, and refused", async () => {
    const refusals: string[] = [];
    const { model, result } = start(steps, ({ item }, said) => {
      if (said.startsWith("# Step")) return call("step_done", { result: "ok", records: [{ who: "" }] });
      if (/was read/.test(said)) {
        refusals.push(said);
        return call("read", { path: item?.key ?? "" });
      }
      const [, name = ""] = /I am (\w+)/.exec(said) ?? [];
      return call("step_done", { result: "ok", records: [{ who: name }] });
    });
    expect(await result).toMatchObject({ status: "finished" });
    expect(refusals.sort()).toEqual(
      ["Anna", "Ben"].map((name) => `Nothing of cvs/${name}.txt was read. Use read first.`),
    );
    const allowed = model.calls.filter(({ info }) => info.item?.index === 0).map(({ info }) => info.allowed);
    expect(allowed).toEqual([["read"], ["read"], ["read", "step_done"]]);
  });
});
