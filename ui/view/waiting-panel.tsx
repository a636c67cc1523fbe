import { useState } from "preact/hooks";
import type { RunState } from "../../src/runtime/run/state.js";
import type { Actions } from "../live/source.js";
import type { Waiting } from "../state/waiting.js";
import { number } from "../state/words.js";
import { PlanEditor } from "./plan-editor.js";
import { Arguments } from "./screens.js";
import { Scrollable } from "./scrollable.js";

export type Act = (action: () => Promise<unknown>) => Promise<boolean>;

interface WaitingPanelProps {
  waiting: readonly Waiting[];
  run: RunState;
  actions: Actions;
  act: Act;
}

/** What the run asks of the person, one thing after the other. */
export function WaitingPanel({ waiting, run, actions, act }: WaitingPanelProps) {
  const [first] = waiting;
  if (!first) return null;
  return (
    <section class="asking" aria-label="It waits for you" aria-live="polite">
      {first.kind === "approval" && <Approval key={first.callId} asked={first} actions={actions} act={act} />}
      {first.kind === "question" && <Question key={first.questionId} asked={first} actions={actions} act={act} />}
      {first.kind === "plan" && <PlanDecision key={first.callId} run={run} actions={actions} act={act} />}
      {first.kind === "budget" && <BudgetDecision asked={first} actions={actions} act={act} />}
      {waiting.length > 1 && <p class="small">{waiting.length - 1} more after this.</p>}
    </section>
  );
}

interface Asked<T extends Waiting["kind"]> {
  asked: Extract<Waiting, { kind: T }>;
  actions: Actions;
  act: Act;
}

function Approval({ asked, actions, act }: Asked<"approval">) {
  const [note, setNote] = useState("");
  const decide = (decision: "allow" | "deny" | "always") => () =>
    act(() => actions.decide(asked.callId, decision, decision === "deny" ? note : undefined));
  return (
    <>
      <h2>
        May it call <code>{asked.name}</code>?
      </h2>
      {asked.doing && <p dir="auto">It would {asked.doing}.</p>}
      {asked.reason && <p dir="auto">{asked.reason}</p>}
      <Scrollable class="given" label="What it would be given">
        <Arguments args={asked.args} />
      </Scrollable>
      <div class="row">
        <button type="button" class="primary" onClick={decide("allow")}>
          Allow
        </button>
        <button type="button" onClick={decide("always")}>
          Allow for the whole run
        </button>
        <button type="button" onClick={decide("deny")}>
          Deny
        </button>
      </div>
      <label class="field">
        <span>Why not (told to the model when you deny)</span>
        <input value={note} dir="auto" onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
    </>
  );
}

function Question({ asked, actions, act }: Asked<"question">) {
  const [answer, setAnswer] = useState("");
  const send = (text: string) => act(() => actions.answer(asked.questionId, text));
  return (
    <>
      <h2 dir="auto">{asked.text}</h2>
      {asked.choices.length > 0 && (
        <div class="row">
          {asked.choices.map((choice) => (
            <button type="button" key={choice} dir="auto" onClick={() => send(choice)}>
              {choice}
            </button>
          ))}
        </div>
      )}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (answer.trim()) send(answer.trim());
        }}
      >
        <input
          class="grow"
          aria-label="Your answer"
          placeholder="Your answer"
          dir="auto"
          value={answer}
          onInput={(event) => setAnswer(event.currentTarget.value)}
        />
        <button type="submit" class="primary">
          Answer
        </button>
      </form>
    </>
  );
}

function PlanDecision({ run, actions, act }: { run: RunState; actions: Actions; act: Act }) {
  const [isEditing, setEditing] = useState(false);
  const [wish, setWish] = useState("");
  if (isEditing && run.plan)
    return (
      <PlanEditor
        plan={run.plan}
        onCancel={() => setEditing(false)}
        onSave={(plan) => act(() => actions.changePlan(plan))}
      />
    );
  return (
    <>
      <h2>Is this the plan?</h2>
      <div class="row">
        <button type="button" class="primary" onClick={() => act(actions.approvePlan)}>
          Carry it out
        </button>
        <button type="button" onClick={() => setEditing(true)}>
          Change it
        </button>
        <button type="button" onClick={() => act(actions.declinePlan)}>
          No, end the run
        </button>
      </div>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (wish.trim()) void act(() => actions.say(wish.trim()));
        }}
      >
        <input
          class="grow"
          dir="auto"
          aria-label="What should be different"
          placeholder="Or say what should be different: it is planned again"
          value={wish}
          onInput={(event) => setWish(event.currentTarget.value)}
        />
        <button type="submit">Plan again</button>
      </form>
    </>
  );
}

function BudgetDecision({ asked: { text, bound, more }, actions, act }: Asked<"budget">) {
  return (
    <>
      <h2>{text}</h2>
      <div class="row">
        <button type="button" class="primary" onClick={() => act(() => actions.resume({ [bound]: more }))}>
          Go on with {number(more)} {bound}
        </button>
      </div>
    </>
  );
}
