import type { Field, Plan, Step } from "../../src/runtime/run/plan.js";
import type { WorkspaceNames } from "./files.js";

/** The plan that the tiny model makes for every folder of CVs; only the names of folder and post differ. */
export const POST_INSTRUCTION = "record what the post asks for.";
export const CV_INSTRUCTION = "Read the CV and record who it is.";
export const RANK_INSTRUCTION = "Rank the candidates and write the report.";

const span = (name: string): Field => ({ name, type: "string", verbatim: true });
const one = (name: string, choice: string): Field => ({ name, type: "string", choice });
const some = (name: string, choice: string): Field => ({ name, type: "string[]", choice });

export const postFields = [
  span("title"),
  some("must", "items"),
  some("nice", "items"),
  span("minYears"),
  span("closing"),
];
export const cvFields = [
  one("name", "names"),
  one("email", "emails"),
  one("phone", "phones"),
  one("lastTitle", "titles"),
  some("skills", "items"),
  some("denied", "items"),
  one("stated", "stated"),
  some("employment", "periods"),
];

/** Whether a step that asks for these fields of a CV (all when undefined) must call document_facts. */
export function needsFacts(asked?: readonly string[]): boolean {
  return cvFields.some(({ name, choice }) => choice !== "items" && (asked?.includes(name) ?? true));
}

export function postInstruction({ post }: Pick<WorkspaceNames, "post">): string {
  return `Read ${post} and ${POST_INSTRUCTION}`;
}

const postStep = (id: string, names: Pick<WorkspaceNames, "post">): Step => ({
  id,
  title: "Read the post",
  instruction: postInstruction(names),
  needs: [],
  tools: ["document_read"],
  output: { kind: "records", path: "work/post.json", fields: postFields },
  checks: [],
});

/** A plan that reads posts and does nothing else: for recording. */
export function postsPlan(posts: readonly string[]): Plan {
  return {
    steps: posts.map((post, index) => ({
      ...postStep(`post${index}`, { post }),
      output: { kind: "records", fields: postFields },
    })),
    constraints: [],
  };
}

/** The same plan without its ranking: for recording what is read. */
export function readingPlan(names: WorkspaceNames): Plan {
  return { steps: planOf(names).steps.slice(0, 2), constraints: [] };
}

export function planOf(names: WorkspaceNames): Plan {
  return {
    steps: [
      postStep("post", names),
      {
        id: "read",
        title: "Read each CV",
        instruction: CV_INSTRUCTION,
        needs: [],
        tools: ["document_read", "document_facts"],
        forEach: { from: names.folder === "" ? "*" : `${names.folder}/*`, as: "cv" },
        output: { kind: "records", path: "work/cvs.json", fields: cvFields },
        checks: [],
      },
      {
        id: "rank",
        title: "Rank and report",
        instruction: RANK_INSTRUCTION,
        needs: ["post", "read"],
        tools: ["candidates_rank"],
        output: { kind: "files", paths: ["report.html", "report.md", "candidates.json"] },
        checks: [{ kind: "quotes_found", path: "candidates.json" }],
      },
    ],
    constraints: [],
  };
}
