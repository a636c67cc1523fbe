import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/testing/scripted-model.js";
import { axe, builtUi, launch } from "./browser.js";
import { type PageServer, pageServer, TOKEN } from "./page-server.js";

const HOSTILE = `<img src=x onerror="window.hacked=1">.md`;

const planned = (steps: object[]): ScriptedReply => ({ calls: [{ name: "plan", args: { steps, constraints: [] } }] });
const step = (id: string, tools: string[], needs: string[] = []) => ({
  id,
  title: `Do ${id}`,
  instruction: `Do ${id}.`,
  needs,
  tools,
  output: { kind: "text" },
});
const done = (result: string): ScriptedReply => ({ calls: [{ name: "step_done", args: { result } }] });

let browser: Browser;
let ui: string;
const servers: PageServer[] = [];
beforeAll(async () => {
  [browser, ui] = await Promise.all([launch(), builtUi()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), ...servers.map((server) => server.stop())]);
});

async function open(replies: ScriptedReply[]): Promise<{ page: Page; server: PageServer }> {
  const server = await pageServer(ui, replies);
  servers.push(server);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  await page.goto(`${server.origin}/?token=${TOKEN}`);
  return { page, server };
}

async function start(page: Page, goal: string, { seePlan = false } = {}): Promise<void> {
  await page.getByLabel("What is to be done").fill(goal);
  if (seePlan) await page.getByLabel("Show me the plan first").check();
  await page.getByRole("button", { name: "Start", exact: true }).click();
}

const status = (page: Page, words: string) => page.getByRole("status").getByText(words, { exact: true }).waitFor();

it("a task is started, its plan changed and approved, and its file is there at the end", async () => {
  const { page, server } = await open([
    planned([step("write", ["file_write"]), step("more", ["file_write"], ["write"])]),
    { calls: [{ name: "file_write", args: { path: HOSTILE, content: "# Hello" } }] },
    done("It is written."),
  ]);
  expect(page.url()).not.toContain(TOKEN);
  expect(await axe(page)).toEqual([]);
  await start(page, "Write a file", { seePlan: true });
  await page.getByRole("button", { name: "Change it" }).click();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel("Title").first().fill("Write the greeting");
  await page.getByRole("button", { name: "Leave this step out" }).last().click();
  await page.getByRole("button", { name: "Carry it out" }).click();
  await status(page, "Finished");
  expect(server.sent.map(({ path }) => path.split("/").at(-1))).toEqual(["runs", "plan"]);
  expect(await page.getByRole("region", { name: "The plan" }).innerText()).toContain("Write the greeting");
  await page.getByRole("button", { name: "Result" }).click();
  await page.getByRole("button", { name: HOSTILE, exact: true }).click();
  expect(await page.locator(".listing").innerText()).toContain("# Hello");
  expect(await page.evaluate("window.hacked")).toBeUndefined();
  await page.close();
});

it("a call that reaches others waits for a person, who denies it", async () => {
  const run = { name: "post_message", args: { text: "It is <b>done</b>" } };
  const { page, server } = await open([
    planned([step("build", ["post_message"])]),
    { calls: [run] },
    done("Left as it is."),
  ]);
  await start(page, "Build it");
  await page.getByRole("heading", { name: "May it call post_message?" }).waitFor();
  expect(await page.locator(".asking .args").innerText()).toContain("It is <b>done</b>");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Deny" }).click();
  await status(page, "Finished");
  expect(server.sent.at(-1)).toMatchObject({ body: { decision: "deny" } });
  expect(await page.locator('.callline[data-status="denied"]').count()).toBe(1);
  await page.close();
});

it("the page goes on when the server is back, from where it left off, and lists the run", async () => {
  const run = { name: "post_message", args: { text: "Built" } };
  const { page, server } = await open([planned([step("build", ["post_message"])]), { calls: [run] }, done("Built.")]);
  await start(page, "Build it again");
  await page.getByRole("heading", { name: "May it call post_message?" }).waitFor();
  await server.stop();
  await page.getByRole("alert").getByText("The server doesn't answer").waitFor();
  await server.start();
  await page.getByRole("alert").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Deny" }).click();
  await status(page, "Finished");
  await page.getByRole("link", { name: "qwill" }).click();
  expect(await page.locator(".runs").innerText()).toMatch(/Build it again\s+finished/);
  await page.close();
});

it("a run is forked from an event of its past, and the fork is shown", async () => {
  const { page } = await open([planned([step("say", [])]), done("One."), done("Two.")]);
  await start(page, "Say a number");
  await status(page, "Finished");
  const first = page.url();
  await page.getByRole("slider").fill("3");
  await page.getByRole("button", { name: "Fork from here" }).click();
  await page.waitForURL((url) => url.href !== first);
  await status(page, "Finished");
  await page.getByRole("button", { name: "Result" }).click();
  expect(await page.locator(".answer").innerText()).toBe("Two.");
  await page.close();
});
