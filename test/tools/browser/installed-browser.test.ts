import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";
import { afterEach, describe, expect, it, vi } from "vitest";
import { toolBench } from "../../../src/testing/tool-bench.js";
import { findInstalledBrowser } from "../../../src/tools/browser/installed-browser.js";
import { builtInTools } from "../../../src/tools/built-in.js";

afterEach(() => void vi.unstubAllEnvs());

function programIn(folder: string, name: string): string {
  const program = join(folder, name);
  writeFileSync(program, "#!/bin/sh\n");
  chmodSync(program, 0o755);
  return program;
}

describe("finding a browser", () => {
  it("takes the one that is named and no other, then Playwright's own, then one on the PATH", async () => {
    const folder = mkdtempSync(join(tmpdir(), "qwill-browsers-"));
    const brave = programIn(folder, "brave");
    const named = programIn(folder, "my-browser");
    vi.stubEnv("PATH", [folder, process.env.PATH].join(delimiter));
    const own = chromium.executablePath();
    expect(await findInstalledBrowser()).toBe(existsSync(own) ? own : brave);
    vi.stubEnv("QWILL_BROWSER_PATH", named);
    expect(await findInstalledBrowser()).toBe(named);
    expect(await findInstalledBrowser(brave)).toBe(brave);
    vi.stubEnv("QWILL_BROWSER_PATH", join(folder, "gone"));
    expect(await findInstalledBrowser()).toBeUndefined();
  });

  it("without one, the browser's tools say what to install and all else works", async () => {
    const workspace = mkdtempSync(join(tmpdir(), "qwill-no-browser-"));
    writeFileSync(join(workspace, "a.md"), "still here");
    const bench = await toolBench({
      workspace,
      tools: builtInTools({ browser: { executablePath: "/nowhere/browser" } }),
    });
    const opened = await bench.call("browser_open", { url: "http://93.184.215.14/" });
    expect(opened.error?.code).toBe("tool.failed");
    expect(opened.text).toContain("There is no browser on this machine.");
    expect(opened.text).toContain("qwill setup");
    expect((await bench.call("browser_act", { steps: [{ action: "scroll" }] })).text).toContain("no browser");
    expect((await bench.call("file_read", { path: "a.md" })).text).toContain("still here");
    await bench.close();
  });
});
