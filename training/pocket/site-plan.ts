import type { Field, Plan } from "../../src/runtime/run/plan.js";

/** The plan that the tiny model makes for every brief; only the name of the brief's file differs. */
export function sitePlan(brief: string): Plan {
  return { steps: [...readingSitePlan(brief).steps, buildStep(brief)], constraints: [] };
}

const one = (name: string, choice: string): Field => ({ name, type: "string", choice });
export const briefFields = [one("name", "names"), one("tagline", "lines"), one("theme", "themes")];
export const sectionFields = [one("kind", "kinds"), one("page", "pages")];

function buildStep(brief: string): Plan["steps"][number] {
  return {
    id: "build",
    title: "Build the site",
    instruction: `Build the site of ${brief}.`,
    needs: ["site", "sections"],
    tools: ["brief_build"],
    output: { kind: "files", paths: ["site/index.html"] },
    checks: [],
  };
}

/** The same without the building: for recording what is read. */
export function readingSitePlan(brief: string): Plan {
  return {
    steps: [
      {
        id: "site",
        title: "Read the brief",
        instruction: `Read ${brief} and record what the site is called.`,
        needs: [],
        tools: ["brief_read"],
        output: { kind: "records", path: "work/site.json", fields: briefFields },
        checks: [],
      },
      {
        id: "sections",
        title: "Read each section",
        instruction: "Read the section and record what it is.",
        needs: [],
        tools: ["section_read"],
        forEach: { from: "sections/*", as: "section" },
        output: { kind: "records", path: "work/sections.json", fields: sectionFields },
        checks: [],
      },
    ],
    constraints: [],
  };
}
