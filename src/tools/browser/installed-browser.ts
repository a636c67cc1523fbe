/** Finding a browser that can be driven: Chromium or one of its kind. */
import { accessSync, constants, statSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../../runtime/config.js";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
  "brave-browser",
  "brave",
];
const FOLDERS = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/homebrew/bin"];
const OTHER_PLACES = [
  ...["Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  "C:\\Program Files\\BraveSoftware\\Brave-Browser\\Application\\brave.exe",
];

/**
 * The browser's program: the given one, `QWILL_BROWSER_PATH`, Playwright's own, one on the PATH, or one at its usual place. Undefined where
 * there is none, also when the one that is named isn't there: nobody wants another than the one they named.
 */
export async function findInstalledBrowser(named?: string): Promise<string | undefined> {
  const { browserPath, programFolders } = readConfig();
  const wanted = named ?? browserPath;
  if (wanted) return isProgram(wanted) ? wanted : undefined;
  const { chromium } = await import("playwright");
  const folders = [...programFolders, ...FOLDERS];
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...places, ...OTHER_PLACES].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
