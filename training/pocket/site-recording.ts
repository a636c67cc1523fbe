/** Runs of the real loop over invented briefs, a teacher as the model: samples of sites. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BaseMessage, ToolMessage } from "@langchain/core/messages";
import { createAgent } from "../../src/agents/agent.js";
import { profiles } from "../../src/runtime/model/profile.js";
import type { Plan } from "../../src/runtime/run/plan.js";
import { type ScriptedInfo, type ScriptedReply, scriptedModel } from "../../src/testing/scripted-model.js";
import { sectionFiles } from "../../src/tools/site/brief/section-file.js";
import { splitBrief } from "../../src/tools/site/brief/split-brief.js";
import { briefTools } from "../../src/tools/site/index.js";
import { ends, forgetful, messageOf } from "./recording.js";
import type { Rng } from "./rng.js";
import { type Sample, type SampleKind, sampleOf } from "./sample.js";
import { type MadeBrief, makeBrief, type SiteTruth } from "./site-brief.js";
import { readingSitePlan, sitePlan } from "./site-plan.js";

const GOALS = [
  "Build the site that {b} asks for.",
  "Build the site that {b} asks for.",
  "Build the website of {b}",
  "Make a website from the brief in {b}.",
  "Build a site from {b}",
];
const FILES = ["brief.md", "brief.md", "brief.md", "brief.md", "site.md", "website.md", "briefing.md", "auftrag.md"];
/** Plans and buildings are always the same: a few are enough. */
const WHOLE = 0.2;

/** The samples of one invented brief. */
export async function siteSamples(rng: Rng): Promise<Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), "pocket-site-"));
  try {
    const path = rng.pick(FILES);
    const plan = rng.chance(WHOLE) ? undefined : readingSitePlan(path);
    return await recordSite(folder, path, makeBrief(rng), rng.pick(GOALS).replace("{b}", path), plan);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the real loop over one brief. Without a plan the teacher makes it, and the site is built. */
export async function recordSite(
  folder: string,
  path: string,
  made: MadeBrief,
  goal: string,
  plan?: Plan,
): Promise<Sample[]> {
  writeBrief(folder, path, made.text);
  const samples: Sample[] = [];
  const model = scriptedModel(
    (messages, info) => {
      const answer = siteReply(path, made.truth, messages, info);
      const reply = answer ?? { calls: [{ name: "step_done", args: { result: "a section", records: [] } }] };
      if (answer && ends(answer)) samples.push(sampleOf(kindOf(info), [...messages, messageOf(answer)]));
      return reply;
    },
    { profile: profiles.pocket },
  );
  const agent = createAgent({ model, tools: briefTools(), workspace: folder, journal: forgetful, parallel: 1 });
  const result = await agent.start(goal, plan ? { plan } : {}).result;
  if (result.status !== "finished")
    throw new Error(`The run ${result.status}: ${JSON.stringify(result.error)}\n${made.text}`);
  return samples;
}

/** As `qwill demo site` lays it out: the brief, and its sections as files. */
export function writeBrief(folder: string, path: string, text: string): void {
  writeFileSync(join(folder, path), text);
  for (const { path: file, content } of sectionFiles(splitBrief(text))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

function kindOf({ purpose, stepId }: ScriptedInfo): SampleKind {
  if (purpose === "plan") return purpose;
  return stepId === "site" ? "brief" : stepId === "sections" ? "section" : "build";
}

const call = (name: string, args: Record<string, unknown>): ScriptedReply => ({ calls: [{ name, args }] });

/** What the tiny model is to answer; undefined where nobody could know. */
export function siteReply(
  path: string,
  truth: SiteTruth,
  messages: BaseMessage[],
  info: ScriptedInfo,
): ScriptedReply | undefined {
  if (info.purpose === "plan") return call("plan", { ...sitePlan(path) });
  const results = messages.filter((message): message is ToolMessage => message.getType() === "tool");
  const choices = info.domains?.choices ?? {};
  if (info.stepId === "site") {
    if (results.length === 0) return call("brief_read", { path });
    return call("step_done", { result: "a brief", records: [briefRecord(truth, choices)] });
  }
  if (info.stepId === "sections") {
    if (results.length === 0) return call("section_read", { path: info.item?.key });
    const section = truth.sections.get(info.item?.key ?? "");
    // What isn't offered can't be chosen.
    const isOffered = section && choices.kinds?.includes(section.kind) && choices.pages?.includes(section.page);
    return isOffered ? call("step_done", { result: "a section", records: [section] }) : undefined;
  }
  if (results.length === 0)
    return call("brief_build", { brief: path, site: "work/site.json", sections: "work/sections.json" });
  return call("step_done", { result: builtSentence(results[0]?.text ?? ""), files: ["site/index.html"] });
}

function briefRecord({ name, taglines, theme }: SiteTruth, choices: Readonly<Record<string, readonly string[]>>) {
  const { names = [], lines = [] } = choices;
  return {
    name: names.includes(name) ? name : (names.find((each) => each.includes(name)) ?? ""),
    tagline: taglines.find((each) => lines.includes(each)) ?? "",
    theme,
  };
}

const builtSentence = (text: string) => text.split(" Wrote ")[0] ?? "";
