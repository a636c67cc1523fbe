import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";
import { dataTools } from "../../../src/tools/data/index.js";
import { xlsxOf } from "../../../src/tools/documents/writers/xlsx.js";
import { executeCall } from "../../../src/tools/execute.js";

let base: string;
let workspace: Workspace;
const tools = new Map(dataTools().map((tool) => [tool.name, tool]));

const SALES =
  'Day;Region;Amount\n2024-01-02;North;10,5\n2024-01-03;"South; far";1200\n2024-01-03;North;n/a\n2024-01-04;;7\n2024-01-04;;7\n';

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "qwill-data-test-"));
  workspace = await openWorkspace(join(base, "work"));
  await workspace.write("in/Sales 2024.csv", SALES);
});
afterEach(() => rm(base, { recursive: true, force: true }));

const call = (name: string, args: unknown, signal = AbortSignal.timeout(60_000)) =>
  executeCall({ callId: "c", name, args }, { tools, workspace, signal });
const query = (sql: string, more: Record<string, unknown> = {}) =>
  call("data_query", { files: ["in/Sales 2024.csv"], sql, ...more });

describe("data_look", () => {
  it("tells columns, types, missing and odd values, duplicates and samples", async () => {
    const { text, data } = await call("data_look", { path: "in/Sales 2024.csv" });
    expect(text).toContain("## sales_2024: 5 rows, 3 columns");
    expect(text).toContain("- Day: DATE, 3 distinct, 2024-01-02 … 2024-01-04");
    expect(text).toContain("- Region: VARCHAR, 2 missing, 2 distinct");
    expect(text).toContain('mostly numbers or days, but: "n/a"');
    expect(text).toContain("[1 rows are exact duplicates]");
    expect(text).toContain("| 2024-01-03 | South; far | 1200 |");
    expect(data).toMatchObject({ tables: [{ table: "sales_2024", rows: 5, duplicates: 1 }] });
  });

  it("looks at every visible sheet of a workbook, at JSON, and at Parquet", async () => {
    const rows = [
      ["when", "n"],
      ["2024-02-29", 1.5],
      ["2024-03-01", null],
    ];
    await workspace.write(
      "b.xlsx",
      xlsxOf([
        { name: "One", rows },
        { name: "Two 2", rows: [["x"], [true]] },
      ]),
    );
    const book = await call("data_look", { path: "b.xlsx" });
    expect(book.text).toContain("## b_one: 2 rows, 2 columns");
    expect(book.text).toContain("- when: DATE, 2 distinct");
    expect(book.text).toContain("- n: DOUBLE, 1 missing");
    expect(book.text).toContain("## b_two_2: 1 rows");
    await workspace.write("l.jsonl", '{"a": 1, "b": [1]}\n{"a": 9007199254740993}\n');
    expect((await call("data_look", { path: "l.jsonl" })).text).toContain("- a: BIGINT, 2 distinct");
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(
      `COPY (SELECT 42 AS answer, 'ü' AS word) TO '${join(workspace.root, "p.parquet")}' (FORMAT parquet)`,
    );
    connection.closeSync();
    expect((await call("data_look", { path: "p.parquet" })).text).toContain("| 42 | ü |");
  });

  it("loses no row to a dirty value, and guesses no order of day and month", async () => {
    const rows = "a,day\n1,2024-01-02\nn/a,03/04/2024\n3,\n";
    await workspace.write("mixed.csv", rows);
    const mixed = await call("data_look", { path: "mixed.csv" });
    expect(mixed.text).toContain("## mixed: 3 rows, 2 columns\n- a: VARCHAR");
    expect(mixed.text).toContain("- day: VARCHAR");
    expect(mixed.text).not.toContain("left out");
    await workspace.write("far.xlsx", xlsxOf([{ name: "Far", rows: [[...new Array(3000).fill(null), 1], [1]] }]));
    expect((await call("data_look", { path: "far.xlsx" })).text).toContain("no visible sheet with a table");
  });

  it("refuses what is no table, with its name", async () => {
    await workspace.write("x.json", "{{{");
    await workspace.write("x.pdf", "%PDF-");
    for (const path of ["x.json", "x.pdf", "missing.csv"]) {
      expect(await call("data_look", { path })).toMatchObject({
        ok: false,
        error: { code: "tool.failed", message: expect.stringContaining(path) },
      });
    }
  });
});

