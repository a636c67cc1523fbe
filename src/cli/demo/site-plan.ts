import type { Field, Plan, Step } from "../../runtime/run/plan.js";

/**
 * How a brief becomes a site, in steps that a tiny model can do: it reads, and it chooses among what was found. The words
 * are those that the tiny model was taught.
 */
export function sitePlan(brief: string): Plan {
  return { steps: [readBrief(brief), readSections, buildSite(brief)], constraints: [] };
}

const one = (name: string, choice: string): Field => ({ name, type: "string", choice });

const readBrief = (brief: string): Step => ({
  id: "site",
  title: "Read the brief",
  instruction: `Read ${brief} and record what the site is called.`,
  needs: [],
  tools: ["brief_read"],
  output: {
    kind: "records",
    path: "work/site.json",
    fields: [one("name", "names"), one("tagline", "lines"), one("theme", "themes")],
  },
  checks: [],
});

const readSections: Step = {
  id: "sections",
  title: "Read each section",
  instruction: "Read the section and record what it is.",
  needs: [],
  tools: ["section_read"],
  forEach: { from: "sections/*", as: "section" },
  output: { kind: "records", path: "work/sections.json", fields: [one("kind", "kinds"), one("page", "pages")] },
  checks: [],
};

const buildSite = (brief: string): Step => ({
  id: "build",
  title: "Build the site",
  instruction: `Build the site of ${brief}.`,
  needs: ["site", "sections"],
  tools: ["brief_build"],
  output: { kind: "files", paths: ["site/index.html"] },
  checks: [],
});
