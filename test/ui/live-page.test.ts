import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScriptedInfo } from "../../src/testing/scripted-model.js";
import { axe, builtUi, launch } from "./browser.js";
import { calls, done, planned, type Served, served, step } from "./served.js";

const HOSTILE = `<img src=x onerror="window.hacked=1">.md`;

let browser: Browser;
let ui: string;
const servers: Served[] = [];
beforeAll(async () => {
  [browser, ui] = await Promise.all([launch(), builtUi()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), ...servers.map((server) => server.stop().catch(() => undefined))]);
});

async function open(replies: Parameters<typeof served>[0], rest: Partial<Parameters<typeof served>[1]> = {}) {
  const server = await served(replies, { page: ui, ...rest });
  servers.push(server);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  const sent: { path: string; body: Record<string, unknown> }[] = [];
  page.on("request", (request) => {
    if (request.method() !== "POST" || request.url().includes("/uploads")) return;
    sent.push({ path: new URL(request.url()).pathname, body: request.postDataJSON() });
  });
  await page.goto(server.server.url);
  return { page, server, sent };
}

async function start(page: Page, goal: string, { seePlan = false } = {}): Promise<void> {
  await page.getByLabel("What is to be done").fill(goal);
  if (seePlan) await page.getByLabel("Show me the plan first").check();
  await page.getByRole("button", { name: "Start", exact: true }).click();
}

const status = (page: Page, words: string) => page.getByRole("status").getByText(words, { exact: true }).waitFor();

describe("a task", () => {
  it("is started, its plan changed and approved, and its file is there at the end, shown as text", async () => {
    const { page, server, sent } = await open([
      planned([step("write", ["file_write"]), step("more", ["file_write"], ["write"])]),
      calls("file_write", { path: HOSTILE, content: "# Hello" }),
      done("It is written."),
    ]);
    expect(page.url()).not.toContain(server.server.token);
    expect(await axe(page)).toEqual([]);
    await start(page, "Write a file", { seePlan: true });
    await page.getByRole("button", { name: "Change it" }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel("Title").first().fill("Write the greeting");
    await page.getByRole("button", { name: "Leave this step out" }).last().click();
    await page.getByLabel("What must hold for the whole").fill("In English");
    await page.getByRole("button", { name: "Carry it out" }).click();
    await status(page, "Finished");
    expect(sent.map((each) => each.path.split("/").at(-1))).toEqual(["runs", "plan"]);
    const plan = await page.getByRole("region", { name: "The plan" }).innerText();
    expect(plan).toContain("Write the greeting");
    expect(plan).toContain("In English");
    await page.getByRole("button", { name: "Result" }).click();
    await page.getByRole("button", { name: HOSTILE, exact: true }).click();
    await page.locator(".listing").getByText("# Hello").waitFor();
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    await page.close();
  });

  it("with files dropped in works in a folder of its own", async () => {
    const { page, server } = await open([
      planned([step("read", ["file_read"])]),
      calls("file_read", { path: "notes.md" }),
      done("Read."),
    ]);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByText("Add files").click()]);
    await chooser.setFiles([
      { name: "notes.md", mimeType: "text/markdown", buffer: Buffer.from("Ducks are birds.") },
      { name: HOSTILE, mimeType: "text/plain", buffer: Buffer.from("x") },
    ]);
    await page.getByRole("button", { name: `Leave out ${HOSTILE}` }).click();
    await start(page, "Read my notes");
    await status(page, "Finished");
    expect(readFileSync(path.join(server.workspace, "read-my-notes/notes.md"), "utf8")).toBe("Ducks are birds.");
    await page.locator(".callline").getByText("file_read").click();
    expect(await page.locator(".computer").innerText()).toContain("Ducks are birds.");
    await page.close();
  });

  it("isn't begun without a model: the page says how to get one, and offers the demos", async () => {
    const demo = {
      id: "greet",
      title: "Greet",
      about: "Says hello.",
      model: "pocket",
      prepare: async () => ({ goal: "Say hello", checks: [], tools: [] }),
    };
    const { page } = await open(undefined, { demos: [demo] });
    expect(await page.getByRole("region", { name: "The model" }).innerText()).toContain("qwill models pull");
    expect(await axe(page)).toEqual([]);
    await start(page, "Anything");
    await page.getByRole("alert").getByText("There is no model on this machine yet.").waitFor();
    expect(await page.getByRole("button", { name: /Greet/ }).isEnabled()).toBe(true);
    await page.close();
  });
});

