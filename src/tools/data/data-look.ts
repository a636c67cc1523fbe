import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { defineTool, type ToolResult } from "../tool.js";
import { DATA_TIMEOUT_MS, type Database, openDatabase, quoted } from "./database.js";
import { markdownTable } from "./markdown-table.js";
import { withStagedTables } from "./staged-tables.js";

const SAMPLE_ROWS = 5;
const MAX_COLUMNS = 60;

export interface ColumnLook {
  name: string;
  type: string;
  /** Rows without a value. */
  missing: number;
  distinct: number;
  min: string | null;
  max: string | null;
  mean?: number;
  /** Of a text column whose values are mostly numbers or days: those that are not. */
  odd?: string[];
}

export const dataLook = defineTool({
  name: "data_look",
  description:
    "Look at a table file (CSV, JSON, XLSX, Parquet): columns, types, missing and odd values, statistics, samples.",
  input: z.object({ path: workspaceFile() }),
  effect: "read",
  timeoutMs: DATA_TIMEOUT_MS,
  async run({ path }, { workspace, signal }): Promise<ToolResult> {
    return withStagedTables(workspace, [path], async (tables) => {
      const database = await openDatabase(tables, signal);
      try {
        const looks = [];
        for (const { name } of tables) looks.push(await lookAt(database, name));
        const text = looks.map((look) => look.text).join("\n\n");
        return { text, data: { tables: looks.map((look) => look.data) }, sources: [{ path, text }] };
      } finally {
        database.close();
      }
    });
  },
});

async function lookAt(database: Database, table: string) {
  const name = quoted(table);
  const sample = await database.query(`SELECT * FROM ${name} LIMIT ${SAMPLE_ROWS}`, SAMPLE_ROWS);
  const total = Number((await database.query(`SELECT count(*) FROM ${name}`, 1)).rows[0]?.[0] ?? 0);
  const shown = sample.columns.slice(0, MAX_COLUMNS);
  const columns: ColumnLook[] = [];
  for (const column of shown) columns.push(await columnLook(database, name, column));
  const same = await database.query(
    `SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT * FROM ${name})) FROM ${name}`,
    1,
  );
  const duplicates = Number(same.rows[0]?.[0] ?? 0);
  const rejected = database.rejected.get(table) ?? 0;
  const text = [
    `## ${table}: ${total} rows, ${sample.columns.length} columns`,
    ...columns.map(columnText),
    ...(shown.length < sample.columns.length ? [`… and ${sample.columns.length - shown.length} more columns`] : []),
    ...(duplicates > 0 ? [`[${duplicates} rows are exact duplicates]`] : []),
    ...(rejected > 0 ? [`[${rejected} lines are no rows and left out]`] : []),
    "",
    markdownTable(sample, SAMPLE_ROWS),
  ].join("\n");
  return { text, data: { table, rows: total, columns, duplicates, rejected, sample: sample.rows } };
}

async function columnLook(
  database: Database,
  table: string,
  { name, type }: { name: string; type: string },
): Promise<ColumnLook> {
  const column = `"${name.replaceAll('"', '""')}"`;
  const isNumber = /INT|DOUBLE|FLOAT|DECIMAL/.test(type) && !/\[|STRUCT|MAP/.test(type);
  const isNested = /\[|STRUCT|MAP|JSON/.test(type);
  const value = isNested ? `CAST(${column} AS VARCHAR)` : column;
  const [row = []] = (
    await database.query(
      `SELECT count(*) - count(${column}), count(DISTINCT ${value}), CAST(min(${value}) AS VARCHAR), CAST(max(${value}) AS VARCHAR)${isNumber ? `, avg(${column})` : ""} FROM ${table}`,
      1,
    )
  ).rows;
  const text = (at: number) => (row[at] === null || row[at] === undefined ? null : String(row[at]).slice(0, 80));
  const look: ColumnLook = {
    name,
    type,
    missing: Number(row[0]),
    distinct: Number(row[1]),
    min: text(2),
    max: text(3),
  };
  if (isNumber && row[4] !== null && row[4] !== undefined) look.mean = Number(Number(row[4]).toPrecision(8));
  const odd = type === "VARCHAR" ? await oddValues(database, table, column) : [];
  return odd.length > 0 ? { ...look, odd } : look;
}

/** One dirty value makes a whole column text: they are what a person wants to see. */
async function oddValues(database: Database, table: string, column: string): Promise<string[]> {
  const isPlain = `(TRY_CAST(replace(trim(${column}), ',', '') AS DOUBLE) IS NOT NULL OR TRY_CAST(trim(${column}) AS DATE) IS NOT NULL)`;
  const { rows } = await database.query(`SELECT count(*) FILTER (${isPlain}), count(${column}) FROM ${table}`, 1);
  const [plain, all] = (rows[0] ?? []).map(Number);
  if (!plain || !all || plain < all / 2 || plain === all) return [];
  const odd = await database.query(
    `SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL AND NOT ${isPlain} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 8`,
    8,
  );
  return odd.rows.map(([value]) => String(value).slice(0, 60));
}

function columnText({ name, type, missing, distinct, min, max, mean, odd }: ColumnLook): string {
  const parts = [
    type,
    ...(missing > 0 ? [`${missing} missing`] : []),
    `${distinct} distinct`,
    ...(min === null ? [] : [`${min} … ${max}`]),
    ...(mean === undefined ? [] : [`mean ${mean}`]),
    ...(odd ? [`mostly numbers or days, but: ${odd.map((one) => JSON.stringify(one)).join(", ")}`] : []),
  ];
  return `- ${name}: ${parts.join(", ")}`;
}
