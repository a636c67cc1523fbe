import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RunSource } from "../live/source.js";
import { callsAt, currentCall } from "../state/calls.js";
import { feedAt } from "../state/feed.js";
import { figuresAt } from "../state/figures.js";
import { planRows } from "../state/graph.js";
import { type Status, statusOf } from "../state/status.js";
import { startTimeline, stateAt, type Timeline, withEvents } from "../state/timeline.js";
import { waitingAt } from "../state/waiting.js";
import { plain, shorten } from "../state/words.js";
import { Composer } from "./composer.js";
import { Computer } from "./computer.js";
import { Feed } from "./feed.js";
import { Header } from "./header.js";
import { PlanGraph } from "./plan-graph.js";
import { Result } from "./result.js";
import { Scrubber } from "./scrubber.js";
import { type Act, WaitingPanel } from "./waiting-panel.js";

/** What a person has chosen to look at; nothing chosen follows the run. */
export type Selection =
  | { kind: "now" }
  | { kind: "call"; callId: string }
  | { kind: "evidence"; path: string; page: number | undefined; quote: string };

/** A step or item whose doings alone are told. */
export interface Focus {
  stepId: string;
  itemKey?: string;
}

type Pane = "run" | "computer" | "result";

/** A run: what was said and planned on the left, the computer or the result on the right, its past below. */
export function RunView({ source }: { source: RunSource }) {
  const { timeline, trouble, isWorkedOn, act } = useTimeline(source);
  const [at, setAt] = useState<number | undefined>();
  const [selection, setSelection] = useState<Selection>({ kind: "now" });
  const [pane, setPane] = useState<Pane>("run");
  const moment = useMoment(timeline, at);
  const { run, isNow, count } = moment;
  const status = statusOf(run, moment.waiting, isWorkedOn || !isNow);
  useTitle(run.goal);
  useResultWhenFinished(run.status, setPane);
  const move = (next: number | undefined) => {
    // Whoever leaves the end wants to see what was done, not what has come of it by then.
    if (isNow && next !== undefined && pane === "result") setPane("computer");
    setAt(next);
  };
  const show = (next: Selection) => {
    setSelection(next);
    setPane("computer");
  };
  const followed = selection.kind === "now" ? currentCall(timeline.events, count) : undefined;
  const callId = selection.kind === "call" ? selection.callId : followed;
  const canPlay = source.kind === "replay" || run.status !== "running";
  return (
    <div class="run" data-pane={pane}>
      <Header run={run} status={status} figures={moment.figures} source={source} trouble={trouble} />
      <PaneSwitch pane={pane} onPane={setPane} />
      <main class="panes">
        <Story
          {...{ moment, status, timeline, source, act, callId }}
          onCall={(id) => show({ kind: "call", callId: id })}
        />
        <section class="pane screen" aria-label={pane === "result" ? "The result" : "The computer"}>
          {pane === "result" ? (
            <Result
              run={run}
              events={timeline.events}
              count={count}
              source={source}
              onEvidence={(evidence) => show({ kind: "evidence", ...evidence })}
            />
          ) : (
            <Computer
              selection={selection}
              call={callId ? moment.calls.get(callId) : undefined}
              plan={run.plan}
              events={timeline.events}
              count={count}
              source={source}
              onFollow={() => setSelection({ kind: "now" })}
            />
          )}
        </section>
      </main>
      <Scrubber events={timeline.events} count={count} isLive={at === undefined} canPlay={canPlay} onMove={move} />
    </div>
  );
}

interface StoryProps {
  moment: Moment;
  status: Status;
  timeline: Timeline;
  source: RunSource;
  act: Act;
  callId: string | undefined;
  onCall(callId: string): void;
}