describe("what waits for a person", () => {
  it("is a call that reaches others: allowed once, then denied with a reason that the model hears", async () => {
    const post = (text: string) => calls("post_message", { text });
    const heard: string[] = [];
    const { page, sent } = await open((messages, { purpose, stepId }: ScriptedInfo) => {
      const asked = JSON.stringify(messages);
      if (purpose === "plan") return planned([step("build", ["post_message"])]);
      if (purpose === "revise") return calls("revise_plan", { patches: [] });
      if (purpose === "finish" || !stepId) return "Done.";
      if (asked.includes("did not allow")) {
        if (asked.includes("Nobody is there on Sundays")) heard.push("why");
        return done("Left as it is.");
      }
      return asked.includes("Posted: one") ? post("It is <b>two</b>") : post("one");
    });
    await start(page, "Build it");
    await page.getByRole("heading", { name: "May it call post_message?" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Allow", exact: true }).click();
    await page.locator(".asking .args").getByText("It is <b>two</b>").waitFor();
    await page.getByLabel(/Why not/).fill("Nobody is there on Sundays");
    await page.getByRole("button", { name: "Deny" }).click();
    await status(page, "Finished");
    expect(sent.map(({ body }) => body.decision).filter(Boolean)).toEqual(["allow", "deny"]);
    expect(await page.locator('.callline[data-status="denied"]').count()).toBe(1);
    expect(heard).not.toEqual([]);
    await page.close();
  });

  it("is a question of the model, answered by a choice", async () => {
    const { page } = await open([
      planned([step("ask", ["ask_person"])]),
      calls("ask_person", { question: "Red or blue?", choices: ["red", "blue"] }),
      done("It is blue."),
    ]);
    await start(page, "Choose");
    await page.getByRole("button", { name: "blue" }).click();
    await status(page, "Finished");
    expect(await page.locator(".bubble").innerText()).toBe("blue");
    await page.close();
  });

  it("is a budget that is spent: it goes on with more", async () => {
    const { page, server } = await open([planned([step("a", [])]), done("A."), done("B.")]);
    const reply = await server.post("/api/runs", { goal: "Do a", budget: { turns: 1 } });
    const { id } = (await reply.json()) as { id: string };
    await page.goto(`${server.server.origin}/#/runs/${id}`);
    await status(page, "Waits for you");
    await page.getByRole("button", { name: "Go on with 2 turns" }).click();
    await status(page, "Finished");
    await page.close();
  });
});

describe("a run that goes on", () => {
  it("is paused, told something, resumed and cancelled by the keyboard", async () => {
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const { page, sent } = await open(async (_messages, { purpose, stepId }: ScriptedInfo) => {
      if (purpose === "plan") return planned([step("a", []), step("b", [], ["a"])]);
      if (purpose === "revise") return calls("revise_plan", { patches: [] });
      if (stepId === "a") await held;
      if (stepId === "b") await new Promise(() => {});
      return done(`Did ${stepId}.`);
    });
    await start(page, "Take your time");
    await page.getByRole("button", { name: "Pause" }).press("Enter");
    await status(page, "Paused");
    await page.getByLabel("Say something to the run").fill("Be brief, please");
    await page.getByLabel("Say something to the run").press("Enter");
    await page.locator(".bubble").getByText("Be brief, please").waitFor();
    free();
    await page.locator('.step[data-status="done"]').waitFor();
    await page.getByRole("button", { name: "Cancel" }).press("Enter");
    await status(page, "Cancelled");
    expect(sent.map((each) => each.path.split("/").at(-1))).toEqual(["runs", "pause", "say", "cancel"]);
    await page.close();
  });

  it("is followed again when the server is back, from where the page left off, and can be decided then", async () => {
    const run = calls("post_message", { text: "Built" });
    const { page, server } = await open([planned([step("build", ["post_message"])]), run, done("Built.")]);
    await start(page, "Build it again");
    await page.getByRole("heading", { name: "May it call post_message?" }).waitFor();
    await server.stop();
    await page.getByRole("alert").getByText("The server doesn't answer").waitFor();
    await server.start();
    await page.getByRole("alert").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Deny" }).click();
    await status(page, "Finished");
    await page.getByRole("link", { name: "qwill" }).click();
    await page.locator(".runs").getByText("Build it again").waitFor();
    expect(await page.locator(".runs").innerText()).toMatch(/Build it again\s+Finished/);
    await page.close();
  });

  it("is forked from an event of its past, and the fork is shown", async () => {
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
});
