import { editDistance } from "./edit-distance.js";
import { linesOf, runsOfPieces } from "./spans.js";

/** Letters to change, at most this share of a text, for another to be offered. */
const FAR = 0.6;

/**
 * The values that are most like a wrong one: same ending of a path first, then by letters to change.
 *
 * @example
 * nearestTexts("ana.pdf", ["cvs/anna.pdf", "job.md"]); // ["cvs/anna.pdf"]
 */
export function nearestTexts(wrong: string, values: readonly string[], most = 3): string[] {
  const scored = values.map((value) => {
    const tails = [value, value.slice(value.lastIndexOf("/") + 1)];
    const heads = [wrong, wrong.slice(wrong.lastIndexOf("/") + 1)];
    const shares = tails.map((tail, part) => changes(heads[part] ?? "", tail) / Math.max(tail.length, 1));
    return { value, share: Math.min(...shares) };
  });
  const near = scored.filter(({ share }) => share <= FAR).sort((a, b) => a.share - b.share);
  const chosen = near.length > 0 ? near : scored;
  return chosen.slice(0, most).map(({ value }) => value);
}

function changes(from: string, to: string): number {
  return editDistance(from.toLowerCase(), to.toLowerCase());
}

/**
 * Spans of the texts that share the most words with a wrong one, best first.
 *
 * @example
 * nearestSpans("Anna M. Roth", ["Name: Anna Roth, Berlin"]); // ["Anna Roth"]
 */
export function nearestSpans(wrong: string, texts: readonly string[], most = 2): string[] {
  const words = new Set(wordsOf(wrong));
  if (words.size === 0) return [];
  const best = new Map<string, number>();
  for (const line of texts.flatMap(linesOf)) {
    for (const run of runsOfPieces(line)) {
      const hits = run.flatMap((piece, at) => (words.has(piece.text.toLowerCase()) ? [at] : []));
      const span = densest(hits, words.size);
      if (!span) continue;
      const text = run
        .slice(span.from, span.to + 1)
        .map((piece) => piece.text)
        .join("");
      best.set(text, Math.max(best.get(text) ?? 0, span.hits));
    }
  }
  const ranked = [...best].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return ranked.slice(0, most).map(([text]) => text);
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []).map((word) => word.toLowerCase());
}

/** The stretch between hits that holds most of them in little more than the wanted number of words. */
function densest(hits: number[], wanted: number): { from: number; to: number; hits: number } | undefined {
  // Words and the spaces between them, and some room for words that were left out.
  const room = wanted * 2 + 6;
  let best: { from: number; to: number; hits: number } | undefined;
  hits.forEach((from, first) => {
    const inside = hits.slice(first).filter((at) => at - from <= room);
    const to = inside.at(-1) ?? from;
    if (!best || inside.length > best.hits) best = { from, to, hits: inside.length };
  });
  return best;
}
