import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import type { Plan } from "../../src/runtime/run/plan.js";
import type { RunSource } from "../live/source.js";
import type { CallView } from "../state/calls.js";
import { screenOf } from "../state/screen.js";
import { markQuote, quotesOf, sourceText } from "../state/sources.js";
import { plain } from "../state/words.js";
import { PlanDetails } from "./plan-details.js";
import type { Selection } from "./run-view.js";
import { DocumentScreen, ScreenBody } from "./screens.js";
import { Scrollable } from "./scrollable.js";

interface ComputerProps {
  selection: Selection;
  call: CallView | undefined;
  /** Shown while nothing has been done yet. */
  plan: Plan | undefined;
  events: readonly JournalEvent[];
  /** How many of them are shown. */
  count: number;
  source: RunSource;
  onFollow(): void;
}

/** What the chosen call is doing, or the newest one. */
export function Computer({ selection, call, plan, events, count, source, onFollow }: ComputerProps) {
  const follow = selection.kind !== "now" && (
    <button type="button" class="quiet" onClick={onFollow}>
      Follow the run
    </button>
  );
  if (selection.kind === "evidence")
    return <Evidence evidence={selection} events={events} source={source} follow={follow} />;
  if (!call && plan) return <PlanDetails plan={plan} />;
  if (!call) return <p class="empty">What the run does with its tools is shown here.</p>;
  const screen = screenOf(call);
  const quotes = screen.kind === "document" ? quotesOf(events, count, screen.path) : [];
  return (
    <article class="computer">
      <header>
        <h2>
          <code>{call.name}</code>
        </h2>
        <span class="tag" data-status={call.status}>
          {CALL_WORDS[call.status]}
        </span>
        {call.itemKey && <bdi class="small">{plain(call.itemKey)}</bdi>}
        {follow}
      </header>
      {call.returned?.error && (
        <p class="problem" dir="auto">
          {call.returned.error.message} {call.returned.error.hint}
        </p>
      )}
      <ScreenBody screen={screen} quotes={quotes} source={source} />
      <details class="raw">
        <summary>As data</summary>
        <Scrollable class="listing" label="As data">
          <pre>
            {JSON.stringify({ args: call.args, data: call.returned?.data, text: call.returned?.text }, null, 2)}
          </pre>
        </Scrollable>
      </details>
    </article>
  );
}

const CALL_WORDS = { asked: "asks you", denied: "denied", running: "running", ok: "done", failed: "failed" };

interface EvidenceProps {
  evidence: Extract<Selection, { kind: "evidence" }>;
  events: readonly JournalEvent[];
  source: RunSource;
  follow: ComponentChildren;
}

/** A source at the quote: as the run read it, or as the server reads it now. */
function Evidence({ evidence: { path, page, quote }, events, source, follow }: EvidenceProps) {
  const [text, setText] = useState<string | undefined>();
  useEffect(() => {
    let isWanted = true;
    const known = sourceText(events, path, page);
    setText(known);
    if (known === undefined) {
      source.text(path, page).then(
        (found) => isWanted && setText(found ?? ""),
        () => isWanted && setText(""),
      );
    }
    return () => {
      isWanted = false;
    };
  }, [path, page, quote]);
  return (
    <article class="computer">
      <header>
        <h2>
          <bdi>{plain(path)}</bdi>
        </h2>
        {page !== undefined && <span class="tag">page {page}</span>}
        {follow}
      </header>
      {text === undefined && <p class="empty">Opening …</p>}
      {text === "" && (
        <>
          <p class="empty">The source isn't here. The quote:</p>
          <blockquote dir="auto">{quote}</blockquote>
        </>
      )}
      {text && <DocumentScreen marked={markQuote(text, quote)} quote={quote} />}
    </article>
  );
}
