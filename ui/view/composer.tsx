import { useEffect, useState } from "preact/hooks";
import type { RunState } from "../../src/runtime/run/state.js";
import { saveAs } from "../live/save-as.js";
import type { Actions } from "../live/source.js";
import type { Status } from "../state/status.js";
import type { Act } from "./waiting-panel.js";

interface ComposerProps {
  run: RunState;
  status: Status;
  isNow: boolean;
  /** It waits for an answer: that makes it go on. */
  isAsking: boolean;
  /** False where what it waits for is answered in words of its own. */
  canSay: boolean;
  /** The event that is shown: where a fork would begin. */
  seq: number;
  actions: Actions;
  act: Act;
  /** The run as one page, to be kept or sent. */
  page: (() => Promise<Blob>) | undefined;
}

/** What a person can say to a run and do with it. */
export function Composer({ run, status, isNow, isAsking, canSay, seq, actions, act, page }: ComposerProps) {
  const isOpen = run.status === "running" || run.status === "paused";
  const canResume = ["paused", "failed", "interrupted"].includes(status.kind) && !isAsking;
  const [isPausing, setPausing] = useState(false);
  useEffect(() => setPausing(false), [run.status]);
  const fork = () =>
    act(async () => {
      const { id } = await actions.fork(seq);
      window.location.hash = `#/runs/${encodeURIComponent(id)}`;
    });
  const pause = async () => setPausing(await act(actions.pause));
  const save = () => act(async () => page && saveAs(await page(), `${run.runId}.html`));
  const buttons: [string, boolean, () => void][] = [
    [isPausing ? "Pausing …" : "Pause", isNow && status.kind === "running", pause],
    ["Resume", isNow && canResume, () => act(() => actions.resume())],
    ["Cancel", isNow && isOpen, () => act(actions.cancel)],
    ["Fork from here", !isNow || !isOpen, fork],
    ["Save as a page", page !== undefined && (!isNow || !isOpen), save],
  ];
  return (
    <div class="composer">
      {isOpen && isNow && canSay && <Say onSay={(text) => act(() => actions.say(text))} />}
      <div class="row">
        {buttons
          .filter(([, isOffered]) => isOffered)
          .map(([label, , action]) => (
            <button type="button" key={label} onClick={action}>
              {label}
            </button>
          ))}
      </div>
    </div>
  );
}

/** A message to the run. Enter sends it, Shift and Enter begin a new line. */
function Say({ onSay }: { onSay(text: string): Promise<boolean> }) {
  const [text, setText] = useState("");
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.trim() && (await onSay(text.trim()))) setText("");
  };
  return (
    <form class="row say" onSubmit={send}>
      <textarea
        rows={1}
        dir="auto"
        aria-label="Say something to the run"
        placeholder="Say something to the run"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) void send(event);
        }}
      />
      <button type="submit">Say</button>
    </form>
  );
}
