import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, folderWith, qwill } from "./cli.js";

beforeAll(buildPackage);

const BRIEF = `# Website for Pottery Lindqvist

Please make it calm, and no pop-ups.

## Pages

- \`index.html\` – who we are
- \`courses.html\` – courses and what they cost

## Welcome

We throw, glaze and fire in a former dairy.

## Courses and prices

| Course | Evenings | Price |
|---|---|---|
| Wheel, first steps | 6 | 240 kr |
| Glazing | 2 | 95 kr |

## Contact

Mejerigatan 4, Ystad · hej@lindqvist.example
`;

describe("qwill demo site", () => {
  it("takes anybody's brief to a checked site, with the model that comes with qwill", { timeout: 120_000 }, async () => {
    const workspace = folderWith();
    const input = folderWith({ "brief.md": BRIEF });
    const { code, stdout } = await qwill(["demo", "site", "--input", input, "--workspace", workspace]);
    expect(code).toBe(0);
    expect(stdout).toContain("The site check of site passes.");
    const page = (name: string) => readFileSync(path.join(workspace, "site", name), "utf8");
    const all = page("index.html") + page("courses.html");
    expect(all).toMatch(/<tr>.*Wheel, first steps.*240 kr.*<\/tr>/);
    expect(all).toContain("mailto:hej@lindqvist.example");
    expect(all).toContain("We throw, glaze and fire in a former dairy.");
    expect(all).not.toContain("pop-ups");
    expect(readFileSync(path.join(input, "brief.md"), "utf8")).toBe(BRIEF);
  });

  it("says what is missing where there is no brief", async () => {
    const { code, stderr } = await qwill(["demo", "site", "--input", folderWith(), "--workspace", folderWith()]);
    expect(code).toBe(1);
    expect(stderr).toContain("brief.md");
  });
});
