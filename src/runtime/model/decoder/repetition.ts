const LONGEST_CYCLE = 128;
const TIMES = 4;

/**
 * True when a text goes round in circles: its end is one cycle of at most 128 tokens, four times over, and at least
 * `minTokens` long.
 *
 * @example
 * goesRound([1, 2, 1, 2, 1, 2, 1, 2], 8); // true
 */
export function goesRound(tokens: number[], minTokens: number): boolean {
  for (let cycle = 1; cycle <= LONGEST_CYCLE; cycle++) {
    const length = Math.max(TIMES * cycle, minTokens);
    if (length > tokens.length) return false;
    if (isCycle(tokens, cycle, length)) return true;
  }
  return false;
}

function isCycle(tokens: number[], cycle: number, length: number): boolean {
  const last = tokens.length - 1;
  for (let back = 0; back < length - cycle; back++) {
    if (tokens[last - back] !== tokens[last - back - cycle]) return false;
  }
  return true;
}
