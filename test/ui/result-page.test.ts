import { readFileSync } from "node:fs";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { axe, builtUi, launch } from "./browser.js";
import { calls, done, planned, type Served, served, step } from "./served.js";

const SITE = `<link rel="stylesheet" href="style.css"><script>document.title = "hacked"; fetch("/api/runs")</script>
<h1>Bakery</h1><a href="menu.html">Menu</a><img src="https://elsewhere.example/pixel.png">`;

let browser: Browser;
let server: Served;
let address: string;
beforeAll(async () => {
  let page: string;
  [browser, page] = await Promise.all([launch(), builtUi()]);
  server = await served(
    [
      planned([step("site", ["file_write"])]),
      calls("file_write", { path: "site/index.html", content: SITE }),
      calls("file_write", { path: "site/style.css", content: "h1 { color: rgb(1, 2, 3) }" }),
      calls("file_write", { path: "site/menu.html", content: "<h1>Our menu</h1>" }),
      done("The site is built."),
    ],
    { page, replayPage: async (runId) => `<!doctype html><title>${runId}</title>` },
  );
  const { id } = (await (await server.post("/api/runs", { goal: "Build the bakery's site" })).json()) as { id: string };
  address = `${server.server.url}#/runs/${id}`;
});
afterAll(async () => {
  await Promise.all([browser?.close(), server?.stop()]);
});

it("a site is shown with its styles and its links, without scripts, and reaches nobody", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const asked: string[] = [];
  page.on("requestfinished", (request) => asked.push(request.url()));
  await page.goto(address);
  await page.getByRole("status").getByText("Finished").waitFor();
  await page.getByRole("button", { name: "Result" }).click();
  await page.getByRole("button", { name: "site/index.html", exact: true }).click();
  const frame = page.frameLocator("iframe");
  const heading = frame.getByRole("heading", { name: "Bakery" });
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((one) => getComputedStyle(one).color)).toBe("rgb(1, 2, 3)");
  await frame.getByRole("link", { name: "Menu" }).click();
  await frame.getByRole("heading", { name: "Our menu" }).waitFor();
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Open site/index.html in a new tab" }).click(),
  ]);
  await tab.getByRole("heading", { name: "Bakery" }).waitFor();
  expect(await tab.title()).toBe("");
  expect(await tab.evaluate("window.origin")).toBe("null");
  expect(tab.url()).not.toContain(server.server.token);
  expect(asked.filter((url) => url.includes("elsewhere"))).toEqual([]);
  await tab.close();
  await page.close();
});

it("a run is saved as one page, and its files one by one", async () => {
  const page = await browser.newPage();
  await page.goto(address);
  await page.getByRole("status").getByText("Finished").waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a page" }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^\d{8}-\d{6}-\w+\.html$/);
  expect(readFileSync(await saved.path(), "utf8")).toContain("<!doctype html>");
  await page.getByRole("button", { name: "Result" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download site/menu.html" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toBe("<h1>Our menu</h1>");
  await page.close();
});

it("axe finds nothing on a phone in the dark, nothing is cut off at the side, and the keyboard reaches the runs", async () => {
  const options = { viewport: { width: 390, height: 844 }, colorScheme: "dark", bypassCSP: true } as const;
  const page = await browser.newPage(options);
  await page.goto(server.server.url);
  const run = page.getByRole("link", { name: /Build the bakery's site/ });
  await run.waitFor();
  expect(await axe(page)).toEqual([]);
  await run.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("Finished").waitFor();
  for (const pane of ["Run", "Computer", "Result"]) {
    await page.getByRole("button", { name: pane, exact: true }).click();
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
  }
  await page.close();
});
