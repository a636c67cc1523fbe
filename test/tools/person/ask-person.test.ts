import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { toolBench } from "../../../src/testing/tool-bench.js";
import { askPerson } from "../../../src/tools/person/ask-person.js";

const bench = (ask?: (question: string, choices?: string[]) => Promise<string>) =>
  toolBench({ workspace: mkdtempSync(path.join(tmpdir(), "qwill-ask-")), tools: [askPerson], ...(ask ? { ask } : {}) });

describe("ask_person", () => {
  it("gives the person's answer, and shows them the choices", async () => {
    const { call } = await bench(async (question, choices) => `${question} ${choices?.at(-1)}`);
    expect(await call("ask_person", { question: "Which?", choices: ["a", "b"] })).toMatchObject({
      ok: true,
      text: "Which? b",
    });
  });

  it("says so where nobody can answer, and refuses an empty question", async () => {
    const { call } = await bench();
    expect(await call("ask_person", { question: "Which?" })).toMatchObject({
      ok: false,
      error: { code: "tool.failed" },
    });
    expect(await call("ask_person", { question: "" })).toMatchObject({ ok: false, error: { code: "tool.bad-input" } });
  });
});
