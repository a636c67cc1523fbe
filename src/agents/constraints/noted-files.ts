/** What was there before the steps, and what has become of it. */
import type { DeliveredFile } from "../../runtime/run/events.js";
import type { CheckResult } from "../check.js";
import type { Session } from "../session.js";
import type { Demand, FileInvariant } from "./constraints.js";
import { isAll, isBelow, isNamed } from "./held-files.js";

/** Files that are noted at most; of a larger workspace the rest isn't compared. */
const MAX_FILES = 2000;
const MAX_NAMED = 8;

/** Notes all files by their hashes, once. */
export async function noteFiles(session: Session): Promise<void> {
  session.append({ type: "files.noted", files: await digests(session, new Set(session.state.files)) });
}

async function digests({ equipment: { workspace }, signal }: Session, left: ReadonlySet<string>) {
  const files: DeliveredFile[] = [];
  for (const { path } of await workspace.list({ limit: MAX_FILES })) {
    signal.throwIfAborted();
    const digest = left.has(path) ? undefined : await workspace.digest(path).catch(() => undefined);
    if (digest) files.push(digest);
  }
  return files;
}

/** Whether the files that a constraint speaks of are as they were, however they may have been changed. */
export async function fileFinding(session: Session, { text, invariant }: Demand<FileInvariant>): Promise<CheckResult> {
  const before = new Map(session.state.noted?.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map((await digests(session, new Set())).map(({ path, sha256 }) => [path, sha256]));
  const isMeant = (path: string) => speaksOf(invariant, path);
  const old = [...before.keys()].filter(isMeant);
  const gone = old.filter((path) => !now.has(path) && now.size < MAX_FILES);
  const changed = old.filter((path) => now.has(path) && now.get(path) !== before.get(path));
  const isWhole = before.size < MAX_FILES;
  const added =
    isWhole && !isAllUntouched(invariant) ? [...now.keys()].filter((path) => isMeant(path) && !before.has(path)) : [];
  const wrong = [...told(changed, "changed"), ...told(gone, "gone"), ...told(added, "new")];
  if (wrong.length > 0) return { ok: false, evidence: `"${text}": ${wrong.join("; ")}.` };
  return {
    ok: true,
    evidence: `"${text}" holds: ${holding(old.length)}${isWhole ? "" : `, of the first ${MAX_FILES}`}.`,
  };
}

function isAllUntouched(invariant: FileInvariant): boolean {
  return invariant.kind === "untouched" && isAll(invariant);
}

function speaksOf(invariant: FileInvariant, path: string): boolean {
  if (invariant.kind === "only-in") return !invariant.folders.some((folder) => isBelow(path, folder));
  return isAll(invariant) || isNamed(invariant, path);
}

function told(paths: readonly string[], what: string): string[] {
  if (paths.length === 0) return [];
  const more = paths.length > MAX_NAMED ? ` and ${paths.length - MAX_NAMED} more` : "";
  return [`${what}: ${paths.slice(0, MAX_NAMED).join(", ")}${more}`];
}

function holding(count: number): string {
  if (count === 0) return "no such file was there";
  return count === 1 ? "1 file is as it was" : `${count} files are as they were`;
}
