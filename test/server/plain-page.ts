import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A page that stands for the built one where only the API is asked. */
export function plainPage(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "qwill-plain-page-"));
  for (const name of ["index.html", "app.js", "app.css"]) writeFileSync(path.join(folder, name), "\n");
  return folder;
}
