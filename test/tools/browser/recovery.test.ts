import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, browserBench } from "./pages.js";

const LIMIT_MS = 240_000;
const PAGES = {
  "/fine": "<title>Fine</title><p>All is well.</p>",
  "/endless": "<title>Endless</title><button onclick='for (;;) {}'>Never ends</button>",
  "/hangs": "<title>Hangs</title><p>Before</p><script>for (;;) {}</script>",
};

let on: Bench;
let front: Page | undefined;
beforeAll(async () => {
  on = await browserBench(() => PAGES, { onPage: (page) => (front = page) });
}, LIMIT_MS);
afterAll(() => on.close(), LIMIT_MS);

const open = (path: string) => on.bench.call("browser_open", { url: on.site.origin + path });
const fine = async () => {
  const { text } = await open("/fine");
  expect(text).toContain("All is well.");
};

describe("a browser that is in trouble", () => {
  it(
    "is brought back after an endless script, in a handler or while a page loads",
    async () => {
      await fine();
      await open("/endless");
      const stuck = await on.bench.call("browser_act", { steps: [{ action: "click", text: "Never ends" }] });
      expect(stuck.ok).toBe(false);
      expect(stuck.text).toContain("does not answer");
      const back = await on.bench.call("browser_look", {});
      expect(back.text).toContain("the last page was opened again");
      expect(back.text).toContain("Title: Endless");
      expect((await open("/hangs")).ok).toBe(false);
      await fine();
    },
    LIMIT_MS,
  );

  it(
    "is brought back when its page crashes or it is killed, with the last page, and the model is told",
    async () => {
      await fine();
      await front?.goto("chrome://crash").catch(() => undefined);
      const crashed = await on.bench.call("browser_look", {});
      expect(crashed.text).toContain("the last page was opened again");
      expect(crashed.text).toContain("All is well.");
      await front?.context().browser()?.close();
      const killed = await on.bench.call("browser_look", {});
      expect(killed.text).toContain("the last page was opened again");
      expect(killed.text).toContain("All is well.");
    },
    LIMIT_MS,
  );

  it(
    "does not wait for a server that never answers",
    async () => {
      expect((await open("/never")).error?.code).toBe("tool.timeout");
      await fine();
    },
    LIMIT_MS,
  );
});
