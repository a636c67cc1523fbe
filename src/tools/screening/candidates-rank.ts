import { posix } from "node:path";
import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { ToolError } from "../../runtime/errors.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { defineTool, type ToolContext, type ToolResult } from "../tool.js";
import { type Candidate, candidateOf, overlookedCandidate, ranked, unreadCandidate } from "./candidate.js";
import { isLikeCv, isSurelyCv, otherThanCv } from "./kind-of-document.js";
import { type Post, postPath, readPost } from "./post.js";
import { type RecordFile, readRecords, textField } from "./records.js";
import { nameOf, type Report } from "./report.js";
import { reportHtml } from "./report-html.js";
import { reportMarkdown } from "./report-markdown.js";
import { readSource, type Source } from "./sources.js";

/** Fields without which a record says nothing that can be ranked. */
const NEEDED = ["name", "skills"];

/** The tool that scores and ranks what was read, and writes the report. */
export const candidatesRank = defineTool({
  name: "candidates_rank",
  description:
    "Score and rank the candidates of a file of records against the post's record, check all evidence, and write report.html, report.md and candidates.json.",
  input: z.object({
    post: workspaceFile().describe("File of records with the post's record: title, must, nice, minYears, closing"),
    records: workspaceFile().describe(
      "File of records with one record per CV: name, email, phone, lastTitle, skills, denied, stated, employment",
    ),
    folder: z.string().optional().describe("Folder to write to, relative to the workspace; its root otherwise"),
  }),
  effect: "write",
  async run({ post: postFile, records: recordsFile, folder = "" }, context): Promise<ToolResult> {
    const { workspace } = context;
    const postRecords = await readRecords(workspace, postFile, "post");
    const file = await readRecords(workspace, recordsFile, "records");
    checkFields(file, recordsFile);
    const source = postPath(postRecords);
    const post = readPost(postRecords, source ? await readSource(workspace, source) : undefined, new Date());
    const { candidates, skipped } = await screened(file, post, context);
    if (candidates.length === 0) throw noCandidates(recordsFile, skipped);
    const report: Report = {
      post,
      candidates,
      skipped,
      model: file.model,
      folder: posix.normalize(folder || ".").replace(/^\.$/, ""),
    };
    const files = await writeReport(workspace, report);
    return { text: resultText(report, files), data: { candidates: candidates.map(candidateJson), skipped }, files };
  },
});

function checkFields({ records }: RecordFile, path: string): void {
  if (records.length === 0) return;
  const missing = NEEDED.filter((field) => records.every(({ record }) => !(field in record)));
  if (missing.length === 0) return;
  throw new ToolError(
    "tool.bad-input",
    `The records of ${path} have no field ${missing.map((field) => `"${field}"`).join(" and ")}.`,
    {
      hint: "Read the CVs into records with at least name and skills; email, phone, lastTitle, denied, stated and employment are used too.",
      data: { field: "records", expected: `records with ${NEEDED.join(" and ")}` },
    },
  );
}

interface Screened {
  candidates: Candidate[];
  skipped: { item: string; reason: string }[];
}

/** Every record against its document; skipped files that are CVs in a script that isn't read become candidates too. */
async function screened(file: RecordFile, post: Post, { workspace, signal, progress }: ToolContext): Promise<Screened> {
  const candidates: Candidate[] = [];
  const skipped: Screened["skipped"] = [];
  const total = file.records.length + file.skipped.length;
  let done = 0;
  const sourceOf = async (item: string): Promise<Source> => {
    signal.throwIfAborted();
    done += 1;
    progress(item, done, total);
    return readSource(workspace, item);
  };
  for (const entry of file.records) {
    const source = await sourceOf(entry.item ?? "");
    if (source.problem && isEmpty(entry.record)) {
      skipped.push({ item: entry.item ?? "", reason: source.problem });
      continue;
    }
    const other = otherThanCv(source);
    if (other) {
      skipped.push({ item: entry.item ?? "", reason: `not a CV: it looks like ${other}` });
      continue;
    }
    const isUnread = textField(entry.record, "name") === "" && isForeign(source);
    candidates.push(
      isUnread
        ? withRecord(unreadCandidate(source, post), candidateOf(entry, source, post))
        : candidateOf(entry, source, post),
    );
  }
  for (const { item, reason } of file.skipped) {
    const source = item === "" ? undefined : await sourceOf(item);
    if (source && isForeign(source) && isLikeCv(source)) candidates.push(unreadCandidate(source, post));
    else if (source && !otherThanCv(source) && isSurelyCv(source)) candidates.push(overlookedCandidate(source, post));
    else skipped.push({ item, reason: source?.problem ?? reason });
  }
  return { candidates: ranked(candidates), skipped };
}

/** What the record has in spite of the script, with the notes of both. */
function withRecord(unread: Candidate, read: Candidate): Candidate {
  return {
    ...read,
    notes: [...new Set([...unread.notes.slice(0, 1), ...read.notes])].filter(
      (note) => note !== "the name wasn't found",
    ),
  };
}

/** A record in which nothing stands is no candidate where the document couldn't be read either. */
const isEmpty = (record: Record<string, unknown>) =>
  Object.values(record).every(
    (value) => value === "" || value === null || (Array.isArray(value) && value.length === 0),
  );

const isForeign = ({ facts }: Source) => facts.script !== "Latin" && facts.script !== "none";

function noCandidates(path: string, skipped: Screened["skipped"]): ToolError {
  const reasons = skipped.slice(0, 3).map(({ item, reason }) => `${item}: ${reason}`);
  return new ToolError("tool.failed", [`No CV could be read: ${path} has no record to rank.`, ...reasons].join(" "), {
    hint: "Check that the files are CVs in a readable format, read them again, then rank.",
  });
}

async function writeReport(workspace: Workspace, report: Report): Promise<string[]> {
  const json = `${JSON.stringify(report.candidates.map(candidateJson), null, 2)}\n`;
  const contents = { "report.html": reportHtml(report), "report.md": reportMarkdown(report), "candidates.json": json };
  const files: string[] = [];
  for (const [name, content] of Object.entries(contents)) {
    files.push((await workspace.write(posix.join(report.folder, name), content)).path);
  }
  return files;
}

/** A candidate as `candidates.json` has it. */
function candidateJson({
  rank,
  score,
  file,
  name,
  email,
  phone,
  years,
  skills,
  lastTitle,
  evidence,
  notes,
}: Candidate) {
  return {
    rank,
    score: score.total,
    file,
    name,
    email,
    phone,
    yearsExperience: years ?? null,
    skills,
    lastTitle,
    evidence,
    notes,
  };
}

function resultText({ candidates, skipped }: Report, files: string[]): string {
  const first = candidates[0];
  const count = `${candidates.length} ${candidates.length === 1 ? "candidate" : "candidates"} ranked.`;
  const others = skipped.length > 0 ? ` ${skipped.length} not ranked.` : "";
  return `${count}${first ? ` First: ${nameOf(first)} (${first.score.total}).` : ""}${others} Wrote ${files.join(", ")}.`;
}
