import { constants, type Dirent } from "node:fs";
import { access, open, readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { isQwillError, QwillError } from "../../runtime/errors.js";

/** What a folder of applications holds. */
export interface ResumeInput {
  folder: string;
  /** The post: absolute path. */
  job: string;
  /** The applications: absolute paths, by name. */
  documents: string[];
  /** What is not an application that can be read: [name, why]. */
  leftOut: (readonly [string, string])[];
  /** Applications with the very bytes of an earlier one: [name, the earlier one]. */
  twins: (readonly [string, string])[];
}

const JOB = "job.md";
const DOCUMENTS = /\.(pdf|docx|odt|fodt|rtf|html?|xhtml|md|markdown|mdown|txt|text)$/i;
/** What an earlier run of the demo may have left in the folder. */
const OUTPUTS = new Set(["report.html", "report.md", "candidates.json"]);
const HEAD_BYTES = 4096;
/** What is probably the post, under another name. */
const LIKE_A_POST = /^(job|post|vacanc|position|stelle|offre|oferta)/i;
/** Larger files are not compared with each other. */
const TWIN_BYTES = 50_000_000;
/** How many names an error lists. */
const MOST_NAMES = 5;

/**
 * Looks at a flat folder: `job.md` is the post, every other document in it is an application. Nothing is changed.
 *
 * @throws QwillError `demo.input` when the folder, the post or the applications are missing
 */
export async function readResumeInput(given: string): Promise<ResumeInput> {
  const folder = await realpath(given).catch(() => undefined);
  if (!folder) throw inputError(given, "is not there");
  if (!(await stat(folder)).isDirectory()) throw inputError(given, "is not a folder");
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const post = entries.find(({ name }) => name === JOB) ?? entries.find(({ name }) => name.toLowerCase() === JOB);
  const job = post && (await fileInside(folder, post.name));
  if (!job) throw inputError(given, `has no ${JOB}`, likelyPost(entries));
  if (!(await isReadable(job))) throw inputError(given, `has a ${JOB} that can't be read`, "Check its permissions.");
  if (await isBlank(job)) throw inputError(given, `has an empty ${JOB}`);

  const documents: string[] = [];
  const leftOut: [string, string][] = [];
  for (const entry of entries) {
    if (entry === post || entry.name.startsWith(".")) continue;
    const why = await whyLeftOut(folder, entry);
    if (why) leftOut.push([entry.name, why]);
    else documents.push(path.join(folder, entry.name));
  }
  if (documents.length === 0) throw inputError(given, "has no application beside the post", named(leftOut));
  return { folder, job, documents, leftOut, twins: await twinsAmong(documents) };
}

/** A word on a file that may be meant as the post. */
function likelyPost(entries: readonly Dirent[]): string | undefined {
  const like = entries.find(({ name }) => LIKE_A_POST.test(name) && DOCUMENTS.test(name));
  return like && `There is ${like.name}: put the text of the post into ${JOB}.`;
}

function named(leftOut: ResumeInput["leftOut"]): string | undefined {
  if (leftOut.length === 0) return undefined;
  const names = leftOut.slice(0, MOST_NAMES).map(([name, why]) => `${name} (${why})`);
  return `Left out: ${names.join(", ")}${leftOut.length > MOST_NAMES ? ", and others" : ""}.`;
}

/** The same application sent twice is two candidates, but the person should know. */
async function twinsAmong(documents: readonly string[]): Promise<ResumeInput["twins"]> {
  const bySize = new Map<number, string[]>();
  const twins: [string, string][] = [];
  for (const file of documents) {
    const { size } = await stat(file);
    const same = bySize.get(size) ?? [];
    bySize.set(size, [...same, file]);
    for (const earlier of size > 0 && size <= TWIN_BYTES ? same : []) {
      if (!(await readFile(file)).equals(await readFile(earlier))) continue;
      twins.push([path.basename(file), path.basename(earlier)]);
      break;
    }
  }
  return twins;
}

async function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}

async function isBlank(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return bytesRead < HEAD_BYTES && buffer.toString("utf8", 0, bytesRead).trim() === "";
  } finally {
    await handle.close();
  }
}

async function whyLeftOut(folder: string, { name }: Dirent): Promise<string | undefined> {
  const full = path.join(folder, name);
  if ((await stat(full).catch(() => undefined))?.isDirectory()) return "a folder";
  if (!(await fileInside(folder, name))) return "leads out of the folder, or is no file";
  if (!(await isReadable(full))) return "may not be read: check its permissions";
  if (OUTPUTS.has(name)) return "the report of an earlier run";
  if (DOCUMENTS.test(name)) return undefined;
  if (path.extname(name) !== "") return "no PDF, Word, OpenDocument, RTF, HTML, Markdown or text";
  return notText(full, name);
}

/** A file without an extension is read when it is text. */
async function notText(file: string, name: string): Promise<string | undefined> {
  const { formatOf } = await import("../../tools/documents/read-document.js");
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    formatOf(buffer.subarray(0, bytesRead), name);
    return undefined;
  } catch (error) {
    return isQwillError(error) ? "no document" : "can't be read";
  } finally {
    await handle.close();
  }
}

/** The real path of a regular file in the folder; undefined for what is no file, and for links that lead out. */
async function fileInside(folder: string, name: string): Promise<string | undefined> {
  const real = await realpath(path.join(folder, name)).catch(() => undefined);
  if (!real?.startsWith(`${folder}${path.sep}`)) return undefined;
  return (await stat(real)).isFile() ? real : undefined;
}

function inputError(folder: string, what: string, more?: string): QwillError {
  const expected = `Expected: a folder with the post as ${JOB}, and the applications beside it as PDF, Word (.docx), OpenDocument (.odt), RTF, HTML, Markdown or text.`;
  return new QwillError("demo.input", `The folder ${folder} ${what}.`, {
    hint: more ? `${more}\n  ${expected}` : expected,
  });
}