/** The left side: the plan, what happened, what the run asks, what a person can say. */
function Story({ moment, status, timeline, source, act, callId, onCall }: StoryProps) {
  const { run, rows, isNow, waiting } = moment;
  const [focus, setFocus] = useState<Focus | undefined>();
  return (
    <section class="pane story" aria-label="The run">
      <PlanGraph
        rows={rows}
        focus={focus}
        onFocus={setFocus}
        planning={!run.plan && status.kind === "running"}
        constraints={run.plan?.constraints ?? []}
      />
      <Feed
        entries={moment.feed}
        calls={moment.calls}
        focus={focus}
        onUnfocus={() => setFocus(undefined)}
        selected={callId}
        onCall={onCall}
        streams={isNow ? timeline.streams : undefined}
        thinkLimit={moment.figures.thinkLimit}
      />
      {isNow && source.actions && <WaitingPanel waiting={waiting} run={run} actions={source.actions} act={act} />}
      {waiting.length > 0 && !(isNow && source.actions) && (
        <p class="then">{isNow ? "It waits for a person." : "At this moment it waited for a person."}</p>
      )}
      {source.actions && (
        <Composer
          run={run}
          status={status}
          isNow={isNow}
          isAsking={waiting.length > 0}
          canSay={waiting[0]?.kind !== "plan"}
          seq={timeline.events[moment.count - 1]?.seq ?? 0}
          actions={source.actions}
          act={act}
          page={source.page}
        />
      )}
    </section>
  );
}

/** All that is shown of the run after its first `at` events; after all of them without a number. */
function useMoment(timeline: Timeline, at: number | undefined) {
  const { events } = timeline;
  const count = Math.min(at ?? events.length, events.length);
  const run = stateAt(timeline, count);
  // What was told of a moment stays told: the past is the beginning of the whole.
  const whole = useMemo(() => feedAt(events), [events]);
  return useMemo(
    () => ({
      count,
      run,
      isNow: count === events.length,
      rows: planRows(run),
      calls: callsAt(events, count),
      feed: count === events.length ? whole : whole.filter(({ seq }) => seq <= (events[count - 1]?.seq ?? 0)),
      figures: figuresAt(events, count, run),
      waiting: waitingAt(events, count, run),
    }),
    [events, count],
  );
}

type Moment = ReturnType<typeof useMoment>;

function PaneSwitch({ pane, onPane }: { pane: Pane; onPane(pane: Pane): void }) {
  const names: [Pane, string][] = [
    ["run", "Run"],
    ["computer", "Computer"],
    ["result", "Result"],
  ];
  return (
    <nav class="switch" aria-label="What to look at">
      {names.map(([each, label]) => (
        <button
          type="button"
          key={each}
          data-for={each}
          aria-pressed={pane === each || undefined}
          class={pane === each ? "on" : ""}
          onClick={() => onPane(each)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}

/** Follows the source. `act` does what a person asks for, tells what went wrong, and follows again if the stream had ended. */
function useTimeline(source: RunSource) {
  const [timeline, setTimeline] = useState<Timeline>(() => startTimeline(source.runId));
  const [trouble, setTrouble] = useState("");
  // Until it is said otherwise: an alarm at each start would be false.
  const [isWorkedOn, setWorkedOn] = useState(true);
  const [round, setRound] = useState(0);
  const ended = useRef(false);
  useEffect(() => {
    ended.current = false;
    return source.subscribe({
      onEvents: (events) => setTimeline((before) => withEvents(before, events)),
      onTrouble: setTrouble,
      onPresence: setWorkedOn,
      onEnd: () => {
        ended.current = true;
      },
    });
  }, [source, round]);
  const act = async (action: () => Promise<unknown>): Promise<boolean> => {
    setTrouble("");
    try {
      await action();
      if (ended.current) setRound((before) => before + 1);
      return true;
    } catch (error) {
      const { message, hint = "" } = error as { message: string; hint?: string };
      setTrouble(`${message} ${hint}`.trim());
      return false;
    }
  };
  return { timeline, trouble, isWorkedOn, act };
}

function useTitle(goal: string): void {
  useEffect(() => {
    if (goal) document.title = `${shorten(plain(goal), 60)} · qwill`;
  }, [goal]);
}

/** Whoever watched a run to its end wants to see what came of it; whoever looks at its past is left alone. */
function useResultWhenFinished(status: string, setPane: (pane: Pane) => void): void {
  const before = useRef(status);
  useEffect(() => {
    if (status === "finished" && before.current !== "finished" && !document.activeElement?.matches("input[type=range]"))
      setPane(window.innerWidth > 860 ? "result" : "run");
    before.current = status;
  }, [status]);
}
