/** An SQL engine in memory that has the given tables and can reach nothing else: no file, no network, no extension. */
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { ToolError } from "../../runtime/errors.js";
import type { Cell } from "../documents/writers/xlsx.js";
import { SQL_WORDS } from "./sql-words.js";
import type { StagedTable } from "./staged-tables.js";

export interface QueryResult {
  columns: { name: string; type: string }[];
  rows: Cell[][];
  /** True when there were more rows than asked for. */
  isCut: boolean;
}

export interface Database {
  /** Lines of a file that could not be read as rows, by table. */
  rejected: Map<string, number>;
  /** @throws ToolError `tool.failed` with the engine's words and the columns there are. */
  query(sql: string, maxRows: number): Promise<QueryResult>;
  close(): void;
}

/** For reading the files and the query together. */
export const DATA_TIMEOUT_MS = 60_000;

const OPTIONS = {
  threads: "2",
  memory_limit: "1GB",
  // Nothing is spilled to disk: what is too large fails with a clear error.
  temp_directory: "",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

/**
 * Loads tables, then shuts every door.
 *
 * @param signal Ends a query that runs.
 * @throws ToolError `tool.failed` for a file that is no table.
 */
export async function openDatabase(tables: readonly StagedTable[], signal: AbortSignal): Promise<Database> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", OPTIONS);
  const connection = await instance.connect();
  const onAbort = () => connection.interrupt();
  signal.addEventListener("abort", onAbort, { once: true });
  const close = () => {
    signal.removeEventListener("abort", onAbort);
    shut(connection, instance);
  };
  const rejected = new Map<string, number>();
  try {
    for (const table of tables) {
      signal.throwIfAborted();
      const lost = await load(connection, table);
      if (lost > 0) rejected.set(table.name, lost);
    }
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
  } catch (error) {
    close();
    throw error;
  }
  const describe = () => tablesText(tables, connection);
  return { rejected, close, query: (sql, maxRows) => query(connection, sql, maxRows, { describe, signal }) };
}

/** Gives the number of lines that were left out. */
async function load(connection: DuckDBConnection, table: StagedTable): Promise<number> {
  const { name, file, format, path } = table;
  const make = (reader: string) => connection.run(`CREATE TABLE ${quoted(name)} AS SELECT * FROM ${reader}`);
  const source = `'${file.replaceAll("'", "''")}'`;
  try {
    if (format === "parquet") await make(`read_parquet(${source})`);
    else if (format === "json")
      await make(`read_json_auto(${source}, sample_size = -1, maximum_object_size = 67108864)`);
    else return await loadCsv(connection, name, source);
    return 0;
  } catch (cause) {
    throw new ToolError("tool.failed", `${path} can't be read as a table: ${wordsOf(cause)}`, {
      hint: "CSV, JSON (an array of objects, or one a line), XLSX and Parquet are tables.",
      cause,
    });
  }
}

/** Days are read where they are written as ISO does: 03/04 is March here and April there, and stays text. */
const CSV_OPTIONS = "header = true, sample_size = -1, null_padding = true, dateformat = '%Y-%m-%d'";

/** A value that doesn't fit the type of its column makes the column text: no row is lost by it. */
async function loadCsv(connection: DuckDBConnection, name: string, source: string): Promise<number> {
  const make = (more: string) =>
    connection.run(`CREATE TABLE ${quoted(name)} AS SELECT * FROM read_csv(${source}, ${CSV_OPTIONS}${more})`);
  try {
    await make("");
    return 0;
  } catch {
    await make(", all_varchar = true, ignore_errors = true, store_rejects = true");
  }
  await typeColumns(connection, quoted(name));
  const lost = await connection.runAndReadAll("SELECT count(DISTINCT line) FROM reject_errors").catch(() => undefined);
  return Number(lost?.getRowsJson()[0]?.[0] ?? 0);
}

