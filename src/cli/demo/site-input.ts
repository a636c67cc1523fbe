import { readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { isQwillError, QwillError } from "../../runtime/errors.js";
import { type SectionFile, sectionFiles } from "../../tools/site/brief/section-file.js";
import { splitBrief } from "../../tools/site/brief/split-brief.js";
import { packageRoot } from "../package.js";

/** What `qwill demo site` does, in the words that the tiny model was taught. */
export const SITE_GOAL = "Build the site that brief.md asks for.";
export const BRIEF = "brief.md";
export const SITE_FOLDER = "site";

/** A brief, taken apart. */
export interface SiteInput {
  folder: string;
  text: string;
  sections: SectionFile[];
  /** The site's pages, relative to its folder. */
  pages: string[];
  /** Files of the folder that aren't read. */
  leftOut: string[];
}

const MOST_BYTES = 1_000_000;
/** Each is read by the model. */
const MOST_SECTIONS = 120;

/** The folder with the bundled brief. */
export function bundledSiteInput(): string {
  return path.join(packageRoot(), "examples", "site-from-brief", "input");
}

/** Without these it isn't done, whatever the model's plan was: the pages that the brief asks for, and a clean check. */
export function siteChecks({ pages }: SiteInput) {
  return [
    ...pages.map((page) => ({ kind: "file_exists", path: `${SITE_FOLDER}/${page}` }) as const),
    { kind: "site_ok", path: SITE_FOLDER } as const,
  ];
}

/**
 * Reads the brief of a folder. Nothing is changed.
 *
 * @throws QwillError `demo.input` when the brief is missing, is no text, says nothing, or asks for pages that can't be
 */
export async function readSiteInput(given: string): Promise<SiteInput> {
  const folder = await realpath(given).catch(() => undefined);
  if (!folder || !(await stat(folder)).isDirectory())
    throw inputError(`The folder ${given} is not there, or is no folder.`);
  const names = (await readdir(folder)).sort();
  const name = names.find((each) => each === BRIEF) ?? names.find((each) => each.toLowerCase() === BRIEF);
  if (!name) throw inputError(`The folder ${given} has no ${BRIEF}.`);
  const text = await briefText(path.join(folder, name), folder, given);
  const brief = parted(text, given);
  const sections = sectionFiles(brief);
  if (sections.length === 0) {
    throw inputError(
      `${path.join(given, BRIEF)} says nothing but "${brief.title}": there is nothing to put on a site.`,
    );
  }
  if (sections.length > MOST_SECTIONS) {
    throw inputError(
      `${path.join(given, BRIEF)} has ${sections.length} sections; at most ${MOST_SECTIONS} can be read.`,
    );
  }
  return {
    folder,
    text,
    sections,
    pages: brief.pages.map(({ file }) => file),
    leftOut: names.filter((each) => each !== name && !each.startsWith(".")),
  };
}

async function briefText(file: string, folder: string, given: string): Promise<string> {
  const shown = path.join(given, BRIEF);
  const real = await realpath(file).catch(() => undefined);
  const found = real?.startsWith(`${folder}${path.sep}`) ? await stat(real) : undefined;
  if (!real || !found?.isFile()) throw inputError(`${shown} is no file of this folder.`);
  if (found.size > MOST_BYTES) throw inputError(`${shown} has ${found.size} bytes; at most ${MOST_BYTES} can be read.`);
  const bytes = await readFile(real);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isUtf16 && bytes.includes(0)) throw inputError(`${shown} is no text.`);
  const text = decoded(bytes, isUtf16);
  if (!/[\p{L}\p{N}]/u.test(text)) throw inputError(`${shown} is empty.`);
  return text;
}

function decoded(bytes: Buffer, isUtf16: boolean): string {
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function parted(text: string, given: string) {
  try {
    return splitBrief(text);
  } catch (error) {
    if (!isQwillError(error)) throw error;
    throw new QwillError("demo.input", `${path.join(given, BRIEF)}: ${error.message}`, {
      hint: error.hint,
      cause: error,
    });
  }
}

function inputError(message: string): QwillError {
  return new QwillError("demo.input", message, {
    hint: `Expected: a folder with ${BRIEF}, which says what the site is for, its pages (such as prices.html) and what is to stand on them.`,
  });
}
