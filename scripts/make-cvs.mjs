// Builds the PDF and DOCX CVs from their hand-written sources: node scripts/make-cvs.mjs [--all] [part of a path …]
// Only what is missing is built, unless --all or a part of its path is named. Markdown and text CVs are their own source.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Packer } from "docx";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { chromium } from "playwright";
import * as kit from "./docx-kit.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const maxBytes = 100_000;

/** Every source with the file it becomes. */
function jobs() {
  const folders = ["resume-screening", "contract-compare"].map((name) => [
    `examples/${name}/sources`,
    `examples/${name}/input`,
  ]);
  const bench = join(root, "bench/screening/sources");
  for (const set of existsSync(bench) ? readdirSync(bench) : []) {
    folders.push([`bench/screening/sources/${set}`, `bench/screening/sets/${set}`]);
  }
  return folders.flatMap(([from, to]) =>
    readdirSync(join(root, from))
      .filter((name) => name.endsWith(".html") || name.endsWith(".docx.mjs"))
      .map((name) => ({
        source: join(root, from, name),
        target: join(root, to, name.endsWith(".html") ? name.replace(/html$/, "pdf") : basename(name, ".mjs")),
      })),
  );
}

/** Text beyond the page's edge, as `<meta name="off-page">` asks: a browser would drop it when printing. */
async function addOffPage(pdf, text) {
  const document = await PDFDocument.load(pdf);
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.getPage(0).drawText(text, { x: -1400, y: 300, size: 6, font });
  return document.save();
}

/** The same source gives the same bytes, whatever the day. */
function fixDates(pdf) {
  const text = Buffer.from(pdf).toString("latin1");
  return Buffer.from(
    text.replace(/(\/(?:Creation|Mod)Date \(D:)\d{14}/g, (_, head) => `${head}20260901080000`),
    "latin1",
  );
}

async function printPdf(browser, source) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(source).href);
  const offPage = await page.evaluate(() => document.querySelector("meta[name=off-page]")?.getAttribute("content"));
  let pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await page.close();
  if (offPage) pdf = await addOffPage(pdf, offPage);
  return fixDates(pdf);
}

async function writeDocx(source) {
  const { default: make } = await import(pathToFileURL(source).href);
  return Packer.toBuffer(make(kit));
}

const wanted = process.argv.slice(2).filter((argument) => argument !== "--all");
const all = process.argv.includes("--all");
const due = jobs().filter(
  ({ source, target }) =>
    all || (wanted.length > 0 ? wanted.some((part) => source.includes(part)) : !existsSync(target)),
);
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
const browser = due.some(({ source }) => source.endsWith(".html"))
  ? await chromium.launch({ executablePath, args: ["--no-sandbox"] })
  : undefined;
for (const { source, target } of due) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, source.endsWith(".html") ? await printPdf(browser, source) : await writeDocx(source));
  const bytes = statSync(target).size;
  console.log(`${target.slice(root.length + 1)}  ${bytes} bytes${bytes > maxBytes ? "  TOO LARGE" : ""}`);
}
await browser?.close();
