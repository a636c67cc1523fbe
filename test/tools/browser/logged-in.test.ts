import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAgent } from "../../../src/agents/agent.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";
import { toolBench } from "../../../src/testing/tool-bench.js";
import { browserTools } from "../../../src/tools/browser/index.js";
import { launch } from "../../ui/browser.js";
import { type LocalServer, serve } from "../web/local-server.js";

const LIMIT_MS = 240_000;
const SECRETS = { FIRST: "correct-horse-1", SECOND: "battery-stable-2" };
const PAGE = `<!doctype html><title>Account</title><form method="post" action="/in" aria-label="Login">
<label>Code <input id="code" autocomplete="off"></label><button>Enter</button></form><p>Hello</p>
<script>code.oninput = () => { document.querySelector("p").textContent = "You typed " + code.value; };</script>`;

let folder: string;
let site: LocalServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "qwill-logged-in-"));
  site = await serve(({ url, headers }, response) => {
    response.setHeader("content-type", "text/html");
    if (url === "/in") response.setHeader("set-cookie", "who=ann; Max-Age=3600");
    response.end(/who=ann/.test(headers.cookie ?? "") ? "<title>In</title><p>Welcome back, Ann</p>" : PAGE);
  });
});
afterEach(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** In how many points two pictures differ. */
async function differingPoints(one = "", other = ""): Promise<number> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const count = await page.evaluate(`(async () => {
      const pointsOf = async (base64) => {
        const image = await createImageBitmap(await (await fetch("data:image/png;base64," + base64)).blob());
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas.drawImage(image, 0, 0);
        return new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
      };
      const [one, other] = [await pointsOf("${one}"), await pointsOf("${other}")];
      return one.length === other.length ? one.filter((point, at) => point !== other[at]).length : Infinity;
    })()`);
    return Number(count);
  } finally {
    await browser.close();
  }
}

describe("logged-in work", () => {
  it(
    "types secrets by their handles: no view, journal, question or picture shows them",
    async () => {
      const call = (name: string, args: object) => ({ calls: [{ name, args: args as Record<string, unknown> }] });
      const type = (value: string) => call("browser_act", { steps: [{ action: "type", text: "Code", value }] });
      const asked: string[] = [];
      const agent = createAgent({
        model: scriptedModel([
          call("browser_open", { url: `${site.origin}/` }),
          type("{{secret:FIRST}}"),
          call("browser_capture", { path: "first.png" }),
          call("browser_capture", { path: "first.pdf" }),
          type("{{secret:SECOND}}"),
          call("browser_capture", { path: "second.png" }),
          type("nothing to hide"),
          call("browser_capture", { path: "plain.png" }),
          type("{{secret:FIRST}}"),
          call("browser_act", { steps: [{ action: "press", value: "Enter" }] }),
          call("step_done", { result: "In." }),
        ]),
        tools: browserTools({ allowOrigins: [site.origin] }),
        workspace: join(folder, "work"),
        secrets: SECRETS,
        approve: ({ doing, args }) => {
          asked.push(`${doing ?? ""} ${JSON.stringify(args)}`);
          return "allow";
        },
      });
      const tools = ["browser_open", "browser_act", "browser_capture"];
      const step = { id: "in", title: "Log in", instruction: "Log in.", needs: [], tools, checks: [] };
      const run = agent.start("Log in", { plan: { steps: [{ ...step, output: { kind: "text" } }], constraints: [] } });
      const events: unknown[] = [];
      for await (const event of run) events.push(event);
      const result = await run.result;
      expect(result.status, JSON.stringify(result.error)).toBe("finished");
      const told = JSON.stringify([events, asked]);
      expect(told).not.toMatch(/correct-horse|battery-stable/);
      expect(told).toContain("You typed {{secret:FIRST}}");
      expect(asked.join("\n")).toContain(`type the secret FIRST at ${new URL(site.origin).host}`);
      expect(told).toContain("A secret stands on the page, and a PDF would hold it.");
      const picture = (name: string) => readFile(join(folder, "work", `${name}.png`), "base64");
      const [first, second, plain] = await Promise.all(["first", "second", "plain"].map(picture));
      // Two pictures of one page may differ at an edge or two; letters differ in hundreds of points.
      expect(await differingPoints(first, second)).toBeLessThan(20);
      expect(await differingPoints(first, plain)).toBeGreaterThan(100);
      expect(site.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    },
    LIMIT_MS,
  );

  it(
    "keeps logins in a profile from run to run, and nowhere else",
    async () => {
      const profile = join(folder, "profile");
      const visit = async (options: { profile?: string }, path: string) => {
        const tools = browserTools({ allowOrigins: [site.origin], ...options });
        const bench = await toolBench({ workspace: join(folder, "work"), tools });
        const { text } = await bench.call("browser_open", { url: site.origin + path });
        await bench.close();
        return text;
      };
      await visit({ profile }, "/in");
      expect(await visit({ profile }, "/")).toContain("Welcome back, Ann");
      expect(await visit({}, "/")).not.toContain("Welcome back");
      const inside = await visit({ profile: join(folder, "work", "profile") }, "/");
      expect(inside).toContain("is in the workspace, where tools may read it");
    },
    LIMIT_MS,
  );
});
