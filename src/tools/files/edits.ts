/** Replacing pieces of a text: exact and unique ones, or lines by their numbers. Pure. */
import { ToolError } from "../../runtime/errors.js";

/** By `find`, or by the lines `from` to `to` of the text before all edits. */
export interface Edit {
  find?: string;
  from?: number;
  to?: number;
  replace: string;
}

const MAX_DIFF_LINES = 40;
const MAX_LINE_CHARS = 160;

/**
 * The text after all edits, and a small diff of them. Either all are made or none.
 *
 * @throws ToolError `tool.failed` when a `find` isn't there or is there more than once; it says which, and what is near.
 */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; diff: string } {
  const hasCrlf = text.includes("\r\n");
  const asWritten = (part: string) => (hasCrlf ? withCrlf(part) : part);
  let current = text;
  const diffs: string[] = [];
  const labelled = edits.map((edit, index) => ({ ...edit, label: edits.length > 1 ? `edit ${index + 1}: ` : "" }));
  for (const edit of inOrder(labelled)) {
    const { at, find, replace, shown } =
      edit.find === undefined
        ? linesAt(current, edit, asWritten(edit.replace))
        : pieceAt(current, asWritten(edit.find), asWritten(edit.replace), edit.label);
    diffs.push(diffOf(current, at, shown.find, shown.replace));
    current = current.slice(0, at) + replace + current.slice(at + find.length);
  }
  return { text: current, diff: diffs.join("\n") };
}

type Labelled = Edit & { label: string };

/** Edits by line from the last line up, so that the numbers hold; then those by text, as they were given. */
function inOrder(edits: Labelled[]): Labelled[] {
  const byLine = edits.filter(({ find }) => find === undefined).sort((a, b) => (b.from ?? 0) - (a.from ?? 0));
  for (const [index, { from = 0, to = from, label }] of byLine.entries()) {
    const above = byLine[index + 1];
    if (above && Math.max(above.to ?? above.from ?? 0, above.from ?? 0) >= from && to >= from) {
      throw new ToolError("tool.failed", `${label}its lines overlap those of another edit.`, {
        hint: "Give each line to one edit only.",
      });
    }
  }
  return [...byLine, ...edits.filter(({ find }) => find !== undefined)];
}

/** One replacement: what is taken out at a place, what is put there, and both as the diff shows them. */
interface Replacement {
  at: number;
  find: string;
  replace: string;
  shown: { find: string; replace: string };
}

function pieceAt(text: string, find: string, replace: string, label: string): Replacement {
  return { at: placeOf(text, find, label), find, replace, shown: { find, replace } };
}

/** Whole lines, each with its end; what is put there ends as a line does. */
function linesAt(text: string, { from, to = from, label }: Labelled, given: string): Replacement {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  if (from === undefined || to === undefined) {
    throw new ToolError("tool.failed", `${label}it says neither find nor from.`, {
      hint: "Give the text to find, or the line numbers from and to.",
    });
  }
  if (from > lines.length + 1 || to > lines.length || to < from - 1) {
    throw new ToolError("tool.failed", `${label}there are no lines ${from} to ${to}: the file has ${lines.length}.`, {
      hint: `Give from and to between 1 and ${lines.length}; to insert, give to = from - 1.`,
    });
  }
  const before = lines.slice(0, from - 1).join("");
  const find = lines.slice(from - 1, to).join("");
  const isLast = before.length + find.length === text.length;
  const gap = before !== "" && !before.endsWith("\n") ? lineEnd : "";
  const needsEnd = given !== "" && !given.endsWith("\n") && !(isLast && find !== "" && !find.endsWith("\n"));
  const replace = gap + given + (needsEnd ? lineEnd : "");
  const withoutEnd = (part: string) => part.replace(/\r?\n$/, "");
  return { at: before.length, find, replace, shown: { find: withoutEnd(find), replace: withoutEnd(replace) } };
}

function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, "\r\n");
}

function placeOf(text: string, find: string, label: string): number {
  if (find === "") {
    if (text === "") return 0;
    throw new ToolError("tool.failed", `${label}find is empty.`, { hint: "Copy the text to replace from the file." });
  }
  const first = text.indexOf(find);
  if (first < 0) {
    const near = nearestLine(text, find);
    throw new ToolError("tool.failed", `${label}the file does not contain ${JSON.stringify(short(find))}.`, {
      hint: near ?? "Read the file again and copy the text exactly.",
    });
  }
  const places = placesOf(text, find);
  if (places.length > 1) {
    const lines = places.slice(0, 5).map((at) => lineAt(text, at));
    throw new ToolError("tool.failed", `${label}${JSON.stringify(short(find))} is there ${places.length} times.`, {
      hint: `It is on lines ${lines.join(", ")}: give more of the text around the one you mean.`,
    });
  }
  return first;
}

function placesOf(text: string, find: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(find); at >= 0 && places.length < 1000; at = text.indexOf(find, at + 1)) places.push(at);
  return places;
}

/** Where the text stands with other spaces, or the line that holds the first line's words. */
function nearestLine(text: string, find: string): string | undefined {
  const plain = (line: string) => line.replace(/\s+/g, " ").trim().toLowerCase();
  const wanted = plain(find.trim().split("\n", 1)[0] ?? "");
  if (wanted === "") return undefined;
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex(
    (line) => plain(line).includes(wanted) || (plain(line).length > 8 && wanted.includes(plain(line))),
  );
  return at < 0 ? undefined : `Line ${at + 1} is near: ${JSON.stringify(short(lines[at] ?? ""))}. Copy it exactly.`;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

/** The whole lines around a replacement, before and after. */
function diffOf(text: string, at: number, find: string, replace: string): string {
  const begin = text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = text.indexOf("\n", at + find.length);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const before = text.slice(begin, end);
  const after = text.slice(begin, at) + replace + text.slice(at + find.length, end);
  const marked = (mark: string, part: string) =>
    (part === "" ? [] : part.split(/\r?\n/)).map(
      (line) => `${mark}${line.length > MAX_LINE_CHARS ? `${line.slice(0, MAX_LINE_CHARS)}…` : line}`,
    );
  const lines = [...marked("-", before), ...marked("+", after)];
  const shown =
    lines.length > MAX_DIFF_LINES
      ? [...lines.slice(0, MAX_DIFF_LINES), `… ${lines.length - MAX_DIFF_LINES} more lines`]
      : lines;
  return [`@@ line ${lineAt(text, at)}`, ...shown].join("\n");
}

function short(text: string): string {
  return text.length > 100 ? `${text.slice(0, 97)}…` : text;
}
