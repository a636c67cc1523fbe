import { createServer } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEgressProxy } from "../../../src/tools/browser/egress-proxy.js";
import { type Bench, browserBench } from "./pages.js";

const LIMIT_MS = 240_000;
const TRIES = (outside: string) => `<!doctype html><title>Tries</title><p id="out">begun</p>
<img src="${outside}/img"><iframe src="${outside}/frame"></iframe><link rel="stylesheet" href="${outside}/style">
<link rel="prefetch" href="${outside}/prefetch"><script src="${outside}/script"></script><script>
const tell = (word) => { document.getElementById("out").textContent += " " + word; };
const port = new URL("${outside}").port;
const worker = new Worker(URL.createObjectURL(new Blob(["fetch('${outside}/worker', { mode: 'no-cors' }).finally(() => postMessage(1))"])));
const socket = new WebSocket("ws://127.0.0.1:" + port + "/socket");
navigator.sendBeacon("${outside}/beacon", "x");
Promise.allSettled([
  fetch("${outside}/fetch", { mode: "no-cors" }), fetch("/to-outside", { mode: "no-cors" }),
  fetch("http://localhost:" + port + "/name", { mode: "no-cors" }), fetch("http://[::1]:" + port + "/six", { mode: "no-cors" }),
  fetch("http://2130706433:" + port + "/number", { mode: "no-cors" }),
  new Promise((done) => { socket.onerror = socket.onclose = done; }), new Promise((done) => { worker.onmessage = done; }),
]).then(() => tell("ended"));</script>`;

let on: Bench;
beforeAll(async () => {
  on = await browserBench(({ outside }) => ({
    "/tries": TRIES(outside),
    "/to-outside": { status: 302, headers: { location: `${outside}/redirect` } },
    "/fine": "<title>Fine</title><p>All is well.</p>",
  }));
}, LIMIT_MS);
afterAll(() => on.close(), LIMIT_MS);

describe("the guard of the browser", () => {
  it(
    "lets no page reach this machine, by whatever way, and says what was refused",
    async () => {
      const { text } = await on.bench.call("browser_open", { url: `${on.site.origin}/tries` });
      expect(text).toContain("begun");
      const later = await on.bench.call("browser_act", { steps: [{ action: "wait", value: "ended" }] });
      expect(later.ok, later.text).toBe(true);
      expect(on.outside.requests).toEqual([]);
      const { refused } = (await on.bench.call("browser_look", {})).data as { refused?: { url: string }[] };
      const first = JSON.stringify([text, later.data, refused]);
      expect(first).not.toContain("secret of this machine");
    },
    LIMIT_MS,
  );

  it(
    "refuses addresses, redirects and other schemes when a page is opened, and goes on after it",
    async () => {
      const urls = [
        `${on.outside.origin}/`,
        `${on.site.origin}/to-outside`,
        "file:///etc/hostname",
        "http://169.254.169.254/",
      ];
      for (const url of urls) {
        expect((await on.bench.call("browser_open", { url })).error, url).toMatchObject({ code: "tool.egress" });
      }
      expect((await on.bench.call("browser_open", { url: "chrome://version" })).error?.code).toBe("tool.egress");
      expect(on.outside.requests).toEqual([]);
      expect((await on.bench.call("browser_open", { url: `${on.site.origin}/fine` })).text).toContain("All is well.");
    },
    LIMIT_MS,
  );
});

describe("the proxy", () => {
  it("forwards what is allowed, opens no tunnel to this machine, and calls no browser maker", async () => {
    const target = createServer((request, response) => response.end(`asked for ${request.url}`));
    await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
    const address = target.address();
    const port = typeof address === "object" ? address?.port : 0;
    const proxy = await startEgressProxy({ allowOrigins: [`http://127.0.0.1:${port}`] });
    try {
      const ask = (head: string) =>
        new Promise<string>((resolve, reject) => {
          const socket = connect({ host: "127.0.0.1", port: Number(new URL(proxy.origin).port) });
          let text = "";
          socket.on("data", (chunk) => (text += chunk)).on("error", reject);
          socket.on("close", () => resolve(text));
          socket.write(`${head}\r\nconnection: close\r\n\r\n`);
        });
      expect(await ask(`GET http://127.0.0.1:${port}/page HTTP/1.1\r\nhost: x`)).toContain("asked for /page");
      expect(await ask(`GET http://127.0.0.1:1/ HTTP/1.1\r\nhost: x`)).toContain("403");
      expect(await ask("CONNECT 10.0.0.1:443 HTTP/1.1\r\nhost: x")).toContain("403");
      expect(await ask("CONNECT update.googleapis.com:443 HTTP/1.1\r\nhost: x")).toContain("502");
      expect(proxy.refusals.map(({ url }) => url)).toEqual(["http://127.0.0.1:1/", "https://10.0.0.1:443"]);
    } finally {
      await proxy.close();
      target.close();
    }
  }, 60_000);
});
