/** Two versions of a contract, clause by clause: what is a clause, which belong together, and which words changed. */

export interface Clause {
  /** "2.1", or nothing. */
  number: string;
  /** Of the heading that it stands below, without its number. */
  title: string;
  text: string;
}

export interface Change {
  id: string;
  clause: string;
  kind: "changed" | "added" | "removed" | "renumbered";
  before: Clause | undefined;
  after: Clause | undefined;
  /** `the [-three-] {+two+} parties`. */
  words: string;
}

const NUMBER = /^(?:§\s*|article\s+|clause\s+)?(\d+(?:\.\d+)*)[.)]?\s+/i;

/** A clause is what stands below a heading; where its paragraphs are numbered, each of them. */
export function clausesOf(markdown: string): Clause[] {
  const clauses: Clause[] = [];
  let [number, title] = ["", ""];
  for (const line of markdown.split("\n").map((each) => each.trim())) {
    if (!line) continue;
    const heading = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
    const start = NUMBER.exec(heading ?? line);
    if (heading !== undefined) {
      [number, title] = [start?.[1] ?? "", heading.replace(NUMBER, "")];
      clauses.push({ number, title, text: "" });
      continue;
    }
    const last = clauses.at(-1);
    if (start?.[1]?.includes(".") || !last) {
      if (last?.text === "") clauses.pop();
      clauses.push({ number: start?.[1] ?? number, title, text: line });
    } else last.text = last.text ? `${last.text}\n${line}` : line;
  }
  return clauses.map((clause) => ({ ...clause, text: clause.text || clause.title }));
}

/** Pure. The same number and title first, then the same title, then the most words in common: at least half of them. */
export function changesBetween(before: readonly Clause[], after: readonly Clause[]): Change[] {
  const partners = new Map<Clause, Clause>();
  const pair = (isPair: (one: Clause, other: Clause) => boolean) => {
    const taken = new Set(partners.values());
    for (const one of before) {
      const other = partners.has(one) ? undefined : after.find((each) => !taken.has(each) && isPair(one, each));
      if (!other) continue;
      partners.set(one, other);
      taken.add(other);
    }
  };
  pair((one, other) => one.text === other.text && one.title === other.title);
  pair((one, other) => one.number === other.number && one.title === other.title);
  pair((one, other) => one.title === other.title && !one.number.includes(".") && !other.number.includes("."));
  pair((one, other) => alike(one.text, other.text) >= 0.5);

  const found = after.map((clause) => ({ before: before.find((one) => partners.get(one) === clause), after: clause }));
  const gone = before.filter((one) => !partners.has(one)).map((clause) => ({ before: clause, after: undefined }));
  return [...found, ...gone]
    .map(({ before: one, after: other }) => ({ one, other, kind: kindOf(one, other) }))
    .filter(({ kind }) => kind !== undefined)
    .map(({ one, other, kind }, index) => ({
      id: `c${index + 1}`,
      clause: [other?.number ?? one?.number, other?.title ?? one?.title].filter(Boolean).join(" "),
      kind: kind ?? "changed",
      before: one,
      after: other,
      words: one && other ? wordsChanged(one.text, other.text) : ((other ?? one)?.text ?? ""),
    }));
}

function kindOf(one: Clause | undefined, other: Clause | undefined): Change["kind"] | undefined {
  if (!one) return "added";
  if (!other) return "removed";
  if (one.text !== other.text || one.title !== other.title) return "changed";
  return one.number === other.number ? undefined : "renumbered";
}

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

/** Share of words in common. */
function alike(one: string, other: string): number {
  const words = new Set(wordsOf(one.toLowerCase()));
  const others = new Set(wordsOf(other.toLowerCase()));
  const common = [...words].filter((word) => others.has(word)).length;
  return common / Math.max(words.size, others.size, 1);
}

/** The longest common words stay; what lies between them went or came. */
export function wordsChanged(before: string, after: string): string {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const common = old
    .map(() => new Array<number>(now.length + 1).fill(0))
    .concat([new Array<number>(now.length + 1).fill(0)]);
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const same = old[row] === now[column];
      (common[row] ?? [])[column] = same
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const parts: { mark: "" | "-" | "+"; words: string[] }[] = [];
  const add = (mark: "" | "-" | "+", word = "") => {
    const last = parts.at(-1);
    if (last?.mark === mark) last.words.push(word);
    else parts.push({ mark, words: [word] });
  };
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    if (row < old.length && old[row] === now[column]) {
      add("", old[row++]);
      column += 1;
    } else if (row < old.length && (column === now.length || at(row + 1, column) >= at(row, column + 1)))
      add("-", old[row++]);
    else add("+", now[column++]);
  }
  const shown = {
    "": (text: string) => text,
    "-": (text: string) => `[-${text}-]`,
    "+": (text: string) => `{+${text}+}`,
  };
  return parts.map(({ mark, words }) => shown[mark](words.join(" "))).join(" ");
}
