import path from "node:path";
import type { Page } from "playwright";
import { ConfigError } from "../../runtime/errors.js";

export interface BrowserToolOptions {
  /** The browser's program; found otherwise. */
  executablePath?: string;
  /** Private origins (scheme, host, port) that the browser may reach; none by default. */
  allowOrigins?: string[];
  /** The only hosts that may be reached, each with what is below it; every public one by default. */
  allowHosts?: string[];
  /** False shows the window, in which a person may lend a hand; default true. */
  headless?: boolean;
  /**
   * A folder for cookies and logins that last from run to run, outside of the workspace. By default each run begins with
   * none, and leaves none.
   */
  profile?: string;
  /** Called with each new page, also after a relaunch. */
  onPage?(page: Page): void;
}

/** The folder of the profile. @throws ConfigError where a tool could read it: whoever has its cookies is logged in */
export function profileFolder(profile: string, workspace: string): string {
  const folder = path.resolve(profile);
  const inside = path.relative(path.resolve(workspace), folder);
  if (inside !== "" && (inside.startsWith("..") || path.isAbsolute(inside))) return folder;
  throw new ConfigError("config.invalid", `browser.profile: ${profile} is in the workspace, where tools may read it.`, {
    hint: "Name a folder outside of it.",
  });
}
