import { HEADING, mark, TITLE } from "./marks.js";
import { recordWorkspace } from "./recording.js";
import { createRng } from "./rng.js";
import type { Sample } from "./sample.js";
import type { Known } from "./teacher.js";
import { writeWorkspace } from "./workspaces.js";

/** A workspace that never changes: by its conversations one sees whether the loop still speaks as the model was taught. */
const post = `# ${mark("title", "Night Nurse")}
Hospital am Park

## Requirements
- ${mark("must", "Wound care")}
- ${mark("must", "Experience with Triage or ECG interpretation")}
- ${mark("minYears", "3 years of experience")}

## Nice to have
- ${mark("nice", "French")}

Apply by ${mark("closing", "30 November 2026")}.`;

const cv = `${TITLE}# ${mark("name", "Anna Berg")}
${mark("email", "anna.berg@example.org")} · ${mark("phone", "+49 170 1234567")}

${HEADING}## Profile
Nurse with ${mark("stated", "8 years of experience")}. No experience with ${mark("denied", "Triage")}.

${HEADING}## Experience
**${mark("title", "Ward Nurse")}**, Klinikum Nord, ${mark("job", "03/2018 – 06/2026")}
- Care of up to 20 patients a night

${HEADING}## Education
Nursing school Bremen, 2014 – 2017

${HEADING}## Skills
${mark("skill", "Wound care")}, ${mark("skill", "ECG interpretation")}, ${mark("skill", "IV therapy")}`;

const known: Known = {
  names: { folder: "cvs", post: "job.md" },
  posts: new Map([["job.md", { marked: post }]]),
  cvs: new Map([
    ["cvs/anna-berg.md", { marked: cv, isCv: true, person: "Anna Berg" }],
    ["cvs/list.txt", { marked: "Shopping list\n- milk\n- bread", isCv: false, person: "" }],
  ]),
};

/** The fixed workspace's conversations as the real loop has them: every kind once or more. */
export async function fixedConversations(folder: string): Promise<{ kind: Sample["kind"]; text: string }[]> {
  await writeWorkspace(createRng(1), folder, known);
  const { samples } = await recordWorkspace(folder, known, "Rank the CVs in cvs/ for the post in job.md.");
  return samples.map(({ kind, parts }) => ({ kind, text: withoutScores(parts.map(([, text]) => text).join("")) }));
}

/** How the ranking scores is no part of how the loop speaks. */
function withoutScores(text: string): string {
  return text.replace(/\((\d+)\)/g, "(0)");
}
