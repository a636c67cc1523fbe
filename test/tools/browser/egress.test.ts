import { createSocket } from "node:dgram";
import { createServer, get } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startEgressProxy } from "../../../src/tools/browser/egress-proxy.js";
import { type Bench, browserBench } from "./pages.js";

const LIMIT_MS = 240_000;

/** What names lead to, where a test says so: each answer once, then the next. */
const answers = new Map<string, string[]>();
vi.mock("node:dns/promises", async (original) => {
  const real = await original<typeof import("node:dns/promises")>();
  const lookup = async (host: string, options: object) => {
    const address = answers.get(host)?.shift();
    return address ? [{ address, family: 4 }] : real.lookup(host, options);
  };
  return { ...real, default: { ...real, lookup }, lookup };
});

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

/** What a page does when something on it is clicked, and what it does on its own behind everybody's back. */
const MORE_TRIES = (outside: string, udp: number) => `<!doctype html><title>More</title>
<link rel="dns-prefetch" href="${outside}"><link rel="preconnect" href="${outside}"><p id="out">begun</p>
<button type="button" onclick="window.open('${outside}/popup')">Popup</button>
<button type="button" onclick="location = 'file:///etc/hostname'">File</button>
<button type="button" onclick="location = 'data:text/html,<img src=${outside}/data>'">Data</button>
<button type="button" onclick="location = '${outside}/navigate'">Go</button>
<button type="button" onclick="save.click()">Save</button><a id="save" href="${outside}/download" download></a><script>
const tell = (word) => { document.getElementById("out").textContent += " " + word; };
const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:${udp}" }] });
peer.createDataChannel("x");
peer.createOffer().then((offer) => peer.setLocalDescription(offer));
const worker = navigator.serviceWorker?.register("/worker.js") ?? Promise.reject(new Error("none"));
worker.catch(() => undefined).finally(() => setTimeout(() => tell("ended"), 1500));</script>`;

let on: Bench;
const udp = createSocket("udp4");
let packets = 0;
beforeAll(async () => {
  udp.on("message", () => (packets += 1));
  const port = await new Promise<number>((resolve) => udp.bind(0, "127.0.0.1", () => resolve(udp.address().port)));
  on = await browserBench(({ outside }) => ({
    "/tries": TRIES(outside),
    "/to-outside": { status: 302, headers: { location: `${outside}/redirect` } },
    "/more": MORE_TRIES(outside, port),
    "/worker.js": { headers: { "content-type": "text/javascript" }, body: `fetch("${outside}/service-worker")` },
    "/fine": "<title>Fine</title><p>All is well.</p>",
  }));
}, LIMIT_MS);
afterAll(async () => {
  udp.close();
  await on.close();
}, LIMIT_MS);

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
    "lets none out by popups, downloads, other schemes, service workers or WebRTC",
    async () => {
      const open = async () => (await on.bench.call("browser_open", { url: `${on.site.origin}/more` })).text;
      await open();
      const ended = await on.bench.call("browser_act", { steps: [{ action: "wait", value: "ended" }] });
      expect(ended.ok, ended.text).toBe(true);
      const refused: string[] = [];
      for (const text of ["Popup", "File", "Data", "Go", "Save"]) {
        await open();
        const { data } = await on.bench.call("browser_act", {
          steps: [
            { action: "click", text },
            { action: "wait", value: "300" },
          ],
        });
        const told = (data as { refused?: { url: string }[] }).refused ?? [];
        refused.push(...told.map(({ url }) => url.replace(on.outside.origin, "")));
      }
      expect(on.outside.requests).toEqual([]);
      expect(packets).toBe(0);
      // What was refused is told, and so is in the journal.
      expect(refused).toEqual(expect.arrayContaining(["/popup", "/navigate", "/download"]));
      await on.bench.call("browser_tabs", { close: 2 });
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
  it("connects to the address that was checked, whatever the name leads to afterwards, and to named hosts only", async () => {
    const target = createServer((_, response) => response.end("answered"));
    await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
    const { port } = target.address() as { port: number };
    const origin = `http://rebind.test:${port}`;
    const proxy = await startEgressProxy({ allowOrigins: [origin], allowHosts: ["example.org"] });
    try {
      const ask = (url: string) =>
        new Promise<string>((resolve, reject) => {
          const through = { host: "127.0.0.1", port: new URL(proxy.origin).port, path: url };
          get(through, (message) => message.setEncoding("utf8").on("data", resolve)).on("error", reject);
        });
      answers.set("rebind.test", ["127.0.0.1", "10.1.2.3"]);
      expect(await ask(`${origin}/`)).toBe("answered");
      // Asked twice, the second answer would have been used up.
      expect(answers.get("rebind.test")).toEqual(["10.1.2.3"]);
      answers.set("www.example.org", ["10.1.2.3"]);
      expect(await ask("http://www.example.org/")).toContain("is an address of this machine or its network");
      expect(await ask("http://example.com/")).toContain("is not among the hosts that this run may reach");
      expect(proxy.refusals).toHaveLength(2);
    } finally {
      await proxy.close();
      target.close();
    }
  }, 60_000);

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
