import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ScriptedInfo, scriptedModel } from "qwill/testing";
import { describe, expect, it } from "vitest";
import { readDay, readNumber } from "../../examples/data-analysis/cells.js";
import { numbersOf } from "../../examples/data-analysis/figures.js";
import { analyse } from "../../examples/data-analysis/main.js";

const SALES = path.resolve("examples/data-analysis/input/sales.csv");
const newWorkspace = () => mkdtempSync(path.join(tmpdir(), "qwill-data-analysis-"));
const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });

/** A model that answers step by step; what it writes of numbers is what the tools gave it. */
function analyst(steps: Record<string, ((last: string) => ReturnType<typeof call>)[]>) {
  const left = Object.fromEntries(Object.entries(steps).map(([id, replies]) => [id, [...replies]]));
  return scriptedModel((messages, { purpose, stepId = "" }: ScriptedInfo) => {
    if (purpose === "revise") return "I can't.";
    const last = messages.at(-1)?.text ?? "";
    const end = { result: "Done.", ...(stepId === "report" ? { files: ["report.html"] } : {}) };
    return left[stepId]?.shift()?.(last) ?? call("step_done", end);
  });
}

const revenue = "SELECT region, round(sum(quantity * unit_price), 2) AS revenue FROM clean GROUP BY 1 ORDER BY 2 DESC";
const monthly =
  "SELECT strftime(CAST(date AS DATE), '%Y-%m') AS month, round(sum(quantity * unit_price), 2) AS revenue FROM clean GROUP BY 1 ORDER BY 1";

/** The plan's steps on the example's own table, with a report that says `sentence`. */
function salesAnalyst(sentence: (north: string) => string) {
  let north = "";
  const draw = (name: string, x: string) =>
    call("chart_write", {
      path: `charts/${name}.svg`,
      from: `figures/${name}.csv`,
      kind: "bar",
      x,
      y: ["revenue"],
      title: name,
    });
  return analyst({
    clean: [() => call("table_clean", { path: "data.csv" })],
    analyse: [
      () => call("figure_add", { name: "by-region", sql: revenue }),
      (last) => {
        north = /North \| ([\d.]+)/.exec(last)?.[1] ?? "";
        return call("figure_add", { name: "by-month", sql: monthly });
      },
      () => draw("by-region", "region"),
      () => draw("by-month", "month"),
    ],
    report: [
      () =>
        call("document_write", {
          path: "report.html",
          markdown: `# Sales\n\n${sentence(north)}\n\n![By region](charts/by-region.svg)\n\n![By month](charts/by-month.svg)\n`,
        }),
      () => call("numbers_check", { report: "report.html" }),
    ],
  });
}

describe("the data analysis example", () => {
  it("cleans the sales, draws charts, and every number of the report is computed again", async () => {
    const workspace = newWorkspace();
    const model = salesAnalyst((north) => `The North leads with ${north} EUR from 2026-01 on; 8 rows were set aside.`);
    const result = await analyse(model, { csv: SALES, workspace });
    expect(result).toMatchObject({ status: "finished" });
    expect(result.verified.join(" ")).toMatch(/All \d+ numbers of report\.html were computed again/);
    const aside = readFileSync(path.join(workspace, "aside.csv"), "utf8");
    for (const reason of ["quantity is negative", "quantity is empty", "is used by another row", "is no day", "in USD"])
      expect(aside).toContain(reason);
    const html = readFileSync(path.join(workspace, "report.html"), "utf8");
    expect(html.match(/data:image\/svg/g)).toHaveLength(2);
    // Computed once more, by hand, from the cleaned rows.
    const rows = readFileSync(path.join(workspace, "clean.csv"), "utf8").trim().split("\n").slice(1);
    const sum = rows
      .map((row) => row.split(","))
      .filter(([, , region]) => region === "North")
      .reduce((all, [, , , , quantity, price]) => all + Number(quantity) * Number(price), 0);
    expect(html).toContain(`with ${String(Number(sum.toFixed(2)))} EUR`);
  });

  it("is no finished run when the report holds a number that no query gives", async () => {
    const workspace = newWorkspace();
    const result = await analyse(
      salesAnalyst(() => "The North leads with 123,456.78 EUR."),
      { csv: SALES, workspace },
    );
    expect(result.status).toBe("failed");
    expect(result.error?.message).toContain("123,456.78");
  });

  it("takes a table that it has never seen", async () => {
    const workspace = newWorkspace();
    const csv = path.join(workspace, "visits.csv");
    writeFileSync(
      csv,
      "Visit No;Day;Clinic;Minutes\n1;31.01.2026;Ost;12,5\n2;01.02.2026;ost;30\n2;01.02.2026;ost;30\n3;02.02.2026;West;-4\n4;03.02.2026;West;8\n5;04.02.2026;Ost;10\n6;05.02.2026;Ost;10\n7;06.02.2026;Ost;10\n8;07.02.2026;Ost;10\n9;08.02.2026;Ost;10\n10;09.02.2026;Ost;10\n11;10.02.2026;Ost;10\n",
    );
    const sql = 'SELECT round(sum("Minutes"), 1) AS minutes, count(*) AS visits FROM clean';
    const model = analyst({
      clean: [() => call("table_clean", { path: "data.csv" })],
      analyse: [() => call("figure_add", { name: "all", sql })],
      report: [
        () => call("document_write", { path: "report.html", markdown: "# Visits\n\n120.5 minutes in 10 visits." }),
      ],
    });
    const result = await analyse(model, { csv, workspace });
    expect(result).toMatchObject({ status: "finished" });
    expect(readFileSync(path.join(workspace, "aside.csv"), "utf8")).toContain("Minutes is negative");
    expect(readFileSync(path.join(workspace, "clean.csv"), "utf8")).toContain("1,2026-01-31,Ost,12.5");
    expect(existsSync(path.join(workspace, "figures/all.csv"))).toBe(true);
  });

  it("reads numbers and days as people write them", () => {
    expect(
      ["24,90", "€ 24.90", "1.190,00", "1,190.00", "(3)", "12 EUR"].map((text) => readNumber(text)?.value),
    ).toEqual([24.9, 24.9, 1190, 1190, -3, 12]);
    expect(["1,234", "1.234"].map((text) => readNumber(text)?.spelling)).toEqual(["unclear mark", "unclear mark"]);
    expect(["n/a", "", "12 kg", "SO-12"].map(readNumber)).toEqual([undefined, undefined, undefined, undefined]);
    expect(readDay("31/06/2026", true)).toBeUndefined();
    expect([readDay("03/04/2026", true), readDay("03/04/2026", false)]).toEqual(["2026-04-03", "2026-03-04"]);
    expect(numbersOf("1. In 2026-01: 12.5 % of [three](a.csv#4) `x=5`")).toEqual(["2026", "01", "12.5"]);
  });
});
