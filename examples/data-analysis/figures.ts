/** The numbers of the report: each comes from a query that is kept, and is computed again at the end. */
import { builtInTools, defineTool, type ToolContext, ToolError } from "qwill";
import { z } from "zod";

interface Figure {
  name: string;
  sql: string;
  records: Record<string, unknown>[];
}

const FIGURES = "figures.json";
const query = builtInTools({ code: false, web: false, browser: false }).find(({ name }) => name === "data_query");

async function compute(sql: string, context: ToolContext, save?: string) {
  const result = await query?.run({ files: ["clean.csv"], sql, ...(save ? { save } : {}) }, context);
  const { records } = (result?.data ?? {}) as { records: Figure["records"] };
  return { text: result?.text ?? "", records };
}

async function figuresOf({ workspace }: ToolContext): Promise<Figure[]> {
  return (await workspace.exists(FIGURES)) ? JSON.parse(await workspace.readText(FIGURES)) : [];
}

export const figureAdd = defineTool({
  name: "figure_add",
  description:
    "Compute numbers for the report with SQL (DuckDB) over the table clean. Keeps the query, and its rows as figures/NAME.csv for chart_write.",
  input: z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), sql: z.string().min(1) }),
  effect: "write",
  async run({ name, sql }, context) {
    const path = `figures/${name}.csv`;
    const { text, records } = await compute(sql, context, path);
    const others = (await figuresOf(context)).filter((figure) => figure.name !== name);
    await context.workspace.write(FIGURES, JSON.stringify([...others, { name, sql, records }], undefined, 2));
    return { text, files: [path, FIGURES], sources: [{ path, text }] };
  },
});

/** A check: computes every figure again, and looks for each number of the report among them. */
export const numbersCheck = defineTool({
  name: "numbers_check",
  description: "Compute all figures again and look up every number of the report among them. Names those that are not.",
  input: z.object({ report: z.string() }),
  effect: "read",
  async run({ report }, context) {
    const figures = await figuresOf(context);
    if (figures.length === 0) throw new ToolError("tool.failed", "There are no figures.", { hint: "Call figure_add." });
    const known: number[] = [];
    const words = new Set<string>();
    const changed: string[] = [];
    const cleaning = JSON.parse(await context.workspace.readText("work/cleaning.json"));
    collect(cleaning, known, words);
    for (const { name, sql, records } of figures) {
      const again = (await compute(sql, context)).records;
      if (JSON.stringify(again) !== JSON.stringify(records)) changed.push(name);
      collect(again, known, words);
    }
    const numbers = numbersOf(await context.workspace.readText(report));
    const unknown = numbers.filter((number) => !words.has(number) && !stands(number, known));
    if (changed.length === 0 && unknown.length === 0) {
      return `All ${numbers.length} numbers of ${report} were computed again from clean.csv, by ${figures.length} queries.`;
    }
    const problems = [
      ...(changed.length > 0 ? [`These figures are others when computed again: ${changed.join(", ")}.`] : []),
      ...(unknown.length > 0 ? [`No query gives these numbers of ${report}: ${unknown.join(", ")}.`] : []),
    ];
    return { ok: false, text: problems.join("\n"), data: { changed, unknown } };
  },
});

/** Numbers of a result, and those that stand in its texts, such as days. */
function collect(value: unknown, known: number[], words: Set<string>): void {
  if (typeof value === "number") known.push(value);
  else if (typeof value === "string") for (const number of numbersOf(value)) words.add(number);
  else if (value && typeof value === "object") for (const each of Object.values(value)) collect(each, known, words);
}

/** Numbers as a reader sees them: without addresses, code, styles and the marks of lists. */
export function numbersOf(text: string): string[] {
  const plain = text
    .replace(/<(style|script|head|code|pre)[\s\S]*?<\/\1>|<[^>]*>/gi, " ")
    .replace(/```[\s\S]*?```|`[^`\n]*`|\]\([^)]*\)/g, " ")
    .replace(/&#?\w+;/g, " ")
    .replace(/^\s*\d{1,2}[.)]\s/gm, " ");
  return (plain.match(/(?<![\p{L}\d])-?\d+(?:[.,]\d+)*/gu) ?? []).map(String);
}

/** Whether a number is one of those, as exactly as it is written; a share may be written as a percentage. */
function stands(number: string, known: readonly number[]): boolean {
  const plain = number.replaceAll(",", "");
  const shown = Number(plain);
  const slack = 0.5 * 10 ** -(plain.split(".")[1]?.length ?? 0) + 1e-9;
  return known.some((value) => Math.min(Math.abs(value - shown), Math.abs(value * 100 - shown)) <= slack);
}
