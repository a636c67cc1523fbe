import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ConfigError } from "../../runtime/errors.js";

/** The built page's parts. */
export interface UiFiles {
  script: string;
  style: string;
}

/** Beside the built command line, and where the repository builds it. */
const PLACES = ["../../ui", "../../../dist/ui"];

/**
 * The folder with the built page (index.html, app.js, app.css).
 * @throws ConfigError `config.invalid` when it isn't built
 */
export function uiFolder(): string {
  const folder = PLACES.map((place) => path.join(import.meta.dirname, place)).find((each) =>
    existsSync(path.join(each, "app.js")),
  );
  if (folder) return folder;
  throw new ConfigError("config.invalid", "The web page is not built.", { hint: "npm run build" });
}

/** @throws ConfigError `config.invalid` when the page isn't built */
export function readUi(): UiFiles {
  const folder = uiFolder();
  return {
    script: readFileSync(path.join(folder, "app.js"), "utf8"),
    style: readFileSync(path.join(folder, "app.css"), "utf8"),
  };
}
