/** Years of work out of periods of work. */
import type { Period, YearMonth } from "./periods.js";

/** A stretch of months, counted from year 0; `end` is the month after the last. */
interface Stretch {
  start: number;
  end: number;
}

/**
 * The years that periods cover together: months that overlap count once. Rounded to one decimal.
 *
 * Months count whole: January to March is three. A year without months counts from its start; "2012 – 2016" is four
 * years, "2016" alone is one.
 *
 * @param asOf What "present" means; nothing after it counts.
 * @example
 * yearsOfExperience([{ from: { year: 2012 }, to: { year: 2016 } }], { asOf: new Date("2026-03-31") }); // 4
 */
export function yearsOfExperience(periods: Period[], { asOf }: { asOf: Date }): number {
  const limit = monthsUntil(asOf);
  const stretches = periods
    .map((period) => stretchOf(period, limit))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  let months = 0;
  let covered = 0;
  for (const { start, end } of stretches) {
    if (end > covered) months += end - Math.max(start, covered);
    covered = Math.max(covered, end);
  }
  return Math.round((months / 12) * 10) / 10;
}

/** A month counts when half of it is over. */
function monthsUntil(date: Date): number {
  return date.getUTCFullYear() * 12 + date.getUTCMonth() + (date.getUTCDate() >= 15 ? 1 : 0);
}

function stretchOf({ from, to }: Period, limit: number): Stretch {
  const start = from.year * 12 + (from.month ?? 1) - 1;
  return { start, end: Math.min(limit, to === "present" ? limit : endOf(from, to)) };
}

function endOf(from: YearMonth, to: YearMonth): number {
  if (to.month !== undefined) return to.year * 12 + to.month;
  // Two years without months: as many as their difference. A year alone, or at the end of a month's: half of it or all.
  if (from.month === undefined) return from.year === to.year ? (to.year + 1) * 12 : to.year * 12;
  return from.year === to.year ? (to.year + 1) * 12 : to.year * 12 + 6;
}
