import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Contender } from "./contenders.js";
import { notesModel, noteTool, observation } from "./task.js";

// Other people's loops: no dependencies of qwill. They are installed once into a temporary folder, at these versions.

const PACKAGES = { "@langchain/langgraph": "1.7.3", ai: "6.0.326" } as const;
const FOLDER = path.join(tmpdir(), `qwill-bench-rivals-${Object.values(PACKAGES).join("-")}`);
/** They share these with qwill, so that they are given the same model. */
const SHARED = ["@langchain/core", "zod"];

/** Installs what is missing. @returns why it couldn't, or undefined */
export function installRivals(root: string): string | undefined {
  const packages = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, "package.json"), '{ "private": true }');
  const there = Object.keys(PACKAGES).every((name) => existsSync(path.join(FOLDER, "node_modules", name)));
  if (!there) {
    const flags = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"];
    const { status, stderr } = spawnSync("npm", ["install", ...flags, ...packages], { cwd: FOLDER, encoding: "utf8" });
    if (status !== 0) return stderr.trim().split("\n").at(-1) ?? "npm install failed";
  }
  for (const name of SHARED) {
    const link = path.join(FOLDER, "node_modules", name);
    // The folder outlives a checkout: a link into one that is gone is made anew.
    rmSync(link, { recursive: true, force: true });
    symlinkSync(path.join(root, "node_modules", name), link, "dir");
  }
  return undefined;
}

/** Imports a part of an installed package. */
function load(name: string): Promise<Record<string, unknown>> {
  const resolved = createRequire(path.join(FOLDER, "package.json")).resolve(name);
  const esm = resolved.replace(/\.cjs$/, ".js").replace(/ai\/dist\/index\.js$/, "ai/dist/index.mjs");
  return import(pathToFileURL(esm).href);
}

interface ReactAgent {
  invoke(input: object, config: object): Promise<{ messages: unknown[] }>;
}

/** `createReactAgent`, without a store or with the one that needs no database. */
export function langGraph(withSaver: boolean): Contender {
  return async (steps) => {
    const { createReactAgent } = await load("@langchain/langgraph/prebuilt");
    const { MemorySaver } = (await load("@langchain/langgraph")) as { MemorySaver: new () => object };
    const saver = withSaver ? new MemorySaver() : undefined;
    const create = createReactAgent as (options: object) => ReactAgent;
    const agent = create({ llm: notesModel(steps, ["done"]), tools: [noteTool()], checkpointSaver: saver });
    const config = { recursionLimit: steps * 2 + 10, configurable: { thread_id: "1" } };
    const { messages } = await agent.invoke({ messages: [{ role: "user", content: "Take notes." }] }, config);
    if (messages.length !== steps * 2 + 2) throw new Error(`LangGraph ended with ${messages.length} messages`);
    return saver ? bytesIn(saver) : undefined;
  };
}

/** The bytes of all that a store in memory has serialised. */
function bytesIn(value: unknown, seen = new Set<object>()): number {
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value !== "object" || value === null || seen.has(value)) return 0;
  seen.add(value);
  return Object.values(value).reduce((sum: number, each) => sum + bytesIn(each, seen), 0);
}

/** `generateText` with a model that answers as the scripted one does. */
export const aiSdk: Contender = async (steps) => {
  const { generateText, tool, stepCountIs } = (await load("ai")) as Record<string, (options: unknown) => unknown>;
  let made = 0;
  const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } };
  const model = {
    specificationVersion: "v3",
    provider: "scripted",
    modelId: "scripted",
    supportedUrls: {},
    async doGenerate() {
      made += 1;
      const call = { type: "tool-call", toolCallId: `c${made}`, toolName: "note", input: `{"text":"note ${made}"}` };
      const end = { type: "text", text: "done" };
      const reason = made <= steps ? "tool-calls" : "stop";
      const content = [made <= steps ? call : end];
      return { content, finishReason: { unified: reason, raw: reason }, usage, warnings: [] };
    },
  };
  let noted = 0;
  const note = tool?.({
    description: "Note a text.",
    inputSchema: z.object({ text: z.string() }),
    execute: async () => {
      noted += 1;
      return observation(noted);
    },
  });
  const stopWhen = stepCountIs?.(steps + 10);
  await generateText?.({ model, tools: { note }, stopWhen, prompt: "Take notes." });
  if (noted !== steps) throw new Error(`The AI SDK made ${noted} calls of ${steps}`);
  return undefined;
};
