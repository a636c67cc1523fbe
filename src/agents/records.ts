import type { EvidencedRecord } from "../runtime/run/events.js";
import type { Step } from "../runtime/run/plan.js";
import type { Session } from "./session.js";

/** What one branch recorded. */
export interface ItemRecords {
  item: string | undefined;
  records: EvidencedRecord[];
}

/** An item without a record, and why. */
export interface SkippedItem {
  item: string;
  reason: string;
}

/**
 * Writes a step's records as JSON where its output says so: `{ model, fields, records: [{ item, record, evidence }], skipped }`.
 *
 * @returns the path, or undefined when the step wants no file
 */
export async function writeRecords(
  session: Session,
  step: Step,
  items: readonly ItemRecords[],
  skipped: readonly SkippedItem[],
): Promise<string | undefined> {
  if (step.output.kind !== "records" || !step.output.path) return undefined;
  const records = items.flatMap(({ item, records: each }) => each.map((record) => ({ item: item ?? null, ...record })));
  const content = { model: session.state.model?.id, fields: step.output.fields, records, skipped };
  await session.equipment.workspace.write(step.output.path, `${JSON.stringify(content, null, 2)}\n`);
  return step.output.path;
}
