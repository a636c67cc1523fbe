import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, browserBench } from "./pages.js";

const LIMIT_MS = 240_000;

const CONTROLS = `<!doctype html><title>Controls</title>
<div style="cursor:pointer" onclick="menu.hidden = !menu.hidden"><span id="size">Choose size</span></div>
<ul id="menu" role="listbox" hidden><li role="option" onclick="size.textContent = 'Large'" style="cursor:pointer">Large</li></ul>
<canvas id="board" width="200" height="100"></canvas><label>Day <input type="date"></label>
<svg width="50" height="50"><g onclick="out.textContent = 'slice'"><title>First slice</title><rect width="50" height="50"/></g></svg>
<div id="quiet">Only a listener</div><button onclick="location = '/file.bin'" type="button">By script</button>
<button type="button" class="runs">Runs</button><iframe src="/never" width="100" height="100"></iframe><p id="out">nothing</p>
<style>@keyframes run { to { margin-left: 300px } } .runs { animation: run .4s infinite alternate }</style><script>
board.onclick = (event) => { out.textContent = "board " + event.offsetX + " " + event.offsetY; };
quiet.addEventListener("click", () => { out.textContent = "heard"; });
document.querySelector(".runs").onclick = () => { out.textContent = "caught"; };</script>`;

const UNSEEN = [
  "text-indent: -9999px",
  "clip-path: inset(100%)",
  "height: 0; overflow: hidden",
  "max-height: 1px; overflow: hidden",
  "transform: scale(0)",
  "filter: opacity(0)",
  "opacity: .02",
  "color: #fefefe",
  "font-size: 1px",
  "position: fixed; top: -900px",
  "position: absolute; left: 9999px",
].map((style) => `<p style="${style}">SECRET ${style}</p>`);

const PAGES = {
  "/controls": CONTROLS,
  "/unseen": `<!doctype html><title>Unseen</title><p>plain</p><p style="background: #000; color: #fff">on black</p>${UNSEEN.join("")}`,
  "/many": `<!doctype html><title>Many</title><table>${Array.from({ length: 1500 }, (_, at) => `<tr><td>${at}</td><td><a href="/${at}">Row ${at}</a></td></tr>`).join("")}</table>`,
  "/broken": { status: 500, body: "" },
  "/file.bin": { headers: { "content-disposition": "attachment" }, body: "bytes" },
};

let on: Bench;
beforeAll(async () => {
  on = await browserBench(() => PAGES);
}, LIMIT_MS);
afterAll(() => on.close(), LIMIT_MS);

const open = (path: string) => on.bench.call("browser_open", { url: on.site.origin + path });
const act = (...steps: object[]) => on.bench.call("browser_act", { steps });

describe("odd pages", () => {
  it(
    "have lists of options, drawings, listeners and things that never stand still, all of which can be acted on",
    async () => {
      const { text } = await open("/controls");
      expect(text).toMatch(/\[e\d+ clickable\] First slice/);
      expect(text).toMatch(/\[e\d+ clickable\] Only a listener/);
      const results: [object[], string][] = [
        [
          [
            { action: "click", text: "Choose size" },
            { action: "click", text: "Large" },
          ],
          "clickable] Large",
        ],
        [[{ action: "click", text: "board", value: "20,30" }], "+ board 20 30"],
        [[{ action: "click", text: "First slice" }], "+ slice"],
        [[{ action: "click", text: "Only a listener" }], "+ heard"],
        [[{ action: "click", text: "Runs" }], "+ caught"],
        [[{ action: "click", text: "By script" }], "/file.bin ; get it with browser_download"],
      ];
      for (const [steps, shown] of results) {
        const done = await act(...steps);
        expect(done.text).toContain(shown);
        expect(done.ok, done.text).toBe(true);
      }
      const forgotten = await act({ action: "type", text: "Day", value: "1 March 2026" });
      expect(forgotten.ok).toBe(false);
      expect(forgotten.text).toContain("Type it like 2026-03-01.");
    },
    LIMIT_MS,
  );

  it(
    "hide text in many ways, and none of it is read",
    async () => {
      const { text } = await open("/unseen");
      expect(text).toContain("plain\non black");
      expect(text).not.toContain("SECRET");
      expect(text).toMatch(/\d+ characters of invisible text left out/);
    },
    LIMIT_MS,
  );

  it(
    "are large, or only an error, and are told in short",
    async () => {
      const first = await open("/many");
      expect(first.text.length).toBeLessThanOrEqual(6000);
      const found = await on.bench.call("browser_look", { find: "Row 1234" });
      expect(found.text).toMatch(/\| 1234 \| \[e\d+ link\] Row 1234 \|/);
      expect((await on.bench.call("browser_read", {})).text).toContain("Row 12");
      expect((await open("/broken")).text).toContain("answered 500");
    },
    LIMIT_MS,
  );
});
