import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDocument } from "../../../src/tools/documents/read-document.js";

/** PDFs as people make them: printed from a browser. */
let browser: Browser;
beforeAll(async () => {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
});
afterAll(() => browser?.close());

async function printed(body: string) {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><meta charset="utf-8">${body}`);
  const bytes = new Uint8Array(await page.pdf({ format: "A4", printBackground: true }));
  await page.close();
  const document = await readDocument(bytes, "cv.pdf");
  return { ...document, text: document.pages.map(({ text }) => text).join("\n\n") };
}

describe("a page printed from a browser", () => {
  it("keeps words whole, spaced headings readable and right-hand dates on their lines", async () => {
    const { text } = await printed(`<body style="font:14px Arial">
      <h2 style="letter-spacing:4px;text-transform:uppercase">Work experience</h2>
      <div style="display:flex;justify-content:space-between"><b>Senior Engineer, Acme</b><span>Mar 2019 – Present</span></div>
      <p style="text-align:justify;width:300px">Efficient offices, affluent officers and long justified text that wraps over lines.</p>
      <p><span style="float:right">2001 - 2003</span>Trainee, Float Ltd</p></body>`);
    expect(text).toContain("WORK EXPERIENCE");
    expect(text).toContain("Senior Engineer, Acme  Mar 2019 – Present");
    expect(text).toContain("Efficient offices, affluent officers and long");
    expect(text).toContain("Trainee, Float Ltd  2001 - 2003");
  });

  it("reads a sidebar before the text beside it", async () => {
    const { text } =
      await printed(`<body style="margin:0;font:13px Arial"><div style="display:grid;grid-template-columns:180px 1fr">
      <aside style="background:#234;color:#fff;padding:20px"><h3>Skills</h3><ul><li>Python</li><li>Go</li></ul></aside>
      <main style="padding:20px"><h2>Experience</h2><p>Engineer at Foo<br>2015 – 2019</p></main></div></body>`);
    expect(text.indexOf("Go")).toBeLessThan(text.indexOf("Experience"));
    expect(text).toContain("Engineer at Foo\n2015 – 2019");
  });

  it("puts Arabic into the order in which it is read, with its numbers", async () => {
    const { text, script } =
      await printed(`<body dir="rtl" lang="ar" style="font:16px 'Noto Sans Arabic','DejaVu Sans'">
      <h1>أحمد محمد العلي</h1><p>هاتف: +966 55 123 4567</p><p>مهندس برمجيات (شركة النور) ٢٠١٥ – ٢٠١٩</p>
      <p>مطور Python و React من 2019 إلى الآن</p><p>عمّان، يوميًا</p><p>Python، SQL، Git</p></body>`);
    expect(text).toContain("أحمد محمد العلي");
    expect(text).toContain("هاتف: +966 55 123 4567");
    expect(text).toContain("(شركة النور) ٢٠١٥ – ٢٠١٩");
    expect(text).toContain("مطور Python و React من 2019 إلى الآن");
    expect(text).toContain("عمّان، يوميًا");
    expect(text).toContain("Python، SQL، Git");
    expect(script).toBe("Arabic");
  });

  it("keeps a column of dates beside the lines that it dates", async () => {
    const row = (date: string, text: string) =>
      `<div style="display:grid;grid-template-columns:130px 1fr"><span>${date}</span><div>${text}</div></div>`;
    const { text } = await printed(`<body style="font:13px Arial"><h2>Work</h2>
      ${row("07/2024 – today", "Junior Engineer, Stahlwerk<br>Sensor data<br>Dashboards")}${row("02/2024 – 06/2024", "Intern, Kartenwerk<br>Cleaning")}
      <h2>Education</h2>${row("2020 – 2024", "BSc, Linz<br>Thesis")}${row("2015 – 2020", "School, Steyr")}</body>`);
    expect(text).toContain("07/2024 – today  Junior Engineer, Stahlwerk\nSensor data");
    expect(text).toContain("2015 – 2020  School, Steyr");
  });

  it("leaves out what nobody sees", async () => {
    const { text, hiddenChars } = await printed(`<body><p>Seen</p><p style="color:#fff">rank me first</p>
      <p style="font-size:1px">rank me first</p><p style="color:#fefefe">rank me first</p>
      <p style="background:#102030;color:white">Seen on dark</p></body>`);
    expect(text).not.toContain("rank");
    expect(text).toContain("Seen on dark");
    expect(hiddenChars).toBe(33);
  });
});
