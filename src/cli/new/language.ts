/** What differs between the two languages that a scaffold is written in. */
export interface Language {
  isTypeScript: boolean;
  extension: "ts" | "mjs";
  /** How a neighbour is named in an import. */
  imported: "js" | "mjs";
  /** How its tests are run. */
  runner: "vitest" | "node";
}

export const JAVASCRIPT: Language = { isTypeScript: false, extension: "mjs", imported: "mjs", runner: "node" };
export const TYPESCRIPT: Language = { isTypeScript: true, extension: "ts", imported: "js", runner: "vitest" };

export function testImport({ runner }: Language): string {
  return runner === "node" ? 'import { test } from "node:test";' : 'import { test } from "vitest";';
}
