import { type JournalStore, unknownRun } from "../../runtime/run/journal.js";
import { UsageError } from "../exit.js";

/**
 * The run that a person means: its id, the beginning of one, or `last`.
 *
 * @throws JournalError `journal.io` when there is none
 */
export function findRun(journal: JournalStore, given: string): string {
  const ids = journal.list();
  if (ids.includes(given)) return given;
  const newest = ids.at(-1);
  if (given === "last" && newest) return newest;
  const near = given ? ids.filter((id) => id.startsWith(given) || id.endsWith(`-${given}`)) : [];
  if (near.length > 1)
    throw new UsageError(`"${given}" fits ${near.length} runs.`, `Which one: ${near.slice(-5).join(", ")}?`);
  const [only] = near;
  if (only) return only;
  throw unknownRun(given);
}
