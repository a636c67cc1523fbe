import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createAgent } from "../../../src/agents/agent.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";
import { browserTools } from "../../../src/tools/browser/index.js";
import { serve } from "../web/local-server.js";

it("lets a run act by references that are on the page, and asks a person before it acts", async () => {
  const folder = await mkdtemp(join(tmpdir(), "qwill-browser-run-"));
  const site = await serve((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<title>Count</title><button onclick="this.textContent = 'Clicked'">Click me</button>`);
  });
  const tools = browserTools({ allowOrigins: [site.origin] });
  const click = (ref: string) => ({ calls: [{ name: "browser_act", args: { steps: [{ action: "click", ref }] } }] });
  const asked: string[] = [];
  const agent = createAgent({
    model: scriptedModel([
      { calls: [{ name: "browser_open", args: { url: site.origin } }] },
      click("e99"),
      click("e1"),
      { calls: [{ name: "step_done", args: { result: "It says Clicked." } }] },
    ]),
    tools,
    workspace: folder,
    approve: ({ name, effect }) => {
      asked.push(`${name} ${effect}`);
      return "allow";
    },
  });
  try {
    const run = agent.start("Click the button", {
      plan: {
        steps: [
          {
            id: "click",
            title: "Click",
            instruction: "Click the button.",
            needs: [],
            tools: ["browser_open", "browser_act"],
            output: { kind: "text" },
            checks: [],
          },
        ],
        constraints: [],
      },
    });
    const returned: { ok: boolean; text: string }[] = [];
    for await (const event of run) if (event.type === "tool.returned") returned.push(event);
    const result = await run.result;
    expect(result.status, JSON.stringify(result.error)).toBe("finished");
    expect(returned.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(returned[1]?.text).toContain('"e99" is no reference on the page. Nearest: "e1"');
    expect(returned[2]?.text).toContain("+ [e1 button] Clicked");
    expect(asked).toContain("browser_act outward");
  } finally {
    for (const tool of tools) await (tool as { close?(): Promise<void> }).close?.();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
