import type { StructuredToolInterface } from "@langchain/core/tools";
import type { Command } from "commander";
import type { StartOptions } from "../../agents/agent.js";
import type { RunResult } from "../../agents/run.js";
import { command, exits, shared } from "../command.js";
import type { SiteInput } from "../demo/site-input.js";
import { note, oneLine } from "../terminal.js";

interface DemoOptions {
  input?: string;
  workspace?: string;
  model?: string;
  json?: boolean;
}

export function demoCommand(): Command {
  const demo = command({
    name: "demo",
    summary: "a whole task on bundled inputs, or on yours",
    examples: [
      ["qwill demo resume", "rank the bundled CVs for their post"],
      ["qwill demo site", "build a site from the bundled brief"],
    ],
  });
  demo.addCommand(
    command({
      name: "resume",
      summary: "rank CVs for a job post, with evidence for every value",
      details:
        "Writes report.html, report.md and candidates.json into the workspace. The tiny model that comes with qwill does it,\nunless --model names another: no download, no key.",
      examples: [
        ["qwill demo resume", "on the bundled CVs"],
        ["qwill demo resume --input ./applications", "on yours: a folder with job.md and the CVs beside it"],
        ["qwill demo resume --input ./applications --model qwq-32b", "with a larger model"],
      ],
    })
      .option(
        "-i, --input <dir>",
        "folder with job.md and, beside it, CVs as PDF, Word, OpenDocument, RTF, HTML, Markdown or text",
      )
      .option("-w, --workspace <dir>", "the folder to work in (default: ./qwill-demo-resume)")
      .addOption(shared.model())
      .addOption(shared.json())
      .action(exits(demoResume)),
  );
  demo.addCommand(
    command({
      name: "site",
      summary: "build a site from a brief, and check it",
      details:
        "Writes site/ with index.html and the pages that the brief asks for. The tiny model that comes with qwill does it,\nunless --model names another: no download, no key.",
      examples: [
        ["qwill demo site", "from the bundled brief"],
        ["qwill demo site --input ./our-brief", "from yours: a folder with brief.md"],
        ["qwill demo site --input ./our-brief --workspace ./our-site", "into a folder of your choice"],
      ],
    })
      .option("-i, --input <dir>", "folder with brief.md: what the site is for, its pages, what is to stand on them")
      .option("-w, --workspace <dir>", "the folder to work in (default: ./qwill-demo-site)")
      .addOption(shared.model())
      .addOption(shared.json())
      .action(exits(demoSite)),
  );
  return demo;
}

async function demoResume(options: DemoOptions): Promise<number> {
  const { readResumeInput } = await import("../demo/resume-input.js");
  const { holdWorkspace } = await import("../demo/hold-workspace.js");
  const { defaultWorkspace, fillWorkspace } = await import("../demo/resume-workspace.js");
  const { bundledResumeInput } = await import("../demo/resume-task.js");
  const input = await readResumeInput(options.input ?? bundledResumeInput());
  const folder = options.workspace ?? (await defaultWorkspace());
  const release = holdWorkspace(folder);
  try {
    await fillWorkspace(folder, input);
    for (const [name, why] of input.leftOut) note(`left out: ${oneLine(name)} (${why})`);
    for (const [name, same] of input.twins) note(`the same file twice: ${oneLine(name)} and ${oneLine(same)}`);
    return await rank(folder, options);
  } finally {
    release();
  }
}

async function rank(folder: string, options: DemoOptions): Promise<number> {
  const { RESUME_CHECKS, RESUME_GOAL } = await import("../demo/resume-task.js");
  const { demoTools } = await import("../run/tools.js");
  return carryOut(folder, options, {
    aboutPocket: "It knows CVs and posts, nothing else (--model names another).",
    tools: await demoTools(),
    goal: RESUME_GOAL,
    start: { checks: RESUME_CHECKS },
  });
}

async function demoSite(options: DemoOptions): Promise<number> {
  const { readSiteInput, bundledSiteInput } = await import("../demo/site-input.js");
  const { holdWorkspace } = await import("../demo/hold-workspace.js");
  const { defaultSiteWorkspace, fillSiteWorkspace } = await import("../demo/site-workspace.js");
  const input = await readSiteInput(options.input ?? bundledSiteInput());
  const folder = options.workspace ?? (await defaultSiteWorkspace());
  const release = holdWorkspace(folder);
  try {
    await fillSiteWorkspace(folder, input);
    for (const name of input.leftOut) note(`not read: ${oneLine(name)} (only brief.md is)`);
    return await build(folder, input, options);
  } finally {
    release();
  }
}

async function build(folder: string, input: SiteInput, options: DemoOptions): Promise<number> {
  const { BRIEF, SITE_GOAL, siteChecks } = await import("../demo/site-input.js");
  const { sitePlan } = await import("../demo/site-plan.js");
  const { remarksLeftOut } = await import("../demo/site-remarks.js");
  const { siteDemoTools } = await import("../run/tools.js");
  return carryOut(folder, options, {
    aboutPocket:
      "It only chooses: names, looks, what each section is and where it goes.\nAll words on the site are the brief's own (--model names another).",
    tools: await siteDemoTools(),
    goal: SITE_GOAL,
    start: { plan: sitePlan(BRIEF), checks: siteChecks(input) },
    async closing(result) {
      for (const remark of await remarksLeftOut(folder, result))
        note(`not shown, since it speaks to whoever builds the site: ${oneLine(remark)}`);
    },
  });
}

interface DemoTask {
  /** What the tiny model is good for here. */
  aboutPocket: string;
  tools: StructuredToolInterface[];
  goal: string;
  start: StartOptions;
  /** What is to be said at the end. */
  closing?(result: RunResult): Promise<void>;
}

/** Runs a demo's task in its filled workspace; the exit code. */
async function carryOut(folder: string, options: DemoOptions, task: DemoTask): Promise<number> {
  const { resolveModel, disposeModel } = await import("../run/model.js");
  const { createAgent } = await import("../../agents/agent.js");
  const { drive, exitOf } = await import("../run/drive.js");
  const { summarise } = await import("../run/summary.js");
  const model = await resolveModel(options.model ?? "pocket");
  try {
    if (!options.model) note(`model: pocket, the tiny one that comes with qwill. ${task.aboutPocket}`);
    const agent = createAgent({ model, tools: task.tools, workspace: folder });
    const json = options.json === true;
    const driven = await drive(() => agent.start(task.goal, task.start), undefined, { agent, json });
    await summarise(driven, { workspace: folder, json, again: options });
    await task.closing?.(driven.result);
    return exitOf(driven);
  } finally {
    await disposeModel(model);
  }
}
