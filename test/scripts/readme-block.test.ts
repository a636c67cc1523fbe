import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { withOutput } from "../../scripts/readme-block.mjs";

const README = path.resolve(import.meta.dirname, "../../examples/resume-screening/README.md");
const block = (text: string) => `<!-- output -->\n\`\`\`\n${text}\n\`\`\`\n<!-- /output -->`;

describe("a README's block of output", () => {
  it("takes the place of what was there, dollars and all; the rest of the page stays", () => {
    expect(withOutput(`# Page\n\n${block("(old)")}\n\nMore\n`, "\n1. Ada ($& 9)\n")).toBe(
      `# Page\n\n${block("1. Ada ($& 9)")}\n\nMore\n`,
    );
  });

  it("names no folder of the machine it was made on", () => {
    expect(withOutput(block(""), "The report: /var/tmp/x/resume-screening-IuWucp/report.html\n")).toBe(
      block("The report: /tmp/resume-screening-…/report.html"),
    );
  });

  it("is missed loudly, and isn't made of nothing", () => {
    expect(() => withOutput("# Page\n", "1. Ada")).toThrow(/no block from <!-- output -->/);
    expect(() => withOutput(block(""), " \n")).toThrow(/printed nothing/);
  });

  it("shows what the resume screening example really printed", () => {
    expect(readFileSync(README, "utf8")).toMatch(
      /<!-- output -->\n```\n1\. .+\n2\. [\s\S]*The report: \/tmp\/[\s\S]*```/,
    );
  });
});
