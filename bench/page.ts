// The page of a run of 2,000 events: how long until it is shown, how long a move of the scrubber takes, memory, bytes.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "../test/ui/browser.js";
import { longRun, RUN_ID } from "../test/ui/sample-run.js";
import { served } from "../test/ui/served.js";
import { table } from "./support/table.js";

const EVENTS = 2000;
/** As `npm run build` left it. */
const page = path.resolve("dist/ui");
const FILES = ["index.html", "app.js", "app.css"];

const workspace = mkdtempSync(path.join(tmpdir(), "qwill-page-"));
const folder = path.join(workspace, ".qwill/runs", RUN_ID);
mkdirSync(folder, { recursive: true });
const lines = longRun(EVENTS).map((event) => `${JSON.stringify(event)}\n`);
writeFileSync(path.join(folder, "journal.jsonl"), lines.join(""));

const server = await served([], { page, workspace });
const browser = await launch();
const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
// What the browser itself needs is not counted.
await tab.goto(server.server.url);
await tab.locator(".runs").waitFor();

const began = performance.now();
await tab.goto(`${server.server.origin}/#/runs/${RUN_ID}`);
await tab.getByText(`${EVENTS} / ${EVENTS}`).waitFor();
const shownMs = performance.now() - began;

const moves = 40;
const movedMs = await tab.evaluate(async (count) => {
  const slider = document.querySelector<HTMLInputElement>("input[type=range]");
  const started = performance.now();
  for (let move = 1; slider && move <= count; move++) {
    slider.value = String(move * 45);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  return (performance.now() - started) / count;
}, moves);
const session = await tab.context().newCDPSession(tab);
await session.send("HeapProfiler.collectGarbage");
const { usedSize } = await session.send("Runtime.getHeapUsage");
const bytes = FILES.map((name) => gzipSync(readFileSync(path.join(page, name)), { level: 9 }).length);

console.log(
  table([
    [`a run of ${EVENTS} events`, ""],
    ["ms until it is shown", shownMs.toFixed(0)],
    ["ms for a move of the scrubber", movedMs.toFixed(1)],
    ["MB of the page's heap", (usedSize / 1e6).toFixed(1)],
    ["kB of events", (lines.join("").length / 1e3).toFixed(0)],
    ["kB of the page, compressed", (bytes.reduce((sum, each) => sum + each) / 1e3).toFixed(1)],
  ]),
);
await browser.close();
await server.stop();
