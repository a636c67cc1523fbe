import { expect, it } from "vitest";
import type { JournalEvent } from "../../../src/runtime/run/journal.js";
import { fold } from "../../../src/runtime/run/state.js";
import { planOfSample, stamped, started } from "../../ui/sample-run.js";

it("a run whose process died was not at work until it was resumed", () => {
  const [first, plan, resumed, word] = stamped(
    [started("Go"), planOfSample, { type: "run.resumed" }, { type: "person.said", text: "Hi" }],
    { stepMs: 1000 },
  ) as [JournalEvent, JournalEvent, JournalEvent, JournalEvent];
  const later = (event: JournalEvent) => ({ ...event, at: new Date(Date.parse(event.at) + 86_400_000).toISOString() });
  expect(fold(first.runId, [first, plan, later(resumed), later(word)]).activeMs).toBe(2000);
});
