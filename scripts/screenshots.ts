// Pictures of the page in its states, at two widths, light and dark: to be looked at, and for the README.
// npm run build; node scripts/run-ts.mjs scripts/screenshots.ts FOLDER [STATE…]
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright";
import { demos } from "../src/cli/serve/demos.js";
import { loadModel } from "../src/runtime/model/load-model.js";
import { profiles } from "../src/runtime/model/profile.js";
import type { ScriptedInfo } from "../src/testing/scripted-model.js";
import { launch, replayFile } from "../test/ui/browser.js";
import { sampleRun } from "../test/ui/sample-run.js";
import { calls, planned, type Served, served, step } from "../test/ui/served.js";

const [folder = "screenshots", ...wanted] = process.argv.slice(2);
const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

interface State {
  name: string;
  /** Brings a new page to the state. */
  open(page: Page): Promise<void>;
}

/** As `npm run build` left it. */
const ui = path.resolve("dist/ui");
const browser: Browser = await launch();
const servers: Served[] = [];

async function serve(replies: Parameters<typeof served>[0], options: object = {}): Promise<Served> {
  const server = await served(replies, { page: ui, ...options });
  servers.push(server);
  return server;
}

const pane = async (page: Page, name: string) => {
  const button = page.getByRole("button", { name, exact: true });
  if (await button.isVisible()) await button.click();
};

/** A made-up run with everything in it, at an event. */
const replayed = (name: string, at: number | undefined, shown: string): State => ({
  name,
  async open(page) {
    await page.goto(replayFile(ui, sampleRun()));
    await pane(page, shown);
    if (at !== undefined) await page.getByRole("slider").fill(String(at));
  },
});

const asking = await serve(async (_messages: unknown, { purpose }: ScriptedInfo) => {
  const steps = [
    step("write", ["file_write"], [], { title: "Write the announcement" }),
    step("post", ["post_message", "file_read"], ["write"], { title: "Post it to the team" }),
  ];
  if (purpose === "plan") return planned(steps, ["At most three sentences", "In English"]);
  return calls("post_message", { text: "The new opening hours begin on Monday: 8 to 18, Saturdays 9 to 13." });
});
const empty = await serve(undefined, { demos: demos() });
const demo = await serve(undefined, {
  demos: demos(),
  workspace: mkdtempSync(path.join(tmpdir(), "hiring-")),
  models: {
    isChosen: false,
    ref: () => undefined,
    hint: "",
    load: () =>
      loadModel("models/pocket/pocket.gguf", { profile: profiles.pocket, modelId: "pocket", gpu: false, threads: 1 }),
    requireTask: async () => {},
  },
});

/** A run of the asking server; where it is shown. */
async function started(body: object): Promise<string> {
  const { id } = (await (await asking.post("/api/runs", body)).json()) as { id: string };
  return `${asking.server.url}#/runs/${id}`;
}

let demoRun: string | undefined;
async function demoAddress(): Promise<string> {
  demoRun ??= ((await (await demo.post("/api/runs", { demo: "resume" })).json()) as { id: string }).id;
  return `${demo.server.url}#/runs/${demoRun}`;
}

const states: State[] = [
  { name: "start", open: async (page) => void (await page.goto(empty.server.url)) },
  {
    name: "plan",
    async open(page) {
      await page.goto(await started({ goal: "Announce the new opening hours", approvePlan: true }));
      await page.getByRole("heading", { name: "Is this the plan?" }).waitFor();
    },
  },
  {
    name: "plan-editor",
    async open(page) {
      await page.goto(await started({ goal: "Announce the new opening hours", approvePlan: true }));
      await page.getByRole("button", { name: "Change it" }).click();
    },
  },
  {
    name: "approval",
    async open(page) {
      const plan = { steps: [step("post", ["post_message"], [], { title: "Post it to the team" })] };
      await page.goto(await started({ goal: "Announce the new opening hours", plan }));
      await page.getByRole("heading", { name: "May it call post_message?" }).waitFor();
    },
  },
  {
    name: "demo-running",
    async open(page) {
      await page.goto(await demoAddress());
      await page.locator('.chip[data-status="done"]').nth(3).waitFor({ timeout: 240_000 });
    },
  },
  {
    name: "demo-result",
    async open(page) {
      await page.goto(await demoAddress());
      await page.getByRole("status").getByText("Finished").waitFor({ timeout: 240_000 });
      await pane(page, "Result");
    },
  },
  {
    name: "demo-report",
    async open(page) {
      await page.goto(await demoAddress());
      await page.getByRole("status").getByText("Finished").waitFor({ timeout: 240_000 });
      await pane(page, "Result");
      await page.getByRole("button", { name: "report.html", exact: true }).click();
      await page.frameLocator("iframe").locator("h1").waitFor();
    },
  },
  {
    name: "demo-evidence",
    async open(page) {
      await page.goto(await demoAddress());
      await page.getByRole("status").getByText("Finished").waitFor({ timeout: 240_000 });
      await pane(page, "Result");
      await page.locator('.evidence[data-verified="true"]').nth(3).click();
      await page.locator("mark").first().waitFor();
    },
  },
  replayed("document", 14, "Computer"),
  replayed("browser", 28, "Computer"),
  replayed("terminal", 31, "Computer"),
  replayed("table", 36, "Computer"),
  replayed("diff", 44, "Computer"),
  replayed("story", 31, "Run"),
  replayed("result", undefined, "Result"),
];

mkdirSync(folder, { recursive: true });
for (const { name, open } of states.filter((state) => wanted.length === 0 || wanted.includes(state.name))) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 1 });
      await open(page);
      await page.waitForTimeout(400);
      await page.screenshot({ path: path.join(folder, `${name}-${size}-${colorScheme}.png`) });
      await page.close();
    }
  }
  console.log(name);
}
await browser.close();
for (const server of servers) await server.stop();
process.exit(0);
