/** The server as people run it, over a scripted model and tools of the test's own. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { z } from "zod";
import type { Demo, ServerOptions } from "../../src/server/options.js";
import { type PageServer, servePage } from "../../src/server/server.js";
import { type ScriptedReply, scriptedModel } from "../../src/testing/scripted-model.js";
import { fileTools } from "../../src/tools/files/file-tools.js";
import { askPerson } from "../../src/tools/person/ask-person.js";
import { defineTool } from "../../src/tools/tool.js";

/** Reaches other people: a person is asked each time. */
const postMessage = defineTool({
  name: "post_message",
  description: "Post a message.",
  input: z.object({ text: z.string() }),
  effect: "outward",
  async run({ text }) {
    return { text: `Posted: ${text}` };
  },
});

export const tools = [...fileTools(), askPerson, postMessage];

export interface Served {
  server: PageServer;
  workspace: string;
  /** Asks the API, with the token. */
  api(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body?: unknown): Promise<Response>;
  stop(): Promise<void>;
  /** Comes back at the same workspace, as after a restart. */
  start(): Promise<void>;
}

export interface ServedOptions extends Partial<ServerOptions> {
  /** The folder with the built page. */
  page: string;
  demos?: Demo[];
}

/** Serves runs whose model says these replies, or is this model; `undefined`: no model is there. */
export async function served(
  replies: Parameters<typeof scriptedModel>[0] | BaseChatModel | undefined,
  options: ServedOptions,
): Promise<Served> {
  const workspace = options.workspace ?? mkdtempSync(path.join(tmpdir(), "qwill-served-"));
  const isModel = typeof replies === "object" && "invoke" in replies;
  const model = isModel ? replies : scriptedModel((replies ?? []) as ScriptedReply[]);
  const start = () =>
    servePage({
      port: 0,
      version: "0.0.0",
      models: {
        isChosen: replies !== undefined,
        ref: () => (replies === undefined ? undefined : "scripted"),
        hint: "qwill models pull NAME",
        load: async () => model,
        requireTask: async () => {},
      },
      toolsFor: async () => tools,
      toolsNamed: async (names) => tools.filter(({ name }) => names.includes(name)),
      demos: [],
      ...options,
      workspace,
    });
  const api = (place: string, init: RequestInit = {}) => {
    const { origin, token } = it.server;
    return fetch(`${origin}${place}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  };
  const it: Served = {
    server: await start(),
    workspace,
    api,
    post: (place, body = {}) =>
      api(place, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    stop: () => it.server.close(),
    start: async () => {
      it.server = await start();
    },
  };
  return it;
}

/** What the model says first: its plan. */
export const planned = (steps: object[], constraints: string[] = []): ScriptedReply => ({
  calls: [{ name: "plan", args: { steps, constraints } }],
});

export const step = (id: string, tools: string[], needs: string[] = [], rest: object = {}) => ({
  id,
  title: `Do ${id}`,
  instruction: `Do ${id}.`,
  needs,
  tools,
  output: { kind: "text" },
  ...rest,
});

export const calls = (name: string, args: Record<string, unknown>): ScriptedReply => ({ calls: [{ name, args }] });

export const done = (result: string): ScriptedReply => calls("step_done", { result });
