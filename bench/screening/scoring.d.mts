export type Count = { right: number; of: number };
export type Tally = Record<string, Count>;
export type Problem = { file: string; measure: string; expected: unknown; got: unknown };
export const measures: [key: string, heading: string][];
export function sameSkill(left: string, right: string): boolean;
export function scoreSet(truth: unknown, candidates: unknown[], today: Date): { tally: Tally; problems: Problem[] };
export function addTallies(tallies: Tally[]): Tally;
export function scoreTable(sets: { set: string; tally: Tally }[]): string;
export function problemLines(set: string, problems: Problem[]): string[];
