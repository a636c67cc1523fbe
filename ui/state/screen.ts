import type { CallView } from "./calls.js";

/** What "the computer" shows of a call. */
export type Screen =
  | { kind: "page"; url: string; title: string; text: string; image: string | undefined }
  | { kind: "terminal"; language: string; code: string; stdout: string; stderr: string; exitCode: number | undefined }
  | { kind: "document"; path: string; text: string }
  | { kind: "diff"; path: string; diff: string }
  | { kind: "file"; path: string; text: string }
  | { kind: "table"; title: string; table: Table; text: string }
  | { kind: "data"; text: string; args: Record<string, unknown> };

export interface Table {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** How many more there are than shown. */
  more: number;
}

const MAX_ROWS = 200;
const IMAGE = /\.(png|jpe?g|webp|gif)$/i;

/** Chooses how to show a call by what it was given and what it gave, whatever the tool is called. */
export function screenOf(call: CallView): Screen {
  const { name, args, returned } = call;
  const data = recordOf(returned?.data);
  const text = returned?.text ?? "";
  const url = textOf(data.url) || textOf(args.url);
  const code = textOf(args.code);
  const path = textOf(args.path) || textOf(data.path);
  if (code && (args.language || name.startsWith("code_"))) {
    const hasStreams = "stdout" in data || "stderr" in data;
    const exitCode = typeof data.exitCode === "number" ? data.exitCode : undefined;
    const stdout = hasStreams ? textOf(data.stdout) : text;
    return { kind: "terminal", language: textOf(args.language), code, stdout, stderr: textOf(data.stderr), exitCode };
  }
  if (typeof data.diff === "string" && data.diff) return { kind: "diff", path, diff: data.diff };
  const edits = returned ? "" : editsAsDiff(args.edits);
  if (edits) return { kind: "diff", path, diff: edits };
  if (url || name.startsWith("browser_")) {
    const image = returned?.files?.find((file) => IMAGE.test(file));
    return { kind: "page", url, title: textOf(data.title), text: returned?.sources?.[0]?.text ?? text, image };
  }
  if (path && typeof args.content === "string") return { kind: "file", path, text: args.content };
  if (path && typeof args.markdown === "string") return { kind: "file", path, text: args.markdown };
  const table = tableIn(data);
  if (table) return { kind: "table", title: path, table, text };
  if (path) return { kind: "document", path, text: documentText(call) };
  return { kind: "data", text, args };
}

/** What is to be replaced by what, before it is known where it stands. */
function editsAsDiff(edits: unknown): string {
  if (!Array.isArray(edits)) return "";
  const lines = (text: unknown, mark: string) =>
    textOf(text)
      .split("\n")
      .map((line) => mark + line);
  return edits
    .filter(isRecord)
    .flatMap(({ find, replace }) => [...lines(find, "-"), ...lines(replace, "+")])
    .join("\n");
}

function documentText({ args, returned }: CallView): string {
  if (!returned) return "";
  const page = typeof args.page === "number" ? args.page : undefined;
  const sources = returned.sources?.filter((source) => page === undefined || source.page === page) ?? [];
  const whole = sources.map((source) => source.text ?? "").join("\n\n");
  return returned.ok && whole.trim() ? whole : returned.text;
}

/** A list of records among a result's data, as a table. */
export function tableIn(data: Record<string, unknown>): Table | undefined {
  for (const value of Object.values(data)) {
    if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) continue;
    return tableOf(value);
  }
  return undefined;
}

/** Records as a table; its columns are all names that occur in the rows shown. */
export function tableOf(records: readonly Record<string, unknown>[]): Table {
  const shown = records.slice(0, MAX_ROWS);
  const columns = [...new Set(shown.flatMap((record) => Object.keys(record)))];
  return {
    columns,
    rows: shown.map((record) => columns.map((column) => cellText(record[column]))),
    more: records.length - shown.length,
  };
}

export function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return value.join(", ");
  if (typeof value !== "object") return String(value);
  const members = Object.entries(value);
  const isFlat = members.length <= 4 && members.every(([, each]) => typeof each !== "object");
  return isFlat ? members.map(([name, each]) => `${name} ${each}`).join(", ") : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
