import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { writeTinyModel } from "../../src/runtime/model/tiny-model/tiny-model.js";
import { buildPackage, eventsOf, folderWith, qwill } from "./cli.js";

beforeAll(buildPackage);

const step = { id: "a", title: "A", instruction: "Look at the files.", tools: ["file_list", "file_read"] };
const LIMIT_MS = 120_000;

/** Prompt tokens of the first call of the model, and how many of them it did not have to evaluate. */
function firstCall(stdout: string): { prompt: number; reused: number } {
  const replied = eventsOf(stdout).find((event) => event.type === "model.replied");
  return replied?.usage as { prompt: number; reused: number };
}

it("a crash inside the engine loses no run; resumed, it goes on without evaluating its prompt again", {
  timeout: 3 * LIMIT_MS,
}, async () => {
  const folder = folderWith({ "a.md": "one", "plan.json": JSON.stringify({ steps: [step] }) });
  const model = await writeTinyModel({ seed: 4 });
  const common = ["--workspace", folder, "--model", model, "--think", "64", "--turns", "1", "--json"];
  const begun = ["run", "What is in a.md?", "--plan", path.join(folder, "plan.json"), "--warm", ...common];
  const crashed = await qwill(begun, {
    limitMs: LIMIT_MS,
    // The engine is choosing tokens: it ends as it does where native code fails.
    onOutput: (text, kill) => text.includes('"model.delta"') && kill("SIGSEGV"),
  });
  expect(crashed.code).toBeNull();
  expect(firstCall(crashed.stdout)).toBeUndefined();
  expect(readdirSync(path.join(folder, ".qwill", "states")).some((file) => file.endsWith(".kv"))).toBe(true);

  const resumed = await qwill(["resume", "last", ...common], { limitMs: LIMIT_MS });
  expect(resumed.code, resumed.stderr).toBe(3);
  const { prompt, reused } = firstCall(resumed.stdout);
  expect(prompt).toBeGreaterThan(1000);
  expect(prompt - reused).toBeLessThan(10);
});
