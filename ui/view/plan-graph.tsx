import { useEffect, useRef, useState } from "preact/hooks";
import type { ItemChip, StepCard } from "../state/graph.js";
import { plain, plural, shorten } from "../state/words.js";
import type { Focus } from "./run-view.js";
import { Scrollable } from "./scrollable.js";

const MARK = { waiting: "○", running: "◐", open: "◐", done: "✓", failed: "✕" };
const WORD = { waiting: "waiting", running: "running", open: "running", done: "done", failed: "failed" };
const SHOWN_ITEMS = 24;

interface PlanGraphProps {
  rows: readonly (readonly StepCard[])[];
  focus: Focus | undefined;
  planning: boolean;
  /** What must hold for the whole. */
  constraints: readonly string[];
  onFocus(focus: Focus | undefined): void;
}

/** The plan as it stands: rows follow each other, steps of one row run side by side. */
export function PlanGraph({ rows, focus, planning, constraints, onFocus }: PlanGraphProps) {
  const box = useRef<HTMLElement>(null);
  const running = rows.flat().find(({ status }) => status === "running")?.id;
  useEffect(() => {
    if (running) box.current?.querySelector('[data-status="running"]')?.scrollIntoView({ block: "nearest" });
  }, [running]);
  if (rows.length === 0) return planning ? <p class="plan empty">Making a plan …</p> : null;
  return (
    <Scrollable class="plan" label="The plan" boxRef={box}>
      <ol class="graph">
        {rows.map((row) => (
          <li key={row.map(({ id }) => id).join(" ")}>
            {row.map((step) => (
              <Step key={step.id} step={step} focus={focus} onFocus={onFocus} />
            ))}
          </li>
        ))}
      </ol>
      {constraints.length > 0 && (
        <p class="constraints" dir="auto">
          <span class="label">Must hold:</span> {constraints.join(" · ")}
        </p>
      )}
    </Scrollable>
  );
}

function Step({
  step,
  focus,
  onFocus,
}: {
  step: StepCard;
  focus: Focus | undefined;
  onFocus: PlanGraphProps["onFocus"];
}) {
  const isChosen = focus?.stepId === step.id;
  const done = step.items.filter(({ status }) => status === "done" || status === "failed").length;
  return (
    <div class="step" data-status={step.status}>
      <button
        type="button"
        class="head"
        aria-pressed={isChosen}
        onClick={() => onFocus(isChosen && !focus?.itemKey ? undefined : { stepId: step.id })}
      >
        <span class="mark" aria-hidden="true">
          {MARK[step.status]}
        </span>
        <span class="title" dir="auto">
          {step.title}
        </span>
        <span class="hidden">, {WORD[step.status]}</span>
        {step.items.length > 0 && (
          <span class="count">
            {done} of {step.items.length}
          </span>
        )}
      </button>
      {step.after.length > 0 && (
        <p class="after" dir="auto">
          after {step.after.join(", ")}
        </p>
      )}
      {isChosen && (
        <p class="grant" dir="auto">
          {shorten(step.instruction, 600)}
          {step.tools.length > 0 && <span class="small"> May use {step.tools.join(", ")}.</span>}
        </p>
      )}
      {step.items.length > 0 && <Items step={step} focus={focus} onFocus={onFocus} />}
      {step.error && (
        <p class="problem" dir="auto">
          {shorten(step.error, 200)}
        </p>
      )}
    </div>
  );
}

function Items({
  step,
  focus,
  onFocus,
}: {
  step: StepCard;
  focus: Focus | undefined;
  onFocus: PlanGraphProps["onFocus"];
}) {
  const [all, setAll] = useState(false);
  const shown = all ? step.items : step.items.slice(0, SHOWN_ITEMS);
  const chosen = (item: ItemChip) => focus?.stepId === step.id && focus.itemKey === item.key;
  return (
    <ul class="chips" aria-label={plural(step.items.length, "item")}>
      {shown.map((item) => (
        <li key={item.index}>
          <button
            type="button"
            class="chip"
            data-status={item.status}
            aria-pressed={chosen(item)}
            title={plain(item.key)}
            onClick={() => onFocus(chosen(item) ? undefined : { stepId: step.id, itemKey: item.key })}
          >
            <span aria-hidden="true">{MARK[item.status]}</span>
            <bdi>{shorten(plain(baseName(item.key)), 28)}</bdi>
            <span class="hidden">, {WORD[item.status]}</span>
          </button>
        </li>
      ))}
      {shown.length < step.items.length && (
        <li>
          <button type="button" class="chip" onClick={() => setAll(true)}>
            {step.items.length - shown.length} more
          </button>
        </li>
      )}
    </ul>
  );
}

function baseName(path: string): string {
  return path.split("/").at(-1) || path;
}
