import { useState } from "preact/hooks";
import type { Plan, Step } from "../../src/runtime/run/plan.js";

interface PlanEditorProps {
  plan: Plan;
  onSave(plan: Plan): void;
  onCancel(): void;
}

/** A plan's steps and constraints to be changed by hand; a step may be granted less than was planned, never more. */
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
      <p>
        <button type="button" onClick={() => setSteps([...steps, anotherStep(steps)])}>
          Add a step
        </button>
      </p>
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
      {step.tools.length > 0 && (
        <div class="field">
          <span>It may use</span>
          <ul class="chips">
            {step.tools.map((tool) => (
              <li key={tool}>
                <button
                  type="button"
                  class="chip"
                  aria-label={`Take ${tool} away`}
                  onClick={() => onChange({ tools: step.tools.filter((each) => each !== tool) })}
                >
                  <code>{tool}</code> ✕
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
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

/** A step at the end: after all that nothing follows yet, with the tools that the plan has. */
export function anotherStep(steps: readonly Step[]): Step {
  const needed = new Set(steps.flatMap(({ needs }) => needs));
  const taken = new Set(steps.map(({ id }) => id));
  let number = steps.length + 1;
  while (taken.has(`step${number}`)) number++;
  return {
    id: `step${number}`,
    title: "",
    instruction: "",
    needs: steps.map(({ id }) => id).filter((id) => !needed.has(id)),
    tools: [...new Set(steps.flatMap(({ tools }) => tools))],
    output: { kind: "text" },
    checks: [],
  };
}
