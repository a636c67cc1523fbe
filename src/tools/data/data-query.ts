import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { defineTool, type ToolResult } from "../tool.js";
import { DATA_TIMEOUT_MS, openDatabase } from "./database.js";
import { markdownTable } from "./markdown-table.js";
import { writeTable } from "./save-table.js";
import { withStagedTables } from "./staged-tables.js";

const SHOWN_ROWS = 50;
const DATA_ROWS = 1000;
const SAVED_ROWS = 1_000_000;

export const dataQuery = defineTool({
  name: "data_query",
  description:
    "Query CSV, JSON, XLSX or Parquet files with SQL (DuckDB). A table is named like its file: sales.csv is sales; a workbook's sheets are book_sheet. save keeps all rows as .csv, .json or .xlsx.",
  input: z.object({
    files: z.array(workspaceFile()).min(1).max(10),
    sql: z.string().min(1),
    save: z.string().optional(),
  }),
  effect: "write",
  timeoutMs: DATA_TIMEOUT_MS,
  async run({ files, sql, save }, { workspace, signal }): Promise<ToolResult> {
    if (save !== undefined) await workspace.resolve(save);
    return withStagedTables(workspace, files, async (tables) => {
      const database = await openDatabase(tables, signal);
      try {
        const result = await database.query(sql, save === undefined ? DATA_ROWS : SAVED_ROWS);
        const written = save === undefined ? undefined : await writeTable(workspace, save, result);
        const rows = result.rows.slice(0, DATA_ROWS);
        const records = rows.map((row) =>
          Object.fromEntries(result.columns.map(({ name }, at) => [name, row[at] ?? null])),
        );
        const text = [
          markdownTable(result, SHOWN_ROWS),
          ...[...database.rejected].map(([table, lines]) => `[${lines} lines of ${table} are no rows and left out]`),
          ...(written ? [`Wrote ${written.path}: ${result.rows.length} rows, read back and the same.`] : []),
        ].join("\n");
        return {
          text,
          data: { columns: result.columns, records, rowCount: result.rows.length, isCut: result.isCut },
          files: written ? [written.path] : [],
          sources: [{ path: files.join(", "), text }],
        };
      } finally {
        database.close();
      }
    });
  },
});
