import { useEffect, useState } from "preact/hooks";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import { duration } from "../state/words.js";

const STEP_MS = 160;

interface ScrubberProps {
  events: readonly JournalEvent[];
  count: number;
  isLive: boolean;
  /** The run is over: its past can be played. */
  canPlay: boolean;
  /** Shows the first `count` events; undefined follows the run. */
  onMove(count: number | undefined): void;
}

/** The run's past as a line to drag along. */
export function Scrubber({ events, count, isLive, canPlay, onMove }: ScrubberProps) {
  const [isPlaying, setPlaying] = useState(false);
  const total = events.length;
  useEffect(() => {
    if (!isPlaying) return;
    if (count >= total) return setPlaying(false);
    const timer = setTimeout(() => onMove(count + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, count, total]);
  const event = events[count - 1];
  const since = Date.parse(event?.at ?? "") - Date.parse(events[0]?.at ?? "");
  const words = event ? `event ${count} of ${total}: ${event.type}` : "nothing yet";
  const play = () => {
    if (!isPlaying && count >= total) onMove(1);
    setPlaying(!isPlaying);
  };
  return (
    <footer class="scrubber">
      {canPlay && (
        <button type="button" class="round" aria-label={isPlaying ? "Stop playing" : "Play"} onClick={play}>
          {isPlaying ? "❚❚" : "▶"}
        </button>
      )}
      <input
        type="range"
        min={Math.min(1, total)}
        max={Math.max(1, total)}
        value={count}
        aria-label="The run's past"
        aria-valuetext={words}
        onInput={(input) => {
          setPlaying(false);
          const moved = Number(input.currentTarget.value);
          onMove(moved >= total ? undefined : moved);
        }}
      />
      <span class="where">
        {count} / {total}
        {Number.isFinite(since) && <span class="since"> · {duration(since)}</span>}
      </span>
      <button type="button" class="live" aria-pressed={isLive} disabled={isLive} onClick={() => onMove(undefined)}>
        {canPlay ? "End" : "Live"}
      </button>
    </footer>
  );
}
