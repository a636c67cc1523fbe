import { z } from "zod";
import { choice, verbatim, workspaceFile } from "../src/runtime/domains.js";
import { tinyModel } from "../src/runtime/model/tiny-model/tiny-model.js";
import { defineTool } from "../src/tools/tool.js";
import { table } from "./support/table.js";

// Forced calls of a model with random weights, over schemas of many kinds: how many parse, and how many their schema admits.

const CALLS = Number(process.argv[2] ?? 1000);
const short = z.string().max(12);
const schemas: Record<string, z.ZodType> = {
  path: z.object({ path: workspaceFile(), from: z.number().int().min(1).max(9999).optional() }),
  code: z.object({ language: z.enum(["python", "shell"]), code: z.string().max(40) }),
  quotes: z.object({ quotes: z.array(verbatim()).min(1).max(3), phone: verbatim({ orEmpty: true }) }),
  choices: z.object({ skills: z.array(choice("items")), name: choice("items", { orEmpty: true }) }),
  union: z.object({ at: z.union([z.object({ day: z.iso.date() }), z.object({ hour: z.int().min(0).max(23) })]) }),
  nullable: z.object({ years: z.number().min(0).max(80).nullable(), sure: z.boolean() }),
  record: z.object({ labels: z.record(z.string().regex(/^[a-z]{1,6}$/), short) }),
  tuple: z.object({ box: z.tuple([z.int().min(0).max(99), z.int().min(0).max(99), short]) }),
  formats: z.object({ mail: z.email().max(40), id: z.uuid(), at: z.iso.datetime() }),
  pattern: z.object({ code: z.string().regex(/^[A-Z]{2}-\d{3,5}$/), price: z.number().min(0.01).max(999.99) }),
  nested: z.object({ steps: z.array(z.object({ id: short, needs: z.array(short).max(2) })).max(2) }),
  literal: z.object({ kind: z.literal(["a", "b c", 3]), deep: z.object({ ok: z.boolean().optional() }) }),
};
const domains = {
  workspaceFile: ["job.md", "cvs/anna.pdf", "cvs/Łukasz Öz.docx"],
  verbatim: [{ text: "Anna Berg\nSenior engineer at Acme, phone 555-1234\n8 years of experience" }],
  choices: { items: ["Go", "Go, Rust", "SQL", "C++", "Größe"] },
};
const tools = Object.entries(schemas).map(([name, input]) =>
  defineTool({ name, description: `Tool ${name}.`, input: input as z.ZodObject, effect: "read", run: async () => "" }),
);

const model = await tinyModel({ seed: 9, contextSize: 4096 });
const counts = new Map<string, { made: number; parsed: number; valid: number }>();
for (let index = 0; index < CALLS; index++) {
  const name = Object.keys(schemas)[index % tools.length] ?? "";
  const count = counts.get(name) ?? { made: 0, parsed: 0, valid: 0 };
  counts.set(name, count);
  const options = { tools, tool_choice: name, domains, thinkTokens: index % 8, maxTokens: 100 + (index % 5) * 60 };
  const reply = await model.invoke(`Task ${index}.`, options);
  count.made += 1;
  const [call] = reply.tool_calls ?? [];
  if (!call) continue;
  count.parsed += 1;
  const read = schemas[name]?.safeParse(call.args);
  if (read?.success) count.valid += 1;
  else console.log(`${name}: ${JSON.stringify(call.args)}: ${read?.error?.message}`);
}
await model.dispose();

const all = [...counts.values()];
const sum = (part: "made" | "parsed" | "valid") => all.reduce((total, count) => total + count[part], 0);
console.log(
  table([
    ["schema", "calls", "parsed", "valid"],
    ...[...counts].map(([name, { made, parsed, valid }]) => [name, made, parsed, valid]),
    ["all", sum("made"), sum("parsed"), sum("valid")],
  ]),
);
