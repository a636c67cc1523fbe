import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import type { Page } from "playwright";
import { type ToolBench, toolBench } from "../src/testing/tool-bench.js";
import { browserTools } from "../src/tools/browser/index.js";
import { findInstalledBrowser } from "../src/tools/browser/installed-browser.js";
import { PAGES } from "./browser/pages.js";
import { type Rival, startRival } from "./browser/rival.js";
import { solve, TASKS } from "./browser/tasks.js";
import { table } from "./support/table.js";

// What the browser's tools show and cost on pages of many kinds, beside Playwright's own MCP server on the same pages; then
// tasks that are solved through the view alone, ways out of the browser, and pages that hang.

const ROUNDS = 3;

async function serve(
  answer: (url: string, body: string) => string | undefined,
): Promise<{ origin: string; server: Server }> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const html = answer(request.url ?? "/", body);
    if (html === undefined) return;
    if (/^https?:/.test(html)) response.writeHead(302, { location: html }).end();
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return Math.round(took.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0);
}

/** First view, all of it, and how long a look and an act take; ours and theirs. */
async function pageRow(bench: ToolBench, rival: Rival, origin: string, name: string) {
  const url = `${origin}/${name}`;
  const first = await bench.call("browser_open", { url });
  const { pages = 1 } = (first.data ?? {}) as { pages?: number };
  let whole = first.text.length;
  for (let page = 2; page <= pages; page += 1) whole += (await bench.call("browser_look", { page })).text.length;
  const look = await median(() => bench.call("browser_look", {}));
  const act = await median(() => bench.call("browser_act", { steps: [{ action: "press", value: "PageDown" }] }));
  const theirs = (await rival.call("browser_navigate", { url })).length;
  const theirLook = await median(() => rival.call("browser_snapshot", {}));
  const theirAct = await median(() => rival.call("browser_press_key", { key: "PageDown" }));
  return {
    name,
    html: PAGES[name]?.length ?? 0,
    first: first.text.length,
    whole,
    theirs,
    look,
    theirLook,
    act,
    theirAct,
  };
}

/** Tries to reach what nobody has allowed: all that a page can set off by itself. */
function triesOf(outside: string): string {
  const { port } = new URL(outside);
  const fetches = [
    `${outside}/fetch`,
    "/to-outside",
    `http://localhost:${port}/n`,
    `http://[::1]:${port}/s`,
    `http://2130706433:${port}/d`,
  ];
  return `<title>Tries</title><p id="out">begun</p><img src="${outside}/img"><iframe src="${outside}/frame"></iframe>
<script src="${outside}/script"></script><link rel="stylesheet" href="${outside}/css"><link rel="prefetch" href="${outside}/prefetch"><script>
new WebSocket("ws://127.0.0.1:${port}/socket"); navigator.sendBeacon("${outside}/beacon", "x");
new Worker(URL.createObjectURL(new Blob(["fetch('${outside}/worker', { mode: 'no-cors' })"])));
Promise.allSettled(${JSON.stringify(fetches)}.map((url) => fetch(url, { mode: "no-cors" }))).then(() => setTimeout(() => { out.textContent = "ended"; }, 800));</script>`;
}

const ATTEMPTS = [
  "img",
  "iframe",
  "script",
  "stylesheet",
  "prefetch",
  "WebSocket",
  "beacon",
  "worker",
  "fetch",
  "redirect",
  "localhost",
  "[::1]",
  "2130706433",
];

async function recoveries(bench: ToolBench, origin: string, front: () => Page | undefined) {
  const fine = async () => (await bench.call("browser_open", { url: `${origin}/sign-up` })).ok;
  const cases: [string, () => Promise<unknown>][] = [
    ["script without end while loading", () => bench.call("browser_open", { url: `${origin}/hangs` })],
    [
      "script without end on a click",
      async () => {
        await bench.call("browser_open", { url: `${origin}/endless` });
        return bench.call("browser_act", { steps: [{ action: "click", text: "Never" }] });
      },
    ],
    ["server that never answers", () => bench.call("browser_open", { url: `${origin}/never` })],
    [
      "page crashed",
      async () =>
        front()
          ?.goto("chrome://crash")
          .catch(() => undefined),
    ],
    ["browser killed", async () => front()?.context().browser()?.close()],
  ];
  const rows: (string | number)[][] = [["case", "told after ms", "works again after ms"]];
  for (const [name, work] of cases) {
    await fine();
    const begun = performance.now();
    await work();
    const told = Math.round(performance.now() - begun);
    const works = await fine();
    rows.push([name, told, works ? Math.round(performance.now() - begun) : "never"]);
  }
  return rows;
}

const folder = mkdtempSync(path.join(tmpdir(), "qwill-bench-browser-"));
let reached = 0;
const outside = createTcp((socket) => {
  reached += 1;
  socket.destroy();
});
await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
const outsideOrigin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
const SPECIAL: Record<string, string | undefined> = {
  "/tries": triesOf(outsideOrigin),
  "/to-outside": `${outsideOrigin}/redirect`,
  "/hangs": "<title>Hangs</title><p>x</p><script>for (;;) {}</script>",
  "/endless": "<title>Endless</title><button type='button' onclick='for (;;) {}'>Never</button>",
};
const { origin, server } = await serve((url, body) => {
  if (url === "/never") return undefined;
  const echo = /^\/(done|search)/.test(url) ? `<title>Done</title><p>${url} ${body}</p>` : "<title>Nothing</title>";
  return SPECIAL[url] ?? PAGES[url.slice(1)] ?? echo;
});
let front: Page | undefined;
const tools = browserTools({ allowOrigins: [origin], onPage: (page) => (front = page) });
const bench = await toolBench({ workspace: folder, tools });
const rival = await startRival((await findInstalledBrowser()) ?? "", folder);
try {
  await bench.call("browser_open", { url: `${origin}/article` });
  await rival.call("browser_navigate", { url: `${origin}/article` });
  const schemas = tools.map(({ name, description, schema }) => ({
    name,
    description,
    parameters: toJsonSchema(schema),
  }));
  console.log(
    `The tools as a model is told of them: ${JSON.stringify(schemas).length} characters; theirs ${rival.schemaChars}.\n`,
  );
  const rows = [["page", "HTML", "first view", "all of it", "theirs", "look ms", "theirs", "act ms", "theirs"]] as (
    | string
    | number
  )[][];
  for (const name of Object.keys(PAGES)) rows.push(Object.values(await pageRow(bench, rival, origin, name)));
  console.log(`${table(rows)}\n`);
  const solved: (string | number)[][] = [["task", "solved", "calls", "ms"]];
  for (const task of TASKS) {
    const done = await solve(bench, origin, task);
    solved.push([
      `${task.page}: ${task.what}`,
      done.solved ? "yes" : `no: ${done.text.slice(0, 300)}`,
      done.calls,
      done.ms,
    ]);
  }
  console.log(`${table(solved)}\n`);
  await bench.call("browser_open", { url: `${origin}/tries` });
  await bench.call("browser_act", { steps: [{ action: "wait", value: "ended" }] });
  console.log(`Ways out tried: ${ATTEMPTS.length} (${ATTEMPTS.join(", ")}). Came through: ${reached}.\n`);
  console.log(table(await recoveries(bench, origin, () => front)));
} finally {
  await bench.close();
  rival.close();
  server.close().closeAllConnections();
  outside.close();
  rmSync(folder, { recursive: true, force: true });
}
