/** The score: a sum that can be checked by hand. */
import type { Match } from "./match.js";

/** Points for each part, before parts that a post doesn't ask for are left out. */
export const POINTS = { must: 60, nice: 15, years: 25 } as const;
/** Years that count as full where the post names none. */
const USUAL_YEARS = 10;
/** The share of the points for years that is kept for years beyond those asked for; full at twice as many. */
const BEYOND_SHARE = 0.2;

export interface ScorePart {
  name: "must" | "nice" | "years";
  points: number;
  /** The most that this part gives; the parts sum up to 100. */
  most: number;
}

export interface Score {
  /** 0 to 100, whole. */
  total: number;
  /** Before rounding; what ranks. */
  exact: number;
  parts: ScorePart[];
}

export interface ScoreInput {
  must: Pick<Match, "credit">[];
  nice: Pick<Match, "credit">[];
  years: number | undefined;
  minYears: number | undefined;
}

/**
 * Must-haves 60 points, nice-to-haves 15, years 25: each the share that is met. Parts that the post doesn't ask for give
 * their points to the others.
 *
 * Years: 80 % of the points for the years asked for, in proportion; the rest for up to as many again.
 *
 * @example
 * scoreOf({ must: [{ credit: 1 }, { credit: 0.5 }], nice: [], years: 4, minYears: 4 }).total; // 76
 */
export function scoreOf({ must, nice, years, minYears }: ScoreInput): Score {
  const shares: [ScorePart["name"], number | undefined][] = [
    ["must", shareOf(must)],
    ["nice", shareOf(nice)],
    ["years", yearsShare(years, minYears)],
  ];
  const asked = shares.filter((part): part is [ScorePart["name"], number] => part[1] !== undefined);
  const whole = asked.reduce((sum, [name]) => sum + POINTS[name], 0);
  const parts = asked.map(([name, share]) => {
    const most = (POINTS[name] / whole) * 100;
    return { name, points: oneDecimal(share * most), most: oneDecimal(most) };
  });
  const exact = asked.reduce((sum, [name, share]) => sum + (share * POINTS[name] * 100) / whole, 0);
  return { total: Math.round(exact), exact, parts };
}

function shareOf(matches: Pick<Match, "credit">[]): number | undefined {
  if (matches.length === 0) return undefined;
  return matches.reduce((sum, { credit }) => sum + credit, 0) / matches.length;
}

function yearsShare(years: number | undefined, minYears: number | undefined): number {
  if (years === undefined) return 0;
  if (minYears === undefined || minYears <= 0) return Math.min(1, years / USUAL_YEARS);
  const asked = Math.min(1, years / minYears);
  const beyond = Math.min(1, Math.max(0, years / minYears - 1));
  return (1 - BEYOND_SHARE) * asked + BEYOND_SHARE * beyond;
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

/** Order by score; who meets more must-haves, then who has more years, then the name of the file. */
export function inRankOrder<
  C extends { score: Score; file: string; years: number | undefined; must: Pick<Match, "credit">[] },
>(candidates: C[]): C[] {
  const met = (candidate: C) => candidate.must.reduce((sum, { credit }) => sum + credit, 0);
  return [...candidates].sort(
    (a, b) =>
      b.score.total - a.score.total ||
      met(b) - met(a) ||
      (b.years ?? -1) - (a.years ?? -1) ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0),
  );
}
