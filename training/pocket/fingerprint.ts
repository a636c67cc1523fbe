/**
 * Writes down the prompts that the tiny model is taught: of CVs, and of sites.
 * Usage: node scripts/run-ts.mjs training/pocket/fingerprint.ts [--out FILE] [--sites FILE]
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fixedSiteConversations } from "./fixed-brief.js";
import { fixedConversations } from "./fixed-workspace.js";

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "models/pocket/prompts.json" },
    sites: { type: "string", default: "models/pocket/prompts-site.json" },
  },
});
await write(values.out, fixedConversations);
await write(values.sites, fixedSiteConversations);

async function write(file: string, conversations: (folder: string) => Promise<unknown[]>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "pocket-fixed-"));
  try {
    const all = await conversations(folder);
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
    console.log(`${file}: ${all.length} conversations`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
