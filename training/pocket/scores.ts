import { listItems } from "../../src/tools/documents/list-items.js";

/** How right a model's records are, by field. */
export interface Scores {
  /** Exactly right, of all, for fields with one value; and whole lists. */
  exact: Record<string, { right: number; all: number }>;
  /** Lists by their entries. */
  lists: Record<string, { hits: number; wanted: number; given: number }>;
}

export const emptyScores = (): Scores => ({ exact: {}, lists: {} });

/** Adds one document: what it should have given and what it gave. A missing record has empty fields. */
export function addScore(
  scores: Scores,
  wanted: Record<string, unknown>,
  given: Record<string, unknown> | undefined,
): void {
  for (const [field, value] of Object.entries(wanted)) {
    const answer = given?.[field];
    const exact = scores.exact[field] ?? { right: 0, all: 0 };
    scores.exact[field] = exact;
    exact.all += 1;
    if (Array.isArray(value)) {
      const want = entries(value);
      const got = entries(answer);
      const hits = [...got].filter((entry) => want.has(entry)).length;
      const list = scores.lists[field] ?? { hits: 0, wanted: 0, given: 0 };
      scores.lists[field] = list;
      list.hits += hits;
      list.wanted += want.size;
      list.given += got.size;
      if (hits === want.size && hits === got.size) exact.right += 1;
    } else if (plain(answer) === plain(value)) exact.right += 1;
  }
}

/** As the ranking takes them: lists on one line apart. */
const entries = (value: unknown) =>
  new Set((Array.isArray(value) ? value : []).flatMap((text) => listItems(String(text))).map(plain));
const plain = (value: unknown) =>
  String(value ?? "")
    .trim()
    .toLowerCase();

/** Precision, recall and their mean, in hundredths. */
export function f1Of({ hits, wanted, given }: { hits: number; wanted: number; given: number }) {
  const precision = given === 0 ? 1 : hits / given;
  const recall = wanted === 0 ? 1 : hits / wanted;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** A line for each field: what a person reads. */
export function scoreLines({ exact, lists }: Scores): string[] {
  const percent = (part: number, all: number) => `${all === 0 ? "–" : Math.round((1000 * part) / all) / 10} %`;
  return Object.entries(exact).map(([field, { right, all }]) => {
    const list = lists[field];
    const { precision, recall, f1 } = f1Of(list ?? { hits: 0, wanted: 0, given: 0 });
    const entries = list
      ? ` · entries: precision ${percent(precision, 1)}, recall ${percent(recall, 1)}, F1 ${percent(f1, 1)}`
      : "";
    return `${field}: exact ${percent(right, all)} of ${all}${entries}`;
  });
}
