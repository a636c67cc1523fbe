/** Rows as a file, read back and compared. */
import { extname } from "node:path";
import { ToolError } from "../../runtime/errors.js";
import type { Workspace, WrittenFile } from "../../runtime/workspace/workspace.js";
import { parseCsv } from "../documents/readers/csv.js";
import { openWorkbook } from "../documents/readers/xlsx/workbook.js";
import { csvOf } from "../documents/writers/csv.js";
import { type Cell, xlsxOf } from "../documents/writers/xlsx.js";

export interface Table {
  columns: { name: string }[];
  rows: Cell[][];
}

/** @throws ToolError `tool.bad-input` for another ending than .csv, .json or .xlsx. */
export async function writeTable(workspace: Workspace, path: string, { columns, rows }: Table): Promise<WrittenFile> {
  const head = columns.map(({ name }) => name);
  const all = [head, ...rows];
  const extension = extname(path).toLowerCase();
  refuseTwins(head);
  if (extension === ".csv") {
    const text = csvOf(all);
    compare(
      path,
      parseCsv(text, ",").length,
      head.length > 1 || rows.every(([only]) => only !== null) ? all.length : undefined,
    );
    return workspace.write(path, text);
  }
  if (extension === ".json") {
    const records = rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? null])));
    return workspace.write(path, `${JSON.stringify(records, undefined, 2)}\n`);
  }
  if (extension === ".xlsx") {
    const bytes = xlsxOf([{ name: "Data", rows: all }]);
    const cells = [...(openWorkbook(bytes)[0]?.rows() ?? [])].reduce((sum, row) => sum + row.cells.size, 0);
    compare(path, cells, all.flat().filter((cell) => cell !== null && cell !== "").length);
    return workspace.write(path, bytes);
  }
  throw new ToolError("tool.bad-input", `A table can't be written to ${path}.`, {
    hint: "Give a path that ends in .csv, .json or .xlsx.",
    data: { field: "path" },
  });
}

/** Two columns of one name are one column in a record, and nobody can tell them apart in a table. */
function refuseTwins(head: readonly string[]): void {
  const twin = head.find((name, at) => head.indexOf(name) !== at);
  if (twin === undefined) return;
  throw new ToolError("tool.bad-input", `Two columns are named "${twin}".`, {
    hint: "Give each column a name of its own, in SQL with AS.",
    data: { field: "columns" },
  });
}

function compare(path: string, read: number, written: number | undefined): void {
  if (written === undefined || read === written) return;
  throw new ToolError("tool.failed", `${path} was written, but opened again it holds ${read} of ${written} values.`, {
    hint: "Write it in another format.",
  });
}
