import { describe, expect, it } from "vitest";
import { newRunId } from "../../../src/runtime/run/run-id.js";

describe("a run's id", () => {
  it("sorts by time, also within a second", () => {
    const times = ["2026-11-24T04:55:23.007Z", "2026-11-24T04:55:23.016Z", "2026-11-24T04:55:23.999Z"];
    const ids = times.map((time) => newRunId(new Date(time)));
    expect([...ids].reverse().sort()).toEqual(ids);
    expect(ids[0]).toMatch(/^20261124-045523-007[0-9a-f]{4}$/);
  });

  it("is another one each time", () => {
    const now = new Date();
    expect(newRunId(now)).not.toBe(newRunId(now));
  });
});
