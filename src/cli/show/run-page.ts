import type { JournalEvent } from "../../runtime/run/journal.js";
import { fold } from "../../runtime/run/state.js";
import { harmless } from "../terminal.js";

/** A run as one page of HTML that needs nothing else: what happened, in order, each event to be opened. */
export function runPage(runId: string, events: readonly JournalEvent[]): string {
  const state = fold(runId, events);
  const answer = state.end?.type === "run.finished" ? state.end.answer : (state.end?.type ?? "not ended");
  const begun = Date.parse(events[0]?.at ?? "");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(state.goal)}</title><style>
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2430;background:#fff}
summary{cursor:pointer;display:grid;grid-template-columns:4rem 10rem 1fr;gap:.5rem;padding:.15rem 0}
summary span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.at,.place{color:#667}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f5f7;padding:.75rem;border-radius:.4rem}
.bad .type{color:#b3261e}.end .type{color:#1b6e3c;font-weight:600}
@media (prefers-color-scheme:dark){body{color:#e5e7eb;background:#14171c}pre{background:#1f242c}.at,.place{color:#9aa4b2}}
</style></head><body>
<h1>${escaped(state.goal)}</h1>
<p class="at">${escaped(runId)} · ${escaped(state.model?.id ?? "unknown model")} · ${state.turns} model calls</p>
<p>${escaped(answer)}</p>
${events.map((event) => eventPart(event, begun)).join("\n")}
</body></html>
`;
}

function eventPart(event: JournalEvent, begun: number): string {
  const { seq: _seq, at, runId: _runId, type, ...rest } = event as JournalEvent & Record<string, unknown>;
  const { stepId, item, ok } = rest as { stepId?: string; item?: { key: string }; ok?: boolean };
  const kind = ok === false || type === "run.failed" ? "bad" : type === "run.finished" ? "end" : "";
  const seconds = ((Date.parse(at) - begun) / 1000).toFixed(1);
  const place = [stepId, item?.key].filter(Boolean).join(" · ");
  return `<details class="${kind}"><summary><span class="at">${seconds} s</span><span class="type">${escaped(type)}</span><span class="place">${escaped(place)}</span></summary><pre>${escaped(JSON.stringify(rest, null, 2))}</pre></details>`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return harmless(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
