import { type Language, testImport } from "./language.js";
import type { Names } from "./names.js";

/** A tool that works as it is, to be made one's own. */
export function toolFile({ snake, camel }: Names): string {
  return `import { defineTool, workspaceFile } from "qwill";
import { z } from "zod";

/** The model sees name, description and input, and nothing else: write them for somebody who doesn't know your system. */
export const ${camel} = defineTool({
  name: "${snake}",
  description: "Count the lines of a text file in the workspace.",
  input: z.object({ path: workspaceFile().describe("File, relative to the workspace") }),
  // What it does to the world: read, write, execute, network, or outward (which asks a person first).
  effect: "read",
  async run({ path }, { workspace }) {
    const lines = (await workspace.readText(path)).split("\\n").length;
    // text is for the model, data for programs.
    return { text: \`\${path} has \${lines} lines.\`, data: { path, lines } };
  },
});
`;
}

export function toolTest({ snake, kebab, camel }: Names, language: Language): string {
  return `import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
${testImport(language)}
import { toolBench } from "qwill/testing";
import { ${camel} } from "./${kebab}.${language.imported}";

test("${snake} counts the lines of a file", async () => {
  const workspace = mkdtempSync(join(tmpdir(), "${kebab}-"));
  writeFileSync(join(workspace, "notes.txt"), "one\\ntwo\\nthree");
  const bench = await toolBench({ workspace, tools: [${camel}] });
  const { ok, text, data } = await bench.call("${snake}", { path: "notes.txt" });
  assert.equal(ok, true, text);
  assert.deepEqual(data, { path: "notes.txt", lines: 3 });
  await bench.close();
});

test("${snake} says what is wrong with what it is given", async () => {
  const workspace = mkdtempSync(join(tmpdir(), "${kebab}-"));
  const bench = await toolBench({ workspace, tools: [${camel}] });
  const { ok, error } = await bench.call("${snake}", { path: "missing.txt" });
  assert.equal(ok, false);
  assert.equal(error?.code, "tool.bad-input");
  await bench.close();
});
`;
}
