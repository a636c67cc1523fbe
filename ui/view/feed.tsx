import { useEffect, useRef, useState } from "preact/hooks";
import type { CallView } from "../state/calls.js";
import type { FeedEntry } from "../state/feed.js";
import { type Stream, streamTokens } from "../state/timeline.js";
import { aboutCall, duration, number, plain, shorten } from "../state/words.js";
import type { Focus } from "./run-view.js";
import { Scrollable } from "./scrollable.js";

/** As much as a person scrolls through; more is shown when asked for, so that a long run stays light. */
const SHOWN_ENTRIES = 80;
const AT_END_PX = 120;

interface FeedProps {
  entries: readonly FeedEntry[];
  calls: ReadonlyMap<string, CallView>;
  focus: Focus | undefined;
  selected: string | undefined;
  /** What happens at this moment; none when a past moment is shown. */
  streams: ReadonlyMap<string, Stream> | undefined;
  /** Tokens that one thought may have. */
  thinkLimit: number;
  onCall(callId: string): void;
  onUnfocus(): void;
}

/** What happened, newest last. */
export function Feed({ entries, calls, focus, selected, streams, thinkLimit, onCall, onUnfocus }: FeedProps) {
  const [more, setMore] = useState(0);
  const fitting = focus ? entries.filter((entry) => isWithin(entry, focus)) : entries;
  const shown = fitting.slice(-(SHOWN_ENTRIES + more));
  const { box, onScroll } = useFollowEnd();
  return (
    <Scrollable class="feed" label="What happened" boxRef={box} onScroll={onScroll}>
      {focus && (
        <p class="focus">
          Only <bdi>{plain(focus.itemKey ?? focus.stepId)}</bdi>
          <button type="button" class="quiet" onClick={onUnfocus}>
            Show all
          </button>
        </p>
      )}
      {shown.length < fitting.length && (
        <button type="button" class="quiet" onClick={() => setMore(more + 300)}>
          Earlier ({number(fitting.length - shown.length)})
        </button>
      )}
      <ol class="entries">
        {shown.map((entry) => (
          <li key={entry.key} class={`entry ${entry.kind}`} data-inner={entry.itemKey !== undefined || undefined}>
            <Entry
              entry={entry}
              call={entry.kind === "call" ? calls.get(entry.callId) : undefined}
              selected={selected}
              onCall={onCall}
            />
          </li>
        ))}
      </ol>
      {[...(streams?.entries() ?? [])].slice(0, 6).map(([key, stream]) => (
        <Streaming key={key} stream={stream} thinkLimit={thinkLimit} />
      ))}
    </Scrollable>
  );
}

function isWithin(entry: FeedEntry, { stepId, itemKey }: Focus): boolean {
  return entry.stepId === stepId && (itemKey === undefined || entry.itemKey === itemKey);
}

interface EntryProps {
  entry: FeedEntry;
  call: CallView | undefined;
  selected: string | undefined;
  onCall(callId: string): void;
}

function Entry({ entry, call, selected, onCall }: EntryProps) {
  switch (entry.kind) {
    case "heading":
      return (
        <div class="heading" data-mark={entry.mark}>
          <strong dir="auto">
            {entry.mark === "start" ? "" : entry.mark === "done" ? "✓ " : "✕ "}
            {plain(entry.text)}
          </strong>
          {entry.note && <span dir="auto">{shorten(entry.note, 400)}</span>}
        </div>
      );
    case "said":
      return (
        <p class="bubble" dir="auto">
          {entry.text}
        </p>
      );
    case "thought":
      return <Thought entry={entry} />;
    case "call":
      return call ? <CallLine call={call} isSelected={selected === call.callId} onCall={onCall} /> : null;
    case "check":
      return (
        <p data-ok={entry.ok} dir="auto">
          {entry.ok ? "✓" : "✕"} {entry.text}
        </p>
      );
    case "note":
      return (
        <p data-tone={entry.tone} dir="auto">
          {entry.text}
        </p>
      );
  }
}

function Thought({ entry }: { entry: Extract<FeedEntry, { kind: "thought" }> }) {
  return (
    <>
      {entry.text && (
        <details>
          <summary>
            <span class="label">Thought</span> <span dir="auto">{shorten(plain(entry.text), 90)}</span>
          </summary>
          <p class="thoughts" dir="auto">
            {entry.text}
          </p>
        </details>
      )}
      {entry.words && (
        <p class="words" dir="auto">
          {entry.words}
        </p>
      )}
      {entry.problem && (
        <p data-tone="warning" dir="auto">
          The reply could not be used: {entry.problem}
        </p>
      )}
    </>
  );
}

const CALL_STATUS = { asked: "asks", denied: "denied", running: "…", ok: "", failed: "failed" };

function CallLine({ call, isSelected, onCall }: { call: CallView; isSelected: boolean; onCall(callId: string): void }) {
  const time = call.returned && call.status === "ok" ? duration(call.returned.ms) : CALL_STATUS[call.status];
  return (
    <button
      type="button"
      class="callline"
      data-status={call.status}
      aria-current={isSelected || undefined}
      onClick={() => onCall(call.callId)}
    >
      <code>{call.name}</code>
      <bdi>{aboutCall(call.args)}</bdi>
      <span class="when">{time}</span>
    </button>
  );
}

function Streaming({ stream, thinkLimit }: { stream: Stream; thinkLimit: number }) {
  const share = stream.done !== undefined && stream.total ? stream.done / stream.total : undefined;
  const tokens = streamTokens(stream);
  return (
    <div class="streaming">
      <p>
        <span class="pulse" aria-hidden="true" /> {stream.itemKey ? `${plain(stream.itemKey)}: ` : ""}
        {stream.message} {share !== undefined && `${Math.round(share * 100)} %`}
        {tokens.perSecond !== undefined && share === undefined && (
          <span class="pace">about {number(tokens.perSecond)} tokens/s</span>
        )}
      </p>
      {tokens.thought > 0 && (
        <p class="think">
          <meter min={0} max={thinkLimit} value={Math.min(tokens.thought, thinkLimit)} aria-label="Thought so far" />{" "}
          thought about {number(tokens.thought)} of {number(thinkLimit)} tokens
        </p>
      )}
      {(stream.text || stream.thought) && (
        <p class="tail" dir="auto">
          {(stream.text || stream.thought).slice(-280)}
        </p>
      )}
    </div>
  );
}

/** Keeps the newest entry in view, unless a person has scrolled away from it. */
function useFollowEnd() {
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  });
  const onScroll = () => {
    const scroller = box.current;
    if (scroller) isAtEnd.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_END_PX;
  };
  return { box, onScroll };
}
