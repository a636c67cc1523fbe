import { isKnown } from "../../runtime/run/events.js";
import type { JournalEvent } from "../../runtime/run/journal.js";
import { fold } from "../../runtime/run/state.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { mediaTypeOf } from "../../server/media-types.js";
import type { PageFile } from "./run-page.js";

const MAX_FILE_BYTES = 1_000_000;
const MAX_TOTAL_BYTES = 8_000_000;

/** What goes along in a page of a run, and what doesn't and why. */
export interface PageFiles {
  files: Record<string, PageFile>;
  leftOut: { path: string; why: string }[];
}

/**
 * The files that a run wrote, as long as they are small. `clean` takes secrets out of texts.
 *
 * @param events those of the run; files that aren't named in them don't go along
 */
export async function pageFiles(
  runId: string,
  events: readonly JournalEvent[],
  workspace: Workspace,
  { isLeftOut, clean }: { isLeftOut(path: string): boolean; clean(text: string): string },
): Promise<PageFiles> {
  const { files: written, end } = fold(runId, events);
  const delivered = end?.type === "run.finished" ? end.files.map(({ path }) => path) : [];
  const made = events.flatMap((event) => (isKnown(event) && event.type === "tool.returned" ? (event.files ?? []) : []));
  const result: PageFiles = { files: {}, leftOut: [] };
  let total = 0;
  for (const path of new Set([...delivered, ...written, ...made])) {
    if (isLeftOut(path)) continue;
    const bytes = await workspace.readBytes(path, { maxBytes: MAX_FILE_BYTES }).catch(() => undefined);
    if (!bytes || total + bytes.length > MAX_TOTAL_BYTES) {
      result.leftOut.push({ path, why: bytes ? "the page would be too large" : "it is gone, or larger than 1 MB" });
      continue;
    }
    total += bytes.length;
    const base64 = Buffer.from(cleaned(bytes, clean)).toString("base64");
    result.files[path] = { base64, type: mediaTypeOf(path) };
  }
  return result;
}

/** Texts without secrets; what is no text stays as it is. */
function cleaned(bytes: Uint8Array, clean: (text: string) => string): Uint8Array {
  const text = Buffer.from(bytes).toString("utf8");
  return text.includes("\uFFFD") ? bytes : Buffer.from(clean(text));
}
