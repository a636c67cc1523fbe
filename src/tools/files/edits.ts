/** Replacing exact, unique pieces of a text. Pure. */
import { ToolError } from "../../runtime/errors.js";

export interface Edit {
  find: string;
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
  let current = text;
  const diffs: string[] = [];
  for (const [index, edit] of edits.entries()) {
    const find = hasCrlf ? withCrlf(edit.find) : edit.find;
    const replace = hasCrlf ? withCrlf(edit.replace) : edit.replace;
    const at = placeOf(current, find, edits.length > 1 ? `edit ${index + 1}: ` : "");
    diffs.push(diffOf(current, at, find, replace));
    current = current.slice(0, at) + replace + current.slice(at + find.length);
  }
  return { text: current, diff: diffs.join("\n") };
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