describe("data_query", () => {
  it("gives records and a table, over several files", async () => {
    await workspace.write("regions.json", '[{"name": "North", "chief": "Ann"}]');
    const { text, data } = await call("data_query", {
      files: ["in/Sales 2024.csv", "regions.json"],
      sql: "CREATE TEMP VIEW v AS SELECT * FROM regions; SELECT chief, count(*) AS n, sum(TRY_CAST(replace(Amount, ',', '.') AS DECIMAL(9,2))) AS total FROM sales_2024 JOIN v ON Region = name GROUP BY 1;",
    });
    expect(text).toBe("| chief | n | total |\n| --- | --- | --- |\n| Ann | 2 | 10.5 |");
    expect(data).toMatchObject({ records: [{ chief: "Ann", n: 2, total: 10.5 }], rowCount: 1, isCut: false });
  });

  it("says which columns there are when a query is wrong", async () => {
    const { ok, text } = await query("SELECT amonut FROM sales_2024");
    expect(ok).toBe(false);
    expect(text).toContain('sales_2024: "Day" DATE, "Region" VARCHAR, "Amount" VARCHAR');
    expect(text).not.toContain(base);
  });

  it.each(["csv", "json", "xlsx"])("keeps all rows as .%s, read back", async (ending) => {
    const path = `out/r.${ending}`;
    const saved = await query("SELECT Day, Region, 1 AS one FROM sales_2024 ORDER BY Day, Region", { save: path });
    expect(saved).toMatchObject({ ok: true, files: [path] });
    const again = await call("data_query", {
      files: [path],
      sql: "SELECT count(*) AS n, max(Day)::VARCHAR AS day, sum(one) AS ones FROM r",
    });
    expect(again.data).toMatchObject({ records: [{ n: 5, day: "2024-01-04", ones: 5 }] });
  });

  it("bounds what it shows and gives", async () => {
    const { text, data } = await query("SELECT range AS n FROM range(5000)");
    expect(text).toContain("[50 of more than 1000 rows]");
    expect((data as { records: unknown[] }).records).toHaveLength(1000);
  });

  it("reaches nothing but its tables: no file, no network, no extension, no setting", async () => {
    const canary = join(base, "canary.csv");
    await writeFile(canary, "secret\n1\n");
    for (const sql of [
      `SELECT * FROM read_csv('${canary}')`,
      `SELECT * FROM '${canary}'`,
      `SELECT * FROM read_text('${canary}')`,
      `SELECT * FROM glob('${base}/*')`,
      `COPY sales_2024 TO '${join(base, "out.csv")}'`,
      `ATTACH '${join(base, "a.db")}'`,
      `EXPORT DATABASE '${join(base, "export")}'`,
      "INSTALL httpfs",
      "LOAD httpfs",
      "SELECT * FROM read_csv('http://127.0.0.1:1/x.csv')",
      "SET enable_external_access = true",
      "SELECT getenv('HOME')",
    ]) {
      const outcome = await query(sql);
      expect(outcome, sql).toMatchObject({ ok: false, error: { code: "tool.failed" } });
      expect(outcome.text).not.toContain("secret");
    }
    expect((await readdir(base)).sort()).toEqual(["canary.csv", "work"]);
    expect((await query("SELECT 1", { save: "../out.csv" })).error?.code).toBe("tool.outside-workspace");
  });

  it("runs queries only: no other statement reaches the engine", async () => {
    for (const sql of [
      "PRAGMA enable_profiling; SELECT 1",
      "CALL enable_logging(storage = 'stdout')",
      "SET threads = 1",
      "VACUUM",
    ]) {
      expect((await query(sql)).text, sql).toContain("only queries and changes to tables are run");
    }
    expect((await query("CREATE TABLE t AS SELECT 1 AS n; INSERT INTO t VALUES (2); SELECT sum(n) FROM t")).ok).toBe(
      true,
    );
  });

  it("takes files that are called like words of SQL", async () => {
    await workspace.write("semi.csv", "from,n\nx,1\n");
    const files = ["semi.csv"];
    const { text } = await call("data_query", { files, sql: "SELECT * FROM semi" });
    expect(text).toContain('The tables are:\n"semi": "from" VARCHAR, n BIGINT');
    expect((await call("data_query", { files, sql: 'SELECT "from", n FROM "semi"' })).text).toContain("| x | 1 |");
  });

  it("ends with the run, and fails clearly where the memory doesn't do", async () => {
    const controller = new AbortController();
    const endless = call(
      "data_query",
      { files: ["in/Sales 2024.csv"], sql: "SELECT count(*) FROM range(10000000000) a, range(1000) b" },
      controller.signal,
    );
    setTimeout(() => controller.abort(), 500);
    expect((await endless).ok).toBe(false);
    const large = await query(
      "SELECT a.range, b.range, repeat('x', 100) FROM range(40000) a, range(1000) b ORDER BY 3, 2, 1",
    );
    expect(large).toMatchObject({ ok: false, error: { message: expect.stringMatching(/memory/i) } });
  }, 120_000);

  it("keeps rows that are too short or too long", async () => {
    await workspace.write("odd.csv", "a,b\n1\n2,3,4\n");
    const { data } = await call("data_query", { files: ["odd.csv"], sql: "SELECT * FROM odd" });
    expect(data).toMatchObject({
      records: [
        { a: 1, b: null, column3: null },
        { a: 2, b: 3, column3: 4 },
      ],
    });
  });
});

