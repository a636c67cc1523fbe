/** Files of the workspace as tables: copied to where the engine reads them, so that it never follows a path itself. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { ToolError } from "../../runtime/errors.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";
import { parseCsv } from "../documents/readers/csv.js";
import { decodeText } from "../documents/readers/text.js";
import { openWorkbook, type Sheet } from "../documents/readers/xlsx/workbook.js";
import { csvOf } from "../documents/writers/csv.js";
import type { Cell } from "../documents/writers/xlsx.js";

export interface StagedTable {
  /** By which SQL knows it. */
  name: string;
  /** The copy. */
  file: string;
  format: "csv" | "json" | "parquet";
  /** Where it comes from. */
  path: string;
}

const MAX_BYTES = 300_000_000;
const MAX_COLUMNS = 1000;
/** Up to here a CSV is parsed by the same reader that shows it: it knows more of how people write them. */
const PARSED_BYTES = 20_000_000;

/** @throws ToolError `tool.failed` for a file that holds no table. */
export async function withStagedTables<T>(
  workspace: Workspace,
  paths: readonly string[],
  use: (tables: StagedTable[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "qwill-data-"));
  try {
    const tables: StagedTable[] = [];
    for (const path of paths) {
      const contents = await contentsOf(workspace, path);
      if (contents.length === 0) throw noTable(path);
      for (const { name, content, format } of contents) {
        const file = join(folder, `${tables.length}.${format}`);
        await writeFile(file, content);
        tables.push({ name: uniqueName(name, tables), file, format, path });
      }
    }
    return await use(tables);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function noTable(path: string): ToolError {
  return new ToolError("tool.failed", `${path} has no visible sheet with a table of at most ${MAX_COLUMNS} columns.`, {
    hint: "Look at it with document_read.",
  });
}

interface Content {
  name: string;
  content: Uint8Array | string;
  format: StagedTable["format"];
}

async function contentsOf(workspace: Workspace, path: string): Promise<Content[]> {
  const bytes = await workspace.readBytes(path, { maxBytes: MAX_BYTES });
  const extension = extname(path).slice(1).toLowerCase();
  const name = basename(path, extname(path));
  if (extension === "parquet" || Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "PAR1") {
    return [{ name, content: bytes, format: "parquet" }];
  }
  if (["xlsx", "xlsm"].includes(extension)) return sheetsOf(bytes, path, name);
  if (["json", "jsonl", "ndjson"].includes(extension))
    return [{ name, content: decodeText(bytes).text, format: "json" }];
  if (!["csv", "tsv", "txt"].includes(extension)) {
    throw new ToolError("tool.failed", `${path} is no table.`, { hint: "CSV, TSV, JSON, XLSX and Parquet files are." });
  }
  if (bytes.length > PARSED_BYTES) return [{ name, content: decodeText(bytes).text, format: "csv" }];
  return [{ name, content: csvOf(sameWidth(parseCsv(decodeText(bytes).text))), format: "csv" }];
}

/** Each visible sheet is a table; its first row with a value is the head. */
function sheetsOf(bytes: Uint8Array, path: string, name: string): Content[] {
  try {
    const sheets = openWorkbook(bytes).filter((sheet) => !sheet.isHidden);
    return sheets.flatMap((sheet) => {
      const rows = rowsOf(sheet);
      const own = sheets.length > 1 ? `${name}_${sheet.name}` : name;
      // One value far to the right makes thousands of empty columns: such a sheet is no table.
      const isTable = rows.length > 0 && rows.every((row) => row.length <= MAX_COLUMNS);
      return isTable ? [{ name: own, content: csvOf(sameWidth(rows)), format: "csv" as const }] : [];
    });
  } catch (cause) {
    throw new ToolError(
      "tool.failed",
      `${path} is not a readable Excel workbook: ${cause instanceof Error ? cause.message : cause}.`,
      {
        hint: "The file is damaged or too large. Ask for another copy, or for its sheets as CSV.",
        cause,
      },
    );
  }
}

function rowsOf(sheet: Sheet): Cell[][] {
  const rows: Cell[][] = [];
  for (const { cells } of sheet.rows()) {
    const row: Cell[] = [];
    for (const [column, { value }] of cells) {
      while (row.length < column) row.push(null);
      row[column] = value;
    }
    rows.push(row);
  }
  return rows;
}

/** Every row as wide as the widest, every column named: what is beyond the head is kept, not lost. */
function sameWidth(rows: Cell[][]): Cell[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row, index) =>
    Array.from({ length: width }, (_, column) => row[column] ?? (index === 0 ? `column${column + 1}` : null)),
  );
}

function uniqueName(name: string, tables: readonly StagedTable[]): string {
  const plain =
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "_")
      .replace(/^_+|_+$/g, "") || "table";
  const base = /^\p{N}/u.test(plain) ? `t_${plain}` : plain;
  const taken = new Set(tables.map((table) => table.name));
  for (let number = 2, unique = base; ; number += 1) {
    if (!taken.has(unique)) return unique;
    unique = `${base}_${number}`;
  }
}
