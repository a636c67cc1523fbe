import { describe, expect, it } from "vitest";
import { givenPlan, readPlan } from "../../../src/agents/plan/plan-tools.js";

const steps = (count: number, rest: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}`, title: "t", instruction: "i", tools: [], ...rest }));

describe("a plan", () => {
  it("may be long, and its last step may need all others", () => {
    const needs = steps(60).map(({ id }) => id);
    const plan = givenPlan({ steps: [...steps(60), { ...steps(1, { needs })[0], id: "last" }] }, []);
    expect(plan.steps.at(-1)?.needs).toHaveLength(60);
    expect(
      readPlan({ steps: steps(1, { tools: Array(40).fill("look") }) }, { toolNames: ["look"] }).steps,
    ).toHaveLength(1);
  });

  it.each([
    [{ steps: steps(101) }, /steps: at most 100 steps, not 101/],
    [{ steps: steps(1, { tools: Array(101).fill("look") }) }, /steps\.0\.tools: at most 100 tools, not 101/],
    [
      { steps: steps(1, { output: { kind: "file", path: "x" } }) },
      /output\.kind: expected one of text, files, records/,
    ],
    [{ steps: steps(1, { output: { kind: "files", paths: [] } }) }, /output\.paths: Too small/],
    [
      { steps: steps(1, { checks: [{ kind: "contains", path: "x" }] }) },
      /checks\.0\.text: Invalid input: expected string/,
    ],
    [{ steps: steps(1, { dependsOn: ["s0"] }) }, /steps\.0\.dependsOn is nothing that a plan has/],
  ])("that can't be used is refused in words: %#", (plan, words) => {
    expect(() => givenPlan(plan, ["look"])).toThrowError(
      expect.objectContaining({ code: "config.invalid", message: expect.stringMatching(words) }),
    );
  });
});
