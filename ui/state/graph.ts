import type { RunState, StepState } from "../../src/runtime/run/state.js";

/** A step as the graph shows it. */
export interface StepCard {
  id: string;
  title: string;
  instruction: string;
  tools: readonly string[];
  status: StepState["status"];
  needs: readonly string[];
  /** Titles of the needed steps where they aren't simply all those of the row above. */
  after: readonly string[];
  items: readonly ItemChip[];
  result: string;
  error: string | undefined;
}

export interface ItemChip {
  key: string;
  index: number;
  status: "waiting" | "open" | "done" | "failed";
}

/**
 * The plan in rows: a step stands below all that it needs, so that those of one row may run side by side.
 *
 * @example planRows(stateAt(timeline, 12)) // [[read], [rank, translate], [report]]
 */
export function planRows(run: RunState): StepCard[][] {
  const steps = run.plan?.steps ?? [];
  const depth = depths(steps);
  const rows: StepCard[][] = [];
  for (const { id } of steps) {
    const state = run.steps[id];
    if (!state) continue;
    const row = depth.get(id) ?? 0;
    rows[row] = [...(rows[row] ?? []), card(state)];
  }
  const full = rows.filter((row) => row !== undefined);
  const titles = new Map(steps.map((step) => [step.id, step.title]));
  return full.map((row, index) => row.map((each) => ({ ...each, after: unusualNeeds(each, full[index - 1], titles) })));
}

function depths(steps: readonly { id: string; needs: readonly string[] }[]): Map<string, number> {
  const depth = new Map<string, number>();
  // A plan has no circles and at most 24 steps: as many rounds settle each depth, in whatever order they stand.
  for (let round = 0; round < steps.length; round++) {
    for (const { id, needs } of steps) depth.set(id, Math.max(0, ...needs.map((need) => (depth.get(need) ?? 0) + 1)));
  }
  return depth;
}

function unusualNeeds(step: StepCard, above: readonly StepCard[] | undefined, titles: Map<string, string>): string[] {
  const usual = new Set(above?.map(({ id }) => id));
  const isUsual = step.needs.length === usual.size && step.needs.every((need) => usual.has(need));
  return isUsual ? [] : step.needs.map((need) => titles.get(need) ?? need);
}

function card(state: StepState): StepCard {
  const { step, status, items = [], branches, result } = state;
  const byIndex = new Map(branches.flatMap(({ item, status: each }) => (item ? [[item.index, each] as const] : [])));
  return {
    id: step.id,
    title: step.title,
    instruction: step.instruction,
    tools: step.tools,
    status,
    needs: step.needs,
    after: [],
    items: items.map((key, index) => ({ key, index, status: byIndex.get(index) ?? "waiting" })),
    result: result?.result ?? "",
    error: result?.error?.message,
  };
}
