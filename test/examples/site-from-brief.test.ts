import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { buildAndCheck } from "../../examples/site-from-brief/main.js";

it("the example builds the site of its brief, and the check finds nothing", { timeout: 120_000 }, async () => {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-example-site-"));
  const { built, findings } = await buildAndCheck(workspace);
  expect(findings).toEqual([]);
  expect(built).toContain("site/boats.html");
  const boats = readFileSync(path.join(workspace, "site/boats.html"), "utf8");
  expect(boats).toContain('<tr><th scope="row">Canoe</th><td>3</td><td>8 €</td><td>40 €</td></tr>');
});
