import { useState } from "preact/hooks";
import type { Plan, Step } from "../../src/runtime/run/plan.js";

interface PlanEditorProps {
  plan: Plan;
  onSave(plan: Plan): void;
  onCancel(): void;
}

/** A plan's steps and constraints to be changed by hand. What a step may use and must produce stays as it was planned. */
export function PlanEditor({ plan, onSave, onCancel }: PlanEditorProps) {
  const [steps, setSteps] = useState<readonly Step[]>(plan.steps);
  const [constraints, setConstraints] = useState(plan.constraints.join("\n"));
  const change = (id: string, part: Partial<Step>) =>
    setSteps(steps.map((step) => (step.id === id ? { ...step, ...part } : step)));
  const save = (event: Event) => {
    event.preventDefault();
    const lines = constraints.split("\n").map((line) => line.trim());
    onSave({ steps: [...steps], constraints: lines.filter(Boolean) });
  };
  return (
    <form class="editor" onSubmit={save}>
      <h2>Change the plan</h2>
      {steps.map((step, index) => (
        <StepFields
          key={step.id}
          step={step}
          number={index + 1}
          onChange={(part) => change(step.id, part)}
          onRemove={steps.length > 1 ? () => setSteps(withoutStep(steps, step)) : undefined}
        />
      ))}
      <label class="field">
        <span>What must hold for the whole, one a line</span>
        <textarea
          rows={2}
          dir="auto"
          value={constraints}
          onInput={(event) => setConstraints(event.currentTarget.value)}
        />
      </label>
      <div class="row">
        <button type="submit" class="primary">
          Carry it out
        </button>
        <button type="button" onClick={onCancel}>
          Back
        </button>
      </div>
    </form>
  );
}

interface StepFieldsProps {
  step: Step;
  number: number;
  onChange(part: Partial<Step>): void;
  /** None for the last step that is left. */
  onRemove: (() => void) | undefined;
}

function StepFields({ step, number, onChange, onRemove }: StepFieldsProps) {
  return (
    <fieldset>
      <legend>Step {number}</legend>
      <label class="field">
        <span>Title</span>
        <input
          required
          maxLength={120}
          dir="auto"
          value={step.title}
          onInput={(event) => onChange({ title: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>What is to be done</span>
        <textarea
          required
          maxLength={2000}
          rows={2}
          dir="auto"
          value={step.instruction}
          onInput={(event) => onChange({ instruction: event.currentTarget.value })}
        />
      </label>
      {onRemove && (
        <button type="button" class="quiet" onClick={onRemove}>
          Leave this step out
        </button>
      )}
    </fieldset>
  );
}

/** What needed the step that goes needs what that one needed. */
export function withoutStep(steps: readonly Step[], gone: Step): Step[] {
  const instead = (needs: readonly string[]) => [
    ...new Set(needs.flatMap((need) => (need === gone.id ? gone.needs : [need]))),
  ];
  return steps.filter(({ id }) => id !== gone.id).map((step) => ({ ...step, needs: instead(step.needs) }));
}
