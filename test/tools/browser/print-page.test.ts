import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { printPage } from "../../../src/tools/browser/print-page.js";
import { readDocument } from "../../../src/tools/documents/read-document.js";

describe("printing a page", () => {
  it("runs no script and asks no server for anything", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end("x");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const html = `<p>Printed</p><img src="${origin}/a.png"><link rel=stylesheet href="${origin}/a.css"><iframe src="${origin}"></iframe><script>document.body.append("scripted"); fetch("${origin}")</script>`;
      const { pages } = await readDocument(await printPage(html), "p.pdf");
      expect(pages[0]?.text.trim()).toBe("Printed");
      expect(asked).toBe(0);
    } finally {
      server.close();
    }
  }, 180_000);

  it("says what to do where there is no browser", async () => {
    await expect(printPage("<p>x</p>", { executablePath: "/nowhere/chromium" })).rejects.toMatchObject({
      code: "tool.failed",
      hint: expect.stringContaining("qwill setup"),
    });
  });
});
