/**
 * Truth travels inside the text: each span that the model must find stands between two private-use characters that every
 * transformation (wrapping, columns, page breaks) carries along. In the end they are taken out and what they held is known.
 */
export const markKinds = [
  "name",
  "email",
  "phone",
  "title",
  "skill",
  "denied",
  "stated",
  "job",
  "must",
  "nice",
  "minYears",
  "closing",
] as const;
export type MarkKind = (typeof markKinds)[number];

export interface Span {
  kind: MarkKind;
  text: string;
  line: number;
  /** False: a line end came between; `text` is the part on the first line. */
  whole: boolean;
}

const FIRST = 0xe000;
const MARKS = /[\ue000-\ue0ff]/g;

/** Stands before a section's heading, and before the line with the name, for writers of PDF and Word. */
export const HEADING = "\ue0f0";
export const TITLE = "\ue0f1";

export function mark(kind: MarkKind, text: string): string {
  const code = FIRST + 2 * markKinds.indexOf(kind);
  return text === "" ? "" : String.fromCharCode(code) + text + String.fromCharCode(code + 1);
}

/** The text as it is read, without marks. */
export function unmarked(text: string): string {
  return text.replace(MARKS, "");
}

/** How many characters are seen. */
export function visibleLength(text: string): number {
  return unmarked(text).length;
}

/** The text without marks, and the spans in order of their appearance. */
export function readMarks(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  const open: Span[] = [];
  let text = "";
  let line = 0;
  for (const character of marked) {
    const code = character.charCodeAt(0) - FIRST;
    if (code >= 0 && code < 2 * markKinds.length) {
      const kind = markKinds[code >> 1] as MarkKind;
      if (code % 2 === 0) {
        const span: Span = { kind, text: "", line, whole: true };
        spans.push(span);
        open.push(span);
      } else {
        const at = open.findLastIndex((span) => span.kind === kind);
        if (at >= 0) open.splice(at, 1);
      }
      continue;
    }
    if (character === HEADING || character === TITLE) continue;
    text += character;
    if (character === "\n") line++;
    for (const span of open) {
      if (character === "\n") span.whole = false;
      else if (span.line === line) span.text += character;
    }
  }
  for (const span of spans) span.text = span.text.trim();
  return { text, spans: spans.filter((span) => span.text !== "") };
}
