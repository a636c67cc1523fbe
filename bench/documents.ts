import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { readDocument } from "../src/tools/documents/read-document.js";
import { docxOf } from "../src/tools/documents/writers/docx/document.js";
import { xlsxOf } from "../src/tools/documents/writers/xlsx.js";
import { table } from "./support/table.js";

// Reading documents: the share of words that come back, whether they come in order, and the time; for PDF beside
// pdftotext (where it is installed) and the text layer that pdf.js gives, joined.

const PAGES = 200;
const LINES = 40;

/** Words that are there once each: every one can be looked up, and their order checked. */
const wordsOfPage = (page: number) => Array.from({ length: LINES * 8 }, (_, at) => `w${page}x${at}`);
const linesOfPage = (page: number) => {
  const words = wordsOfPage(page);
  return Array.from({ length: LINES }, (_, line) => words.slice(line * 8, line * 8 + 8).join(" "));
};

async function pdfOf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 0; number < pages; number += 1) {
    const page = document.addPage([595, 842]);
    // Two columns, painted line by line across both; their lines don't stand level, as in prose.
    const lines = linesOfPage(number);
    for (let row = 0; row < LINES / 2; row += 1) {
      for (const [column, line] of [lines[row], lines[row + LINES / 2]].entries()) {
        page.drawText(line ?? "", { x: 40 + column * 270, y: 790 - row * 9 - column * 4, size: 6, font });
      }
    }
  }
  return document.save();
}

/** Share of the words found, and share of neighbours that follow each other as they were written. */
function score(text: string, wanted: string[]): { recall: number; order: number } {
  const place = new Map([...text.matchAll(/w\d+x\d+/g)].map(([word], index) => [word, index]));
  const places = wanted.flatMap((word) => place.get(word) ?? []);
  const inOrder = places.filter((at, index) => index > 0 && at === (places[index - 1] ?? 0) + 1).length;
  return { recall: places.length / wanted.length, order: inOrder / Math.max(1, places.length - 1) };
}

async function pdfJsText(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  return texts.join("\n");
}

const folder = mkdtempSync(path.join(tmpdir(), "qwill-bench-"));
const rows: (string | number)[][] = [["document", "reader", "recall %", "order %", "s", "peak MB"]];
async function measure(name: string, reader: string, wanted: string[], read: () => Promise<string>): Promise<void> {
  const begun = performance.now();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const { recall, order } = score(await read(), wanted);
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage().rss);
  const isOurs = reader !== "pdftotext";
  const percent = (share: number) => (share * 100).toFixed(1);
  rows.push([
    name,
    reader,
    percent(recall),
    percent(order),
    ((performance.now() - begun) / 1000).toFixed(1),
    // Of this process; what another program takes isn't seen.
    isOurs ? Math.round(peak / 1e6) : "–",
  ]);
}

try {
  const readText = async (bytes: Uint8Array, file: string) =>
    (await readDocument(bytes, file)).pages.map(({ text }) => text).join("\n");
  const pages = Array.from({ length: PAGES }, (_, page) => page);
  const all = pages.flatMap(wordsOfPage);
  const lines = pages.flatMap(linesOfPage);
  const pdf = await pdfOf(PAGES);
  const file = path.join(folder, "long.pdf");
  writeFileSync(file, pdf);
  const long = `pdf, ${PAGES} pages`;
  await measure(long, "qwill", all, () => readText(pdf, "long.pdf"));
  await measure(long, "pdf.js text layer", all, () => pdfJsText(pdf));
  if (spawnSync("pdftotext", ["-v"]).status !== null) {
    await measure(long, "pdftotext", all, async () =>
      String(spawnSync("pdftotext", [file, "-"], { maxBuffer: 50_000_000 }).stdout),
    );
  }
  const docx = await docxOf(lines.join("\n\n"), { title: "long" });
  await measure("docx", "qwill", all, () => readText(docx, "long.docx"));
  const xlsx = xlsxOf([{ name: "long", rows: lines.map((line) => line.split(" ")) }]);
  await measure("xlsx", "qwill", all, () => readText(xlsx, "long.xlsx"));
  const html = Buffer.from(`<body>${lines.map((line) => `<p>${line}</p>`).join("")}</body>`);
  await measure("html", "qwill", all, () => readText(html, "long.html"));
  console.log(table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
