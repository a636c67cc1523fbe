import type { Demo } from "../../server/options.js";
import { demoTools } from "../run/tools.js";

/** The demos that the page offers. */
export function demos(): Demo[] {
  return [
    {
      id: "resume",
      title: "Rank ten CVs for a job post",
      about:
        "Reads bundled CVs and writes a report with evidence for every value. The tiny model that comes with qwill does it.",
      model: "pocket",
      async prepare(folder) {
        const { readResumeInput } = await import("../demo/resume-input.js");
        const { fillWorkspace } = await import("../demo/resume-workspace.js");
        const { bundledResumeInput, RESUME_CHECKS, RESUME_GOAL } = await import("../demo/resume-task.js");
        await fillWorkspace(folder, await readResumeInput(bundledResumeInput()));
        return { goal: RESUME_GOAL, checks: RESUME_CHECKS, tools: await demoTools() };
      },
    },
  ];
}
