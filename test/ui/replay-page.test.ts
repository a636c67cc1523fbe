import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axe, builtUi, launch, replayFile } from "./browser.js";
import { HOSTILE_TITLE, longRun, sampleRun } from "./sample-run.js";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const REPORT = `<style>h1{color:rgb(1,2,3)}</style><h1>Candidates</h1><script>parent.hacked = 1; document.title = "x"</script>`;
const FILES = {
  "report.html": { base64: base64(REPORT), type: "text/html" },
  "report.md": { base64: base64("# Candidates\n"), type: "text/markdown" },
};

let browser: Browser;
let ui: string;
let address: string;
beforeAll(async () => {
  [browser, ui] = await Promise.all([launch(), builtUi()]);
  address = replayFile(ui, sampleRun(), FILES);
});
afterAll(() => browser?.close());

async function open(url = address, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  await page.goto(url);
  await page.getByRole("region", { name: "The plan" }).waitFor();
  return page;
}

describe("a run as one file", () => {
  it("opens from disk, reaches nothing, and shows the plan, the answer and what was checked", async () => {
    const asked: string[] = [];
    const page = await browser.newPage();
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(address);
    await page.getByRole("button", { name: "Result" }).click();
    const text = await page.locator("body").innerText();
    for (const words of [
      "Rank the candidates",
      "4 of 4",
      "Ada Lindqvist fits best",
      "All 4 quotes stand in their sources",
    ])
      expect(text).toContain(words);
    expect(asked.filter((url) => !/^(file|data|blob|about):/.test(url))).toEqual([]);
    await page.close();
  });

  it("shows everything as it was at the event that the scrubber stands on, by the keyboard too", async () => {
    const page = await open();
    const past = page.getByRole("slider");
    await past.fill("6");
    expect(await page.locator(".figures").innerText()).toMatch(/reused\s+90 %/);
    expect(await page.getByRole("status").innerText()).toBe("Running");
    expect(await page.locator('.chip[data-status="waiting"]').count()).toBe(3);
    await page.getByText("Experience").first().waitFor({ state: "hidden" });
    await past.press("ArrowRight");
    expect(await past.inputValue()).toBe("7");
    expect(await page.locator(".screen").innerText()).toContain("Ada Lindqvist");
    await page.getByRole("button", { name: "End", exact: true }).click();
    expect(await page.getByRole("status").innerText()).toBe("Finished");
    await page.close();
  });

  it("opens a source at the quote that a value rests on", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Result" }).click();
    await page.getByRole("button", { name: /^8: open the source/ }).click();
    expect(await page.locator("mark").innerText()).toBe("Eight years of PostgreSQL at Norrsken Data");
    expect(await page.locator(".computer h2").innerText()).toBe("cvs/ada-lindqvist.pdf");
    await page.close();
  });

  it("shows a stranger's title as text, and the report's scripts don't run", async () => {
    const page = await open();
    await page.getByRole("slider").fill("28");
    expect(await page.locator(".browser h3").innerText()).toBe(HOSTILE_TITLE.replace("\u202E", "\uFFFD"));
    await page.getByRole("button", { name: "Result" }).click();
    await page.getByRole("button", { name: "End", exact: true }).click();
    await page.getByRole("button", { name: "report.html", exact: true }).click();
    await page.frameLocator("iframe").getByText("Candidates").waitFor();
    const color = await page
      .frameLocator("iframe")
      .locator("h1")
      .evaluate((one) => getComputedStyle(one).color);
    expect(color).toBe("rgb(1, 2, 3)");
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    await page.close();
  });

  it("gives the files that are in it", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Result" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download report.md" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("report.md");
    expect(readFileSync(await download.path(), "utf8")).toBe("# Candidates\n");
    await page.close();
  });

  it("tells one step's or one item's doings alone", async () => {
    const page = await open();
    await page
      .getByRole("button", { name: /b-okafor/ })
      .first()
      .click();
    const feed = page.getByRole("region", { name: "What happened" });
    expect(await feed.innerText()).toContain("Bola Okafor: 5 years");
    expect(await feed.innerText()).not.toContain("Ada Lindqvist: 8 years");
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await feed.innerText()).toContain("Ada Lindqvist: 8 years");
    await page.close();
  });

  it("holds two thousand events, and shows the beginning, the middle and the end of them", async () => {
    const page = await open(replayFile(ui, longRun(2000)));
    const past = page.getByRole("slider");
    await past.fill("1003");
    expect(await page.locator(".step .count").innerText()).toBe("200 of 400");
    expect(await page.locator(".entry").count()).toBeLessThanOrEqual(80);
    await past.fill("2");
    expect(await page.locator(".entry").count()).toBe(1);
    await page.close();
  });
});

describe("the page for everybody", () => {
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1280, 390])
      it(`axe finds nothing at ${width} pixels in ${colorScheme}, and nothing is cut off at the side`, async () => {
        const page = await open(address, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        const found: string[] = [];
        for (const [pane, at] of [
          ["Run", "31"],
          ["Computer", "28"],
          ["Computer", "31"],
          ["Computer", "43"],
          ["Result", "48"],
        ] as const) {
          if (pane !== "Run" || width < 800) await page.getByRole("button", { name: pane, exact: true }).click();
          await page.getByRole("slider").fill(at);
          found.push(...(await axe(page)));
        }
        expect(found).toEqual([]);
        const sideways = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        expect(sideways).toBeLessThanOrEqual(0);
        await page.close();
      });

  it("is reached by the keyboard alone: a call is chosen and its screen shown", async () => {
    const page = await open();
    await page.locator(".callline").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".computer h2").innerText()).toBe("document_read");
    await page.close();
  });

  it("loads less than 300 kB, compressed", async () => {
    const { gzipSync } = await import("node:zlib");
    const bytes = ["index.html", "app.js", "app.css"].map((name) => gzipSync(readFileSync(`${ui}/${name}`)).length);
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThan(300_000);
    expect(readFileSync(fileURLToPath(address), "utf8")).toContain("Content-Security-Policy");
  });
});
