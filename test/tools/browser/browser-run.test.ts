import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AgentOptions, createAgent } from "../../../src/agents/agent.js";
import type { RunEvent } from "../../../src/runtime/run/events.js";
import { type ScriptedReply, scriptedModel } from "../../../src/testing/scripted-model.js";
import { browserTools } from "../../../src/tools/browser/index.js";
import { type LocalServer, serve } from "../web/local-server.js";

const LIMIT_MS = 240_000;
const PAGE = `<title>Count</title><button type="button" onclick="this.textContent = 'Clicked'">Click me</button>
<form method="post" action="/sent" aria-label="Order"><button>Go</button></form>`;
const PLAN = {
  steps: [
    {
      id: "click",
      title: "Click",
      instruction: "Click the button.",
      needs: [],
      tools: ["browser_open", "browser_act", "browser_look"],
      output: { kind: "text" },
      checks: [],
    },
  ],
  constraints: [],
};

let folder: string;
let site: LocalServer;
let contexts: Set<BrowserContext>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "qwill-browser-run-"));
  contexts = new Set();
  site = await serve((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(PAGE);
  });
});
afterEach(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const click = (ref: string) => ({ calls: [{ name: "browser_act", args: { steps: [{ action: "click", ref }] } }] });
const open = () => ({ calls: [{ name: "browser_open", args: { url: site.origin } }] });
const done = { calls: [{ name: "step_done", args: { result: "Done." } }] };

function agentOf(replies: ScriptedReply[], options: Partial<AgentOptions> = {}) {
  const onPage = (page: { context(): BrowserContext }) => contexts.add(page.context());
  const tools = browserTools({ allowOrigins: [site.origin], onPage });
  return createAgent({ model: scriptedModel(replies), tools, workspace: folder, ...options });
}

async function eventsOf(run: AsyncIterable<RunEvent>) {
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

const posts = () => site.requests.filter(({ method }) => method === "POST");
const openPages = () => [...contexts].flatMap((context) => context.pages());

describe("the browser of a run", () => {
  it(
    "acts by references that are on the page, and is closed when the run ends",
    async () => {
      const asked: string[] = [];
      const agent = agentOf([open(), click("e99"), click("e1"), click("e2"), done], {
        approve: ({ name, effect, doing = "" }) => {
          asked.push(`${name} ${effect} ${doing}`.trim());
          return effect === "outward" ? "deny" : "allow";
        },
      });
      const run = agent.start("Click the button", { plan: PLAN });
      const events = await eventsOf(run);
      const result = await run.result;
      expect(result.status, JSON.stringify(result.error)).toBe("finished");
      const returned = events.flatMap((event) => (event.type === "tool.returned" ? [event] : []));
      expect(returned.map(({ ok }) => ok)).toEqual([true, false, true, false]);
      expect(returned[1]?.text).toContain('"e99" is no reference on the page. Nearest: "e1"');
      expect(returned[2]?.text).toContain("+ [e1 button] Clicked");
      const { host } = new URL(site.origin);
      expect(asked).toEqual([
        "browser_open network",
        "browser_act read",
        "browser_act network",
        `browser_act outward submit the form "Order" to ${host}`,
      ]);
      expect(posts()).toEqual([]);
      expect(contexts.size).toBe(1);
      expect(openPages()).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    "waits with its page for what a person says, and does what they have read",
    async () => {
      const agent = agentOf([open(), click("e2"), done]);
      const paused = agent.start("Send the order", { plan: PLAN });
      const asked = (await eventsOf(paused)).flatMap((event) => (event.type === "approval.asked" ? [event] : []));
      expect(await paused.result).toMatchObject({ status: "paused", pausedFor: "approval" });
      expect(asked[0]?.doing).toContain('submit the form "Order"');
      const [page] = openPages();
      const callId = asked[0]?.callId ?? "";
      // Meanwhile the page makes something else of it: that isn't what was allowed.
      await page?.evaluate(() => document.querySelector("form")?.setAttribute("aria-label", "Another"));
      const again = agent.resume(paused.id, { decisions: { [callId]: "allow" } });
      const askedAgain = (await eventsOf(again)).flatMap((event) => (event.type === "approval.asked" ? [event] : []));
      expect(askedAgain[0]?.doing).toContain('submit the form "Another"');
      expect(posts()).toEqual([]);
      const result = await agent.resume(paused.id, { decisions: { [callId]: "allow" } }).result;
      expect(result.status, JSON.stringify(result.error)).toBe("finished");
      expect(posts()).toHaveLength(1);
      expect(openPages()).toEqual([]);
    },
    LIMIT_MS,
  );
});
