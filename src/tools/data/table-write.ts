import { z } from "zod";
import { defineTool } from "../tool.js";
import { writeTable } from "./save-table.js";

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const tableWrite = defineTool({
  name: "table_write",
  description: "Write rows to .xlsx, .csv or .json. For rows that are in files already use data_query with save.",
  input: z.object({ path: z.string(), columns: z.array(z.string()).min(1), rows: z.array(z.array(cell)) }),
  effect: "write",
  async run({ path, columns, rows }, { workspace }) {
    await workspace.resolve(path);
    const written = await writeTable(workspace, path, { columns: columns.map((name) => ({ name })), rows });
    return {
      text: `Wrote ${written.path}: ${rows.length} rows, read back and the same.`,
      data: { ...written, rows: rows.length },
      files: [written.path],
    };
  },
});
