/** Writes models/pocket/prompts.json. Usage: node scripts/run-ts.mjs training/pocket/fingerprint.ts [--out FILE] */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fixedConversations } from "./fixed-workspace.js";

const { values } = parseArgs({ options: { out: { type: "string", default: "models/pocket/prompts.json" } } });
const folder = mkdtempSync(join(tmpdir(), "pocket-fixed-"));
try {
  const conversations = await fixedConversations(folder);
  writeFileSync(values.out, `${JSON.stringify(conversations, null, 2)}\n`);
  console.log(`${values.out}: ${conversations.length} conversations`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
