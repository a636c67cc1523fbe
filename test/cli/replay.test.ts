import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { buildPackage, callReply, eventsOf, folderWith, modelModule, planReply, qwill } from "./cli.js";

beforeAll(buildPackage);

const MODEL = modelModule(`(messages, { purpose }) => purpose === "plan"
  ? ${planReply([], { title: "Say <it>" })} : ${callReply("step_done", { result: "It is said." })}`);

it("a run is replayed without its model, written as a page, and forked from an event", async () => {
  const cwd = folderWith({ "model.mjs": MODEL });
  const given = ["--model", "model.mjs"];
  const paused = await qwill(["run", "Say <it>", "--approve-plan", ...given], { cwd });
  expect(paused).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/is this the plan\?[\s\S]*--allow-call plan_1/),
  });
  const end = await qwill(["resume", "last", "--allow-call", "plan_1", ...given], { cwd });
  expect(end).toMatchObject({ code: 0, stdout: "It is said.\n" });

  const replayed = await qwill(["replay", "last", "--html", "run.html"], { cwd });
  expect(replayed).toMatchObject({ code: 0, stderr: expect.stringMatching(/events, each decided as it was then/) });
  const page = readFileSync(path.join(cwd, "run.html"), "utf8");
  expect(page).toContain("<h1>Say &lt;it&gt;</h1>");
  expect(page).not.toContain("Say <it>");
  expect(page).toContain("step.finished");

  const forked = await qwill(["fork", "last", "--at", "5"], { cwd });
  expect(forked.code).toBe(0);
  const again = await qwill(["resume", forked.stdout.trim(), "--say", "Say it twice", "--json", ...given], { cwd });
  expect(eventsOf(again.stdout).map(({ type }) => type)).toContain("person.said");
});
