import { ConfigError } from "../runtime/errors.js";
import { type BrowserToolOptions, browserTools, siteCheckTool } from "./browser/index.js";
import { type CodeToolOptions, codeTools } from "./code/code-tools.js";
import { dataTools } from "./data/index.js";
import { documentTools } from "./documents/index.js";
import { fileTools } from "./files/file-tools.js";
import { askPerson } from "./person/ask-person.js";
import { siteTools } from "./site/index.js";
import type { QwillTool } from "./tool.js";
import { type WebToolOptions, webTools } from "./web/index.js";

/** Options by family of tools. */
export interface BuiltInToolOptions {
  /** How code is run: `timeoutMs`, `memoryMb`, …; `false` leaves `code_run` out. */
  code?: CodeToolOptions | false;
  /** The web: `allowOrigins`, `search`; `false` leaves `web_search` and `web_fetch` out. */
  web?: WebToolOptions | false;
  /** The browser, started when it is first used: `allowOrigins`, `headless`, …; `false` leaves `browser_*` out. `site_check` uses it too. */
  browser?: BrowserToolOptions | false;
}

const CODE_OPTIONS = new Set<string>([
  "timeoutMs",
  "memoryMb",
  "processes",
  "fileMb",
  "growthMb",
  "newFiles",
  "outputBytes",
  "unsafeNoIsolation",
] satisfies (keyof CodeToolOptions)[]);

const BROWSER_OPTIONS = new Set<string>([
  "executablePath",
  "allowOrigins",
  "allowHosts",
  "headless",
  "profile",
  "onPage",
] satisfies (keyof BrowserToolOptions)[]);

/**
 * The tools that qwill brings for any goal: files, documents, data, code, the web, a browser, sites, and a question to the person.
 *
 * @throws ConfigError `config.invalid` for options that there are not
 * @example
 * createAgent({ model: await loadModel(), tools: builtInTools({ code: { timeoutMs: 10_000 } }), workspace: "./work" });
 */
export function builtInTools(options: BuiltInToolOptions = {}): QwillTool[] {
  refuseUnknown("builtInTools", options, new Set(["code", "web", "browser"]));
  const { code = {}, web = {}, browser = {} } = options;
  if (code) refuseUnknown("builtInTools code", code, CODE_OPTIONS);
  if (web) refuseUnknown("builtInTools web", web, new Set(["allowOrigins", "allowHosts", "search"]));
  if (browser) refuseUnknown("builtInTools browser", browser, BROWSER_OPTIONS);
  return [
    ...fileTools(),
    ...documentTools(),
    ...dataTools(),
    ...(code ? codeTools(code) : []),
    ...(web ? webTools(asTheBrowser(web, browser)) : []),
    ...(browser ? browserTools(browser) : []),
    ...siteTools(),
    siteCheckTool(browser),
    askPerson,
  ];
}

/** What the browser may reach, web_fetch may reach too, and no more than that. */
function asTheBrowser(web: WebToolOptions, browser: BrowserToolOptions | false): WebToolOptions {
  if (!browser) return web;
  const allowOrigins = [...(web.allowOrigins ?? []), ...(browser.allowOrigins ?? [])];
  return { ...web, allowOrigins, allowHosts: web.allowHosts ?? browser.allowHosts };
}

function refuseUnknown(place: string, options: object, known: ReadonlySet<string>): void {
  for (const name of Object.keys(options)) {
    if (known.has(name)) continue;
    throw new ConfigError("config.invalid", `${place}: unknown option "${name}".`, {
      hint: `The options are: ${[...known].join(", ")}.`,
    });
  }
}
