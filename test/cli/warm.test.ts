import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { buildPackage, eventsOf, folderWith, qwill } from "./cli.js";

beforeAll(buildPackage);

const LIMIT_MS = 100_000;
const plan = {
  steps: [
    {
      id: "read",
      title: "Read each CV",
      instruction: "Read the CV and record who it is.",
      tools: ["document_read", "document_facts"],
      forEach: { from: "cvs/*", as: "cv" },
      output: { kind: "records", path: "cvs.json", fields: [{ name: "name", type: "string", verbatim: true }] },
    },
  ],
};
const years = Array.from(
  { length: 24 },
  (_, n) => `${2024 - n}: wrote services in Go and led ${n + 2} people at Acme.`,
);

it("a crash inside the engine loses no run; resumed, it goes on without evaluating its prompt again", {
  timeout: 2 * LIMIT_MS,
}, async () => {
  const cv = ["Anna Berg", "anna.berg@example.org", "", ...years].join("\n");
  const folder = folderWith({ "cvs/anna.md": cv, "job.md": "Go.", "plan.json": JSON.stringify(plan) });
  const common = ["--workspace", folder, "--model", "pocket", "--json"];
  const goal = "Rank the CVs in cvs/ for the post in job.md";
  let read = false;
  const crashed = await qwill(["run", goal, "--plan", path.join(folder, "plan.json"), "--warm", ...common], {
    limitMs: LIMIT_MS,
    // With the document in its prompt the engine chooses tokens: it ends as it does where native code fails.
    onOutput(text, kill) {
      const [before = "", after = ""] = read ? ["", text] : text.split('"tool.returned"');
      read ||= before !== text;
      if (read && after.includes('"model.delta"')) kill("SIGSEGV");
    },
  });
  expect(crashed.code, crashed.stderr).toBeNull();
  expect(readdirSync(path.join(folder, ".qwill", "states")).some((file) => file.endsWith(".kv"))).toBe(true);

  const resumed = await qwill(["resume", "last", "--turns", "2", ...common], { limitMs: LIMIT_MS });
  expect(resumed.code, resumed.stderr).toBe(3);
  const [first] = eventsOf(resumed.stdout).filter((event) => event.type === "model.replied");
  const { prompt, reused } = (first?.usage ?? {}) as { prompt: number; reused: number };
  expect(prompt).toBeGreaterThan(600);
  expect(prompt - reused).toBeLessThan(10);
});
