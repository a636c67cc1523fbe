import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ToolBench } from "../../../src/testing/tool-bench.js";
import { toolBench } from "../../../src/testing/tool-bench.js";
import { browserTools } from "../../../src/tools/browser/index.js";
import { type Bench, browserBench } from "./pages.js";

const LIMIT_MS = 240_000;

const SHOP = `<!doctype html><title>Shop</title>
<form action="/find" role="search"><input name="q" aria-label="Find"><button>Go</button></form>
<form action="/order" method="post" aria-label="Checkout"><input name="n" aria-label="How many"><button>Order</button></form>
<form action="/session"><input name="u" aria-label="User"><input type="password" aria-label="Password"><button>Enter</button></form>
<form onsubmit="event.preventDefault(); fetch('/order', { method: 'POST', body: 'by script' })"><input aria-label="Newsletter"><button>More</button></form>
<input type="file" aria-label="Your CV"><select aria-label="Size"><option>S</option><option>L</option></select>
<label><input type="checkbox"> Gift</label> <a href="/next">Next</a>
<button type="button" id="like" onclick="like()">Like</button><button type="button" onclick="beat()">Tab two</button>
<button type="button" onclick="document.getElementById('late').type = 'submit'">Unlock</button>
<form action="/order" method="post"><button type="button" id="late">Late</button></form>
<div onclick="document.forms[1].submit()">A harmless picture</div><button type="button">Buy now</button>
<p id="out">nothing</p><script>
const like = () => fetch("/like", { method: "POST" }).then(() => { out.textContent = "liked"; });
const beat = () => { navigator.sendBeacon("/count", "x"); out.textContent = "second tab"; };
</script>`;

let on: Bench;
let careful: ToolBench;
beforeAll(async () => {
  on = await browserBench(() => ({
    "/": SHOP,
    "/find": "<title>Found</title><p>Three lamps</p>",
    "/next": `<title>Next</title><p id="out">loading</p><script>fetch("/data", { method: "POST" }).then(() => { out.textContent = "loaded"; })</script>`,
    "/data": "{}",
    "/like": "{}",
    "/count": "",
    "/order": "<title>Ordered</title>",
    "/session": "<title>In</title>",
  }));
  careful = await toolBench({
    workspace: on.folder,
    tools: browserTools({ allowOrigins: [on.site.origin] }),
    allow: ["read", "network"],
  });
}, LIMIT_MS);
afterAll(async () => {
  await careful.close();
  await on.close();
}, LIMIT_MS);

const posts = () => on.site.requests.filter(({ method }) => method !== "GET").map(({ url }) => url);
const act = (...steps: object[]) => careful.call("browser_act", { steps });
async function open() {
  on.site.requests.length = 0;
  const { ok, text } = await careful.call("browser_open", { url: `${on.site.origin}/` });
  expect(ok, text).toBe(true);
}

describe("what acting on a page would do to the world", () => {
  it(
    "is nothing for links, choices, scrolling and a search",
    async () => {
      await open();
      const plain = await act(
        { action: "select", text: "Size", value: "L" },
        { action: "check", text: "Gift" },
        { action: "scroll", value: "end" },
        { action: "hover", text: "Next" },
        { action: "type", text: "Find", value: "lamp" },
        { action: "press", value: "Enter" },
      );
      expect(plain.ok, plain.text).toBe(true);
      expect(plain.text).toContain("Three lamps");
      await open();
      const link = await act({ action: "click", text: "Next" });
      expect(link.ok, link.text).toBe(true);
      // What a page loads by itself is its own affair.
      expect((await act({ action: "wait", value: "loaded" })).ok).toBe(true);
      expect(posts()).toEqual(["/data"]);
    },
    LIMIT_MS,
  );

  it(
    "is told in words before anything is done, where it is more",
    async () => {
      await open();
      const { host } = new URL(on.site.origin);
      const told: [object[], string][] = [
        [[{ action: "click", text: "Order" }], `submit the form "Checkout" to ${host}`],
        [
          [
            { action: "type", text: "How many", value: "2" },
            { action: "press", value: "Enter" },
          ],
          `submit the form "Checkout" to ${host}`,
        ],
        [[{ action: "type", text: "Password", value: "hunter22" }], `type into the secret field "Password" at ${host}`],
        [
          [
            { action: "type", text: "User", value: "ann" },
            { action: "press", value: "Enter" },
          ],
          `log in or send a secret with the form to ${host}`,
        ],
        [[{ action: "upload", text: "Your CV", value: "cv.pdf" }], `upload cv.pdf to ${host}`],
        [[{ action: "click", text: "Buy now" }], `push "Buy now" at ${host}`],
        [
          [
            { action: "dialog", value: "accept" },
            { action: "click", text: "Like" },
          ],
          `say yes to what ${host} asks`,
        ],
        [[{ action: "type", text: "Find", value: "{{secret:TOKEN}}" }], `type the secret TOKEN at ${host}`],
      ];
      for (const [steps, words] of told) {
        const { error } = await act(...steps);
        expect(error, words).toMatchObject({ code: "tool.denied" });
        expect(error?.message).toContain(words);
      }
      expect((await careful.call("browser_look", { find: "How many" })).text).toContain('How many = ""');
      expect(posts()).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    "is held back where the page hides it, stops there, and is asked for when it is tried again",
    async () => {
      for (const text of ["Like", "A harmless picture", "More"]) {
        await open();
        const hidden = await act({ action: "click", text }, { action: "check", text: "Gift" });
        expect(hidden.text).toContain("Step 1 of 2 was not done.");
        expect(hidden.text).toContain("which was held back");
        expect(hidden.data).toMatchObject({ done: 0, problem: { code: "tool.denied" } });
        expect((await act({ action: "click", text })).error?.message).toContain("would let");
        expect(posts(), text).toEqual([]);
      }
    },
    LIMIT_MS,
  );

  it(
    "is judged again before each step, since earlier ones change the page",
    async () => {
      await open();
      const late = await act({ action: "click", text: "Unlock" }, { action: "click", text: "Late" });
      expect(late.text).toContain("Step 2 of 2 was not done.");
      expect(late.text).toContain("it would submit the form");
      expect(late.data).toMatchObject({ done: 1 });
      expect(posts()).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    "is not what a page sends to be counted: that is dropped, and told as refused",
    async () => {
      await open();
      const counted = await act({ action: "click", text: "Tab two" });
      expect(counted.ok, counted.text).toBe(true);
      expect(counted.text).toContain("+ second tab");
      expect(JSON.stringify(counted.data)).toContain("/count");
      expect(posts()).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    "is no matter where everything is allowed",
    async () => {
      on.site.requests.length = 0;
      await on.bench.call("browser_open", { url: `${on.site.origin}/` });
      const liked = await on.bench.call("browser_act", { steps: [{ action: "click", text: "Like" }] });
      expect(liked.text).toContain("+ liked");
      expect(posts()).toEqual(["/like"]);
    },
    LIMIT_MS,
  );
});
