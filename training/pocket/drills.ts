import type { Field, Plan, Step } from "../../src/runtime/run/plan.js";
import { type CvDocument, truthIn } from "./documents.js";
import { cvFileName, workspaceNames } from "./files.js";
import { unmarked } from "./marks.js";
import { CV_INSTRUCTION, cvFields, needsFacts, POST_INSTRUCTION, planOf, postFields } from "./plan.js";
import type { PostDocument } from "./posts.js";
import { type Recording, recordWorkspace } from "./recording.js";
import type { Rng } from "./rng.js";
import type { Known } from "./teacher.js";
import { makeTinyCv, makeTinyPost, type TinyContent } from "./tiny.js";
import { madeUp } from "./words/made-up.js";
import { writeWorkspace } from "./workspaces.js";

/**
 * Drills: many tiny documents that are read in the real loop, so that their conversations can't differ from the real ones in
 * form. They are a third as long or shorter, and a step often asks for a field or two only: from these a model learns first
 * to copy and to choose.
 */
export interface Drill {
  kind: DrillKind;
  known: Known;
  plan: Plan;
}

type DrillKind = keyof typeof cvDrills | "post";

interface CvDrill extends TinyContent {
  /** Of the record of a CV. */
  fields: readonly string[];
}

const every = cvFields.map(({ name }) => name);

/** What is practised, each with documents that hold it and little else. */
const cvDrills = {
  who: { fields: ["name", "email", "phone"], header: 1, sections: [], maxLength: 130 },
  work: { fields: ["lastTitle", "employment"], header: 0.3, sections: ["experience"], maxLength: 150 },
  skills: { fields: ["skills", "denied"], header: 0.3, sections: ["skills", "denied", "profile"], maxLength: 200 },
  years: { fields: ["stated", "employment"], header: 0.1, sections: ["profile", "experience"], maxLength: 230 },
  whole: {
    fields: every,
    header: 1,
    sections: ["skills", "denied", "profile", "experience"],
    maxLength: 260,
  },
} satisfies Record<string, CvDrill>;

const WEIGHTS: Record<DrillKind, number> = { who: 18, work: 17, skills: 30, years: 8, whole: 12, post: 15 };
/** Documents of one drill: a run costs something to begin. */
const DOCUMENTS = 24;
const MAX_POST_LENGTH = 220;

/** A workspace of tiny documents and the plan that reads them. */
export function makeDrill(rng: Rng): Drill {
  const kind = rng.weighted(WEIGHTS);
  return kind === "post" ? postDrill(rng) : cvDrill(rng, kind);
}

/** Runs the drill in the real loop; its samples are of the kind "drill". */
export async function recordDrill(rng: Rng, folder: string, { known, plan }: Drill): Promise<Recording> {
  await writeWorkspace(rng, folder, known);
  const recording = await recordWorkspace(folder, known, "Read the documents", plan);
  const samples = recording.samples
    .filter(({ kind }) => kind === "cv" || kind === "post")
    .map((sample) => ({ ...sample, kind: "drill" as const }));
  return { ...recording, samples };
}

function cvDrill(rng: Rng, kind: keyof typeof cvDrills): Drill {
  const drill: CvDrill = cvDrills[kind];
  const asked = someOf(rng, drill.fields, kind === "whole");
  const names = workspaceNames(rng);
  const cvs = new Map<string, CvDocument>();
  while (cvs.size < DOCUMENTS) {
    const document = makeTinyCv(rng, drill);
    if (document.isCv && !truthIn(document, unmarked(document.marked))) continue;
    // PDF and Word are made slowly, and teach nothing here.
    const path = `${names.folder}/${cvFileName(rng, document, cvs.size + 1).replace(/\.(pdf|docx)$/, ".txt")}`;
    cvs.set(path, document);
  }
  const known: Known = { names, posts: new Map(), cvs, asked };
  const step: Step = {
    ...(planOf(names).steps[1] as Step),
    needs: [],
    instruction: asked.length < every.length ? `Read the CV and record ${asked.join(", ")}.` : CV_INSTRUCTION,
    tools: needsFacts(asked) ? ["document_read", "document_facts"] : ["document_read"],
    output: { kind: "records", path: "work/cvs.json", fields: fieldsNamed(cvFields, asked) },
  };
  return { kind, known, plan: { steps: [step], constraints: [] } };
}

function postDrill(rng: Rng): Drill {
  const all = postFields.map(({ name }) => name);
  const asked = someOf(rng, all, rng.chance(0.3));
  const names = workspaceNames(rng);
  const posts = new Map<string, PostDocument>();
  while (posts.size < DOCUMENTS) {
    const path = workspaceNames(rng).post;
    posts.set(posts.has(path) || rng.chance(0.3) ? `${madeUp(rng)}-${path}` : path, makeTinyPost(rng, MAX_POST_LENGTH));
  }
  const wish = asked.length < all.length ? `record ${asked.join(", ")}.` : POST_INSTRUCTION;
  const steps = [...posts.keys()].map((post, index) => ({
    ...(planOf({ ...names, post }).steps[0] as Step),
    id: `post${index}`,
    instruction: `Read ${post} and ${wish}`,
    output: { kind: "records" as const, fields: fieldsNamed(postFields, asked) },
  }));
  return { kind: "post", known: { names, posts, cvs: new Map(), asked }, plan: { steps, constraints: [] } };
}

/** All of the fields, or one or a few, in the order of the plan. */
function someOf(rng: Rng, fields: readonly string[], whole: boolean): readonly string[] {
  if (whole || rng.chance(0.3)) return fields;
  const some = new Set(rng.sample(fields, rng.int(1, Math.min(2, fields.length))));
  return fields.filter((field) => some.has(field));
}

const fieldsNamed = (fields: readonly Field[], names: readonly string[]) =>
  fields.filter(({ name }) => names.includes(name));
