import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedSiteConversations } from "../../training/pocket/fixed-brief.js";
import { fixedConversations } from "../../training/pocket/fixed-workspace.js";

interface Conversation {
  kind: string;
  text: string;
}

describe("the prompts that the tiny model was taught", () => {
  let folder: string;
  let taught: Conversation[];
  let spoken: Conversation[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "qwill-prompts-"));
    taught = JSON.parse(await readFile(new URL("../../models/pocket/prompts.json", import.meta.url), "utf8"));
    spoken = await fixedConversations(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("cover every kind of branch", () => {
    expect([...new Set(taught.map(({ kind }) => kind))].sort()).toEqual(["cv", "plan", "post", "rank"]);
  });

  // Fails when the loop's words, a tool's text or the template have moved: the shipped model doesn't understand the new ones.
  // Teach it again (npm run pocket), or write the new prompts down where the change is harmless:
  // node scripts/run-ts.mjs training/pocket/fingerprint.ts
  it("are those that the loop uses, to the byte", () => {
    expect(spoken).toEqual(taught);
  });

  it("are those that the loop uses for a site's brief, too", async () => {
    const file = new URL("../../models/pocket/prompts-site.json", import.meta.url);
    const ofSites: Conversation[] = JSON.parse(await readFile(file, "utf8"));
    expect([...new Set(ofSites.map(({ kind }) => kind))].sort()).toEqual(["brief", "build", "plan", "section"]);
    expect(await fixedSiteConversations(await mkdtemp(join(folder, "site-")))).toEqual(ofSites);
  });
});