/** Each column of text gets the narrowest type that all of its values have. */
async function typeColumns(connection: DuckDBConnection, table: string): Promise<void> {
  const names = (await connection.runAndReadAll(`SELECT * FROM ${table} LIMIT 0`)).columnNames();
  for (const column of names.map(quoted)) {
    for (const type of ["BIGINT", "DOUBLE", "DATE", "TIMESTAMP"]) {
      const fits = `count(${column}) > 0 AND count(${column}) = count(TRY_CAST(${column} AS ${type}))`;
      const answer = await connection.runAndReadAll(`SELECT ${fits} FROM ${table}`);
      if (answer.getRowsJson()[0]?.[0] !== true) continue;
      await connection.run(`ALTER TABLE ${table} ALTER ${column} TYPE ${type}`);
      break;
    }
  }
}

/** Queries and changes to the copies: SELECT, INSERT, UPDATE, EXPLAIN, DELETE, CREATE, ALTER, TRANSACTION, DROP. */
const ALLOWED = new Set([1, 2, 3, 4, 5, 7, 9, 10, 15]);
const NOT_ALLOWED = "only queries and changes to tables are run: no PRAGMA, CALL, SET, COPY, ATTACH, INSTALL or LOAD";

interface QueryContext {
  describe(): Promise<string>;
  signal: AbortSignal;
}

async function query(
  connection: DuckDBConnection,
  sql: string,
  maxRows: number,
  { describe, signal }: QueryContext,
): Promise<QueryResult> {
  try {
    const statements = await connection.extractStatements(sql);
    const prepared = async (index: number) => {
      const statement = await statements.prepare(index);
      if (!ALLOWED.has(statement.statementType)) throw new Error(NOT_ALLOWED);
      return statement;
    };
    for (let index = 0; index < statements.count - 1; index += 1) await (await prepared(index)).run();
    const last = await prepared(statements.count - 1);
    const reader = await last.streamAndReadUntil(maxRows + 1);
    const types = reader.columnTypes().map(String);
    const columns = reader.columnNames().map((name, index) => ({ name, type: types[index] ?? "VARCHAR" }));
    const rows = reader.getRowsJson().slice(0, maxRows);
    return {
      columns,
      rows: rows.map((row) => row.map((value, index) => cellOf(value, types[index] ?? ""))),
      isCut: reader.currentRowCount > maxRows,
    };
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ToolError("tool.failed", `The query failed: ${wordsOf(cause)}`, {
      hint: `The tables are:\n${await describe()}`,
      cause,
    });
  }
}

/** Large and exact numbers come as text: they are numbers where a number can hold them. */
function cellOf(value: unknown, type: string): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" && /^(U?BIGINT|U?HUGEINT|DECIMAL)/.test(type)) {
    const digits = value.replace(/[-.]/g, "").replace(/^0+/, "").length;
    return digits <= 15 ? Number(value) : value;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

async function tablesText(tables: readonly StagedTable[], connection: DuckDBConnection): Promise<string> {
  const lines = tables.map(async ({ name }) => {
    const reader = await connection.runAndReadAll(`SELECT * FROM ${quoted(name)} LIMIT 0`);
    const types = reader.columnTypes().map(String);
    return `${quoted(name)}: ${reader
      .columnNames()
      .map((column, index) => `${quoted(column)} ${types[index]}`)
      .join(", ")}`;
  });
  return (await Promise.all(lines)).join("\n");
}

/** A name as SQL takes it; plain where it can be. */
export function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !SQL_WORDS.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The engine's words without its stack and without the paths of copies. */
function wordsOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return (
    text
      .split("\n\n")[0]
      ?.replace(/"?\/\S*qwill-data-\S+"?/g, "the file")
      .slice(0, 600) ?? text
  );
}

function shut(connection: DuckDBConnection, instance: DuckDBInstance): void {
  connection.closeSync();
  instance.closeSync();
}
