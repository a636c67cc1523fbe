import { expect, it } from "vitest";
import { readConfig } from "../../src/runtime/config.js";

it("commands that are printed begin as the person began theirs", () => {
  const npx = { npm_lifecycle_event: "npx" };
  expect(readConfig({ ...npx, npm_lifecycle_script: "'qwill' run Go" }).command).toBe("npx qwill");
  expect(readConfig({ ...npx, npm_lifecycle_script: "vitest run" }).command).toBe("qwill");
  expect(readConfig({}).command).toBe("qwill");
});

it("the editor is VISUAL, else EDITOR", () => {
  expect(readConfig({ VISUAL: "code -w", EDITOR: "vi" }).editor).toBe("code -w");
  expect(readConfig({ VISUAL: "", EDITOR: "vi" }).editor).toBe("vi");
});
