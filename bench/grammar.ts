import path from "node:path";
import {
  getLlama,
  type Llama,
  type LlamaContextSequence,
  type LlamaGrammar,
  LlamaGrammarEvaluationState,
  type LlamaModel,
} from "node-llama-cpp";
import { z } from "zod";
import { choice, verbatim, workspaceFile } from "../src/runtime/domains.js";
import { schemaToGbnf } from "../src/runtime/model/grammar/schema.js";
import type { GrammarOptions, JsonSchema } from "../src/runtime/model/grammar/types.js";
import { randomModel } from "./support/random-model.js";
import { table } from "./support/table.js";

// What a grammar costs: to write, to compile, and CPU per token. "chosen": the model's own choice was admitted, as it nearly
// always is with a trained model; "searched": it was not, so the whole vocabulary is held against the grammar.

const TOKENS = 24;
const words =
  "Led a team of engineers who moved the billing platform from monthly to weekly releases in Go and Rust".split(" ");
const phrase = (seed: number, count: number) =>
  Array.from({ length: count }, (_, i) => words[(seed * 7 + i * (1 + (seed % 5))) % words.length]).join(" ");
const offered = (count: number) => Array.from({ length: count }, (_, i) => `${phrase(i, 5)} ${i}`);
const source = Array.from({ length: 1200 }, (_, i) => `${phrase(i, 8)}, ${i * 37}.`)
  .join("\n")
  .slice(0, 50_000);

interface Case {
  name: string;
  schema: JsonSchema;
  options: GrammarOptions;
  /** A text that it admits. */
  text: string;
}

const caseOf = (name: string, schema: z.ZodType, value: unknown, domains = {}): Case => ({
  name,
  schema: z.toJSONSchema(schema) as JsonSchema,
  options: { domains, whitespace: "compact" },
  text: JSON.stringify(value),
});

const listed = (count: number) => {
  const items = offered(count);
  const value = { v: items.filter((_, i) => i % Math.ceil(count / 4) === 1) };
  return caseOf(`choice, ${count} values`, z.object({ v: z.array(choice("items")) }), value, { choices: { items } });
};

const call = z.object({ language: z.enum(["python", "shell"]), code: z.string(), timeoutMs: z.number().int().min(1) });
const plain = caseOf("schema", call, { language: "python", code: phrase(3, 20), timeoutMs: 900 });
const cases: Case[] = [
  plain,
  caseOf(
    "workspaceFile, 200 files",
    z.object({ v: workspaceFile() }),
    { v: "cvs/7/file 7.pdf" },
    {
      workspaceFile: Array.from({ length: 200 }, (_, i) => `cvs/${i % 20}/file ${i}.pdf`),
    },
  ),
  caseOf(
    "verbatim, 50,000 characters",
    z.object({ v: verbatim() }),
    { v: phrase(9, 8) },
    { verbatim: [{ text: source }] },
  ),
  listed(20),
  listed(150),
  listed(600),
];

/** CPU milliseconds of this process, all threads. */
async function cpuMs<Result>(act: () => Result | Promise<Result>): Promise<[number, Result]> {
  const before = process.cpuUsage();
  const result = await act();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

/** CPU per token of free sampling under a grammar: a random model's choice is hardly ever admitted. */
async function searchedMs(model: LlamaModel, sequence: LlamaContextSequence, grammar?: LlamaGrammar): Promise<number> {
  const [ms] = await cpuMs(async () => {
    for (let made = 0; made < TOKENS; ) {
      await sequence.clearHistory();
      const state = grammar && new LlamaGrammarEvaluationState({ model, grammar });
      const options = { temperature: 0.6, topK: 40, topP: 0.95, seed: made, yieldEogToken: true };
      const steps = sequence.evaluate(model.tokenize("{"), {
        ...options,
        ...(state ? { grammarEvaluationState: state } : {}),
      });
      for await (const token of steps) {
        made += 1;
        if (model.isEogToken(token) || made >= TOKENS) break;
      }
    }
  });
  return ms / TOKENS;
}

interface Bindings {
  _bindings: {
    AddonSampler: {
      canBeNextTokenForGrammarEvaluationState(state: unknown, token: number): boolean;
      acceptGrammarEvaluationStateToken(state: unknown, token: number): void;
    };
  };
}

/** CPU per token of a text that is right: what is asked of the grammar when the model's own choice is admitted. */
async function chosenMs(llama: Llama, model: LlamaModel, grammar: LlamaGrammar, text: string): Promise<number> {
  const { AddonSampler } = (llama as unknown as Bindings)._bindings;
  const tokens = model.tokenize(text);
  const rounds = 5;
  const [ms] = await cpuMs(() => {
    for (let round = 0; round < rounds; round++) {
      const { _state: state } = new LlamaGrammarEvaluationState({ model, grammar }) as unknown as { _state: unknown };
      for (const token of tokens) {
        if (!AddonSampler.canBeNextTokenForGrammarEvaluationState(state, token))
          throw new Error(`not admitted: ${text}`);
        AddonSampler.acceptGrammarEvaluationStateToken(state, token);
      }
    }
  });
  return ms / rounds / tokens.length;
}

async function rowsFor(llama: Llama, name: string, modelPath: string): Promise<(string | number)[][]> {
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({ contextSize: 512, threads: 1 });
  const sequence = context.getSequence();
  await searchedMs(model, sequence);
  const free = await searchedMs(model, sequence);
  const rows: (string | number)[][] = [[name, "none", "-", "-", "-", free.toFixed(2), "-", "-"]];
  const row = async (
    title: string,
    grammar: LlamaGrammar,
    text: string,
    [size, write, compile]: (string | number)[],
  ) => {
    const searched = (await searchedMs(model, sequence, grammar)) - free;
    const chosen = await chosenMs(llama, model, grammar, text);
    rows.push([name, title, size ?? "", write ?? "", compile ?? "", "", searched.toFixed(2), chosen.toFixed(3)]);
  };
  const builtIn = await llama.createGrammarForJsonSchema(plain.schema as never);
  await row("node-llama-cpp's own", builtIn, JSON.stringify(JSON.parse(plain.text)).replaceAll(",", ", "), [
    "-",
    "-",
    "-",
  ]);
  for (const { name: title, schema, options, text } of cases) {
    schemaToGbnf(schema, options);
    const [write, { gbnf }] = await cpuMs(() => schemaToGbnf(schema, options));
    const [compile, grammar] = await cpuMs(() => llama.createGrammar({ grammar: gbnf }));
    await row(title, grammar, text, [(gbnf.length / 1000).toFixed(1), write.toFixed(1), compile.toFixed(1)]);
  }
  await context.dispose();
  await model.dispose();
  return rows;
}

const llama = await getLlama({ gpu: false, build: "never", maxThreads: 1 });
const head = ["vocabulary", "grammar", "kB", "ms to write", "ms to compile", "ms/token", "+ searched", "+ chosen"];
console.log(
  table([
    head,
    ...(await rowsFor(llama, "pocket's", path.resolve("models/pocket/pocket.gguf"))),
    ...(await rowsFor(llama, "151,936", randomModel())),
  ]),
);