describe("table_write", () => {
  it("refuses two columns of one name", async () => {
    const twins = await call("table_write", { path: "t.json", columns: ["a", "a"], rows: [[1, 2]] });
    expect(twins.error).toMatchObject({ code: "tool.bad-input", message: 'Two columns are named "a".' });
  });

  it("writes rows, and refuses other endings and paths", async () => {
    const table = {
      columns: ["a", "b"],
      rows: [
        ["=1+1", 2],
        [null, true],
      ],
    };
    expect((await call("table_write", { path: "t.xlsx", ...table })).text).toBe(
      "Wrote t.xlsx: 2 rows, read back and the same.",
    );
    expect((await call("table_write", { path: "t.csv", ...table })).ok).toBe(true);
    expect(await workspace.readText("t.csv")).toBe("a,b\n=1+1,2\n,true\n");
    expect((await call("table_write", { path: "t.docx", ...table })).error?.code).toBe("tool.bad-input");
    expect((await call("table_write", { path: "../t.csv", ...table })).error?.code).toBe("tool.outside-workspace");
  });
});

describe("chart_write", () => {
  it.each(["bar", "line", "scatter"])("draws a %s chart from a file's numbers", async (kind) => {
    await workspace.write("m.csv", "month,north,south <&>\n1,10,-5\n2,20.5,\n3,7,1000\n");
    const outcome = await call("chart_write", {
      path: "c.svg",
      from: "m.csv",
      kind,
      x: "month",
      y: ["north", "south <&>"],
      title: "A & B",
    });
    expect(outcome).toMatchObject({ ok: true, text: "Wrote c.svg: 5 values drawn." });
    const svg = await workspace.readText("c.svg");
    expect(svg).toContain("<title>2, north: 20.5</title>");
    expect(svg).toContain("south &#60;&#38;&#62;");
    expect(svg).not.toMatch(/NaN|Infinity|<script|href/);
  });

  it("refuses what is no number, what is too much, and what isn't there", async () => {
    const chart = { path: "c.svg", from: "in/Sales 2024.csv", kind: "bar", x: "Day", title: "t" };
    expect((await call("chart_write", { ...chart, y: ["Amount"] })).text).toContain("which is no number");
    expect((await call("chart_write", { ...chart, y: ["Nothing"] })).text).toContain('"Amount" VARCHAR');
    expect((await call("chart_write", { ...chart, path: "c.png", y: ["Amount"] })).error?.code).toBe("tool.bad-input");
    await workspace.write("many.csv", `n\n${"1\n".repeat(2500)}`);
    expect((await call("chart_write", { ...chart, from: "many.csv", x: "n", y: ["n"] })).text).toContain(
      "more than 2000 rows",
    );
  });
});
