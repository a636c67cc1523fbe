import type { Demo } from "../../server/options.js";
import { demoTools, siteDemoTools } from "../run/tools.js";

/** The demos that the page offers. */
export function demos(): Demo[] {
  return [
    {
      id: "resume",
      title: "Rank ten CVs for a job post",
      about:
        "Reads bundled CVs and writes a report with evidence for every value. The tiny model that comes with qwill does it.",
      model: "pocket",
      async prepare(folder, given) {
        const { readResumeInput } = await import("../demo/resume-input.js");
        const { fillWorkspace } = await import("../demo/resume-workspace.js");
        const { bundledResumeInput, RESUME_CHECKS, RESUME_GOAL } = await import("../demo/resume-task.js");
        await fillWorkspace(folder, await readResumeInput(given ?? bundledResumeInput()));
        return { goal: RESUME_GOAL, checks: RESUME_CHECKS, tools: await demoTools() };
      },
    },
    {
      id: "site",
      title: "Build a site from a brief",
      about:
        "Reads a bundled brief, builds its pages and checks them in a browser. The tiny model only chooses; all words are the brief's own.",
      model: "pocket",
      async prepare(folder, given) {
        const { BRIEF, bundledSiteInput, readSiteInput, SITE_GOAL, siteChecks } = await import("../demo/site-input.js");
        const { fillSiteWorkspace } = await import("../demo/site-workspace.js");
        const { sitePlan } = await import("../demo/site-plan.js");
        const input = await readSiteInput(given ?? bundledSiteInput());
        await fillSiteWorkspace(folder, input);
        return { goal: SITE_GOAL, plan: sitePlan(BRIEF), checks: siteChecks(input), tools: await siteDemoTools() };
      },
    },
  ];
}
