import { existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { describeRun, type RunDescription } from "../runtime/run/describe-run.js";
import type { JournalStore } from "../runtime/run/journal.js";
import { fileJournal } from "../runtime/run/journal-file.js";
import { notFound } from "./api-error.js";

/** A folder that runs work in: the workspace, or a folder of it that a task got for itself. */
export interface Place {
  /** Absolute. */
  folder: string;
  /** Relative to the workspace; empty for the workspace itself. */
  name: string;
  journal: JournalStore;
}

const MAX_NAME_CHARS = 48;

/**
 * Where runs are. A task with files of its own gets a folder of its own, so that it sees these files and no others, and
 * can spoil no others.
 */
export class Places {
  readonly root: Place;
  readonly #known = new Map<string, { size: number; at: number; isWritten: boolean; run: RunDescription }>();

  constructor(root: string) {
    this.root = placeAt(root, "");
  }

  /** All that hold runs, the workspace first. A link is no place: it may lead anywhere. */
  all(): Place[] {
    const { folder } = this.root;
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const holdsRuns = (name: string) =>
      !name.startsWith(".") &&
      lstatSync(path.join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true &&
      existsSync(path.join(folder, name, ".qwill", "runs"));
    return [this.root, ...names.filter(holdsRuns).map((name) => placeAt(path.join(folder, name), name))];
  }

  /** The place of a run. @throws ApiError `api.not-found` */
  of(runId: string): Place {
    const found = /^[A-Za-z0-9][\w.-]{0,80}$/.test(runId)
      ? this.all().find((place) => hasRun(place, runId))
      : undefined;
    if (found) return found;
    throw notFound(`There is no run "${runId.slice(0, 80)}" here.`, "GET /api/runs lists the runs.");
  }

  /** All runs, the newest first. */
  runs(): { place: Place; run: RunDescription }[] {
    return this.all()
      .flatMap((place) => place.journal.list().map((runId) => ({ place, run: this.describe(place, runId) })))
      .sort((one, other) => (one.run.runId < other.run.runId ? 1 : -1));
  }

  /** A run as its journal tells it; read again only when the journal has grown or its writer is gone. */
  describe(place: Place, runId: string): RunDescription {
    const file = journalFile(place, runId);
    const { size, mtimeMs: at } = statSync(file);
    const isWritten = existsSync(path.join(path.dirname(file), "lock"));
    const known = this.#known.get(file);
    if (known && known.size === size && known.at === at && known.isWritten === isWritten && !isWritten)
      return known.run;
    const run = describeRun(place.folder, place.journal, runId);
    this.#known.set(file, { size, at, isWritten, run });
    return run;
  }

  /** Bytes of a run's journal: it only grows. */
  size(place: Place, runId: string): number {
    return statSync(journalFile(place, runId), { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Makes a folder for a task, named after what is to be done. */
  async newFolder(goal: string): Promise<Place> {
    const { folder } = this.root;
    await mkdir(folder, { recursive: true });
    const taken = new Set((await readdir(folder)).map((name) => name.toLowerCase()));
    const base = folderName(goal);
    for (let number = 1; ; number++) {
      const name = number === 1 ? base : `${base}-${number}`;
      if (taken.has(name)) continue;
      try {
        await mkdir(path.join(folder, name));
        return placeAt(path.join(folder, name), name);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        taken.add(name);
      }
    }
  }
}

function placeAt(folder: string, name: string): Place {
  return { folder, name, journal: fileJournal(path.join(folder, ".qwill", "runs")) };
}

function journalFile(place: Place, runId: string): string {
  return path.join(place.folder, ".qwill", "runs", runId, "journal.jsonl");
}

function hasRun(place: Place, runId: string): boolean {
  return existsSync(journalFile(place, runId));
}

/** `Rank the CVs in cvs/!` → `rank-the-cvs-in-cvs`. */
function folderName(goal: string): string {
  const words = goal
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let name = "";
  for (const word of words) {
    if (name.length + word.length + 1 > MAX_NAME_CHARS) break;
    name += name ? `-${word}` : word;
  }
  return name || "task";
}
