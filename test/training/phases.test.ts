import { describe, expect, it } from "vitest";
import { remaining } from "../../training/pocket/phases.mjs";

const sum = (phases: { minutes: number }[]) => phases.reduce((all, { minutes }) => all + minutes, 0);

describe("the phases of the tiny model's training", () => {
  it("begin with drills, end on real samples alone, and take the whole time", () => {
    const phases = remaining({ trained: 0, total: 100, fromScratch: true });
    expect(phases[0]?.drills).toBeGreaterThan(phases[0]?.real ?? 1);
    expect(phases.at(-1)?.drills).toBe(0);
    expect(phases.map(({ drills }) => drills)).toEqual([...phases.map(({ drills }) => drills)].sort((a, b) => b - a));
    expect(sum(phases)).toBeCloseTo(100);
  });

  it("go on where a stopped training was", () => {
    const whole = remaining({ trained: 0, total: 100, fromScratch: true });
    const rest = remaining({ trained: 18, total: 100, fromScratch: true });
    expect(rest[0]?.name).toBe(whole[1]?.name);
    expect(sum(rest)).toBeCloseTo(82);
    expect(remaining({ trained: 100, total: 100, fromScratch: true })).toEqual([]);
  });

  it("lower the rate over the same minutes when the last one was stopped", () => {
    const [phase] = remaining({ trained: 40, total: 100, fromScratch: false });
    // The last 50 of 100 minutes, of which 60 are left.
    expect(phase && phase.minutes * phase.decay).toBeCloseTo(50);
    expect(phase?.drills).toBe(0);
  });
});
