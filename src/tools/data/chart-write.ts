import { z } from "zod";
import { workspaceFile } from "../../runtime/domains.js";
import { ToolError } from "../../runtime/errors.js";
import { attribute, children, find, parseXml, type XmlNode } from "../documents/readers/xml.js";
import { defineTool, type ToolResult } from "../tool.js";
import { type ChartData, chartSvg } from "./chart-svg.js";
import { DATA_TIMEOUT_MS, openDatabase, quoted } from "./database.js";
import { withStagedTables } from "./staged-tables.js";

const MAX_POINTS = 2000;

/** Its numbers come from a file, never from the model: what a chart shows can be computed again. */
export const chartWrite = defineTool({
  name: "chart_write",
  description: "Draw a chart as .svg from a table file: one mark a row (aggregate before with data_query and save).",
  input: z.object({
    path: z.string().describe("Ends in .svg"),
    from: workspaceFile(),
    kind: z.enum(["bar", "line", "scatter"]),
    x: z.string().describe("Column"),
    y: z.array(z.string()).min(1).max(8).describe("Columns of numbers"),
    title: z.string(),
  }),
  effect: "write",
  timeoutMs: DATA_TIMEOUT_MS,
  async run({ path, from, kind, x, y, title }, { workspace, signal }): Promise<ToolResult> {
    if (!/\.svg$/i.test(path)) {
      throw new ToolError("tool.bad-input", `A chart can't be written to ${path}.`, {
        hint: "Give a path that ends in .svg.",
      });
    }
    await workspace.resolve(path);
    const data = await withStagedTables(workspace, [from], async (tables) => {
      const database = await openDatabase(tables, signal);
      try {
        const columns = [x, ...y].map((name) => `"${name.replaceAll('"', '""')}"`).join(", ");
        return await database.query(`SELECT ${columns} FROM ${quoted(tables[0]?.name ?? "")}`, MAX_POINTS);
      } finally {
        database.close();
      }
    });
    if (data.rows.length === 0 || data.isCut) {
      const what = data.isCut ? `more than ${MAX_POINTS} rows` : "no rows";
      throw new ToolError("tool.failed", `${from} has ${what}: no chart can be drawn of it.`, {
        hint: "Aggregate or filter it with data_query and save, then draw that.",
      });
    }
    const chart: ChartData = {
      kind,
      title,
      xName: x,
      labels: data.rows.map(([label]) => (label === null || label === undefined ? "" : (label as string | number))),
      series: y.map((name, at) => ({ name, values: data.rows.map((row) => numberOf(row[at + 1], name, from)) })),
    };
    const svg = chartSvg(chart);
    const marks = checked(svg, chart, path);
    const written = await workspace.write(path, svg);
    return {
      text: `Wrote ${written.path}: ${marks} values drawn.`,
      data: { ...written, chart },
      files: [written.path],
    };
  },
});

function numberOf(value: unknown, name: string, from: string): number | null {
  if (value === null || value === undefined || value === "") return null;
  const number = typeof value === "boolean" ? Number.NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new ToolError(
    "tool.failed",
    `The column ${name} of ${from} holds ${JSON.stringify(value)}, which is no number.`,
    {
      hint: "Clean it with data_query and save, for example by TRY_CAST(… AS DOUBLE), then draw that.",
    },
  );
}

/** Reads the drawing again: every value has its mark, and every mark a place. */
function checked(svg: string, { series }: ChartData, path: string): number {
  const marks = [...marksOf(find(parseXml(svg), "svg"))];
  const values = series.reduce((sum, { values: all }) => sum + all.filter((value) => value !== null).length, 0);
  const isPlaced = marks.every(({ attributes }) => !/NaN|Infinity|undefined/.test(attributes));
  if (marks.length === values && isPlaced) return values;
  throw new ToolError("tool.failed", `${path}: ${marks.length} of ${values} values could be drawn.`, {
    hint: "Draw fewer values, or smaller ones.",
  });
}

function* marksOf(node: XmlNode | undefined): Generator<XmlNode> {
  for (const item of children(node)) {
    if (attribute(item, "class") === "mark") yield item;
    yield* marksOf(item);
  }
}
