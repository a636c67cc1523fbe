/**
 * A small server that speaks as much of the HTTP API as the page needs, over a real agent and a real journal. It stands
 * in the page's tests so that they say what the page asks for and nothing of how the server is made.
 */
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { createAgent } from "../../src/agents/agent.js";
import type { ResumeOptions, Run } from "../../src/agents/run.js";
import { fileJournal } from "../../src/runtime/run/journal-file.js";
import type { Plan } from "../../src/runtime/run/plan.js";
import { fold } from "../../src/runtime/run/state.js";
import { type ScriptedReply, scriptedModel } from "../../src/testing/scripted-model.js";
import { fileTools } from "../../src/tools/files/file-tools.js";
import { defineTool } from "../../src/tools/tool.js";

/** Reaches other people: a person is asked each time. */
const postMessage = defineTool({
  name: "post_message",
  description: "Post a message.",
  input: z.object({ text: z.string() }),
  effect: "outward",
  async run() {
    return { text: "Posted." };
  },
});

export const TOKEN = "for-tests";
const TYPES: Record<string, string> = { html: "text/html", js: "text/javascript", css: "text/css" };

interface Sent {
  callId: string;
  decision: "allow" | "deny" | "always";
  questionId: string;
  answer: string;
  text: string;
  plan: Plan;
  at: number;
}

export interface PageServer {
  origin: string;
  workspace: string;
  /** What the page has sent, by path. */
  sent: { path: string; body: Record<string, unknown> }[];
  stop(): Promise<void>;
  /** Comes back at the same address, as after a restart. */
  start(): Promise<void>;
}

/** Serves a built page and runs whose model says these replies. */
export async function pageServer(ui: string, replies: ScriptedReply[]): Promise<PageServer> {
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-page-"));
  const journal = fileJournal(path.join(workspace, ".qwill/runs"));
  const tools = [...fileTools(), postMessage];
  const agent = createAgent({ model: scriptedModel(replies), tools, workspace, journal });
  const running = new Map<string, Run>();
  const sent: PageServer["sent"] = [];
  const begin = (run: Run) => {
    running.set(run.id, run);
    void run.result.then(() => running.delete(run.id));
    return { id: run.id };
  };
  const goOn = (id: string, options: ResumeOptions) => begin(agent.resume(id, options));
  const act: Record<string, (id: string, body: Sent) => unknown> = {
    decide: (id, { callId, decision }) => goOn(id, { decisions: { [callId]: decision } }),
    answer: (id, { questionId, answer }) => goOn(id, { answers: { [questionId]: answer } }),
    say: (id, { text }) => (running.get(id) ? running.get(id)?.say(text) : goOn(id, { say: text })),
    plan: (id, { plan }) => goOn(id, plan ? { plan } : { decisions: { plan_1: "allow" } }),
    resume: (id) => goOn(id, {}),
    cancel: (id) => running.get(id)?.cancel(),
    fork: (id, { at }) => begin(agent.fork(id, { at: Number(at) })),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://page");
    const [, api, runs, id = "", what = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value ?? {}));
    };
    if (api !== "api") return page(ui, url.pathname, response);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return json({ error: { message: "No token." } }, 401);
    if (runs === "info")
      return json({ version: "0", model: { id: "scripted", kind: "test" }, workspaceRoot: "here", demos: [] });
    if (request.method === "POST") {
      const body = await bodyOf(request);
      sent.push({ path: url.pathname, body });
      if (runs === "uploads") return json({ id: "u1", name: url.searchParams.get("name"), bytes: 1 });
      if (!id) return json(begin(agent.start(String(body.goal), { approvePlan: body.approvePlan === true })));
      return json(act[what]?.(id, body as unknown as Sent));
    }
    if (!id) return json(journal.list().map((each) => summary(journal.read(each).events, each)));
    if (what === "files") return response.end(readFileSync(path.join(workspace, rest.join("/"))));
    return stream(() => journal.read(id).events, request, response);
  };
  let server: Server;
  const listen = async (port: number) => {
    server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  return {
    origin: `http://127.0.0.1:${port}`,
    workspace,
    sent,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
    start: async () => void (await listen(port)),
  };
}

function page(ui: string, pathname: string, response: ServerResponse): void {
  const file = path.join(ui, pathname === "/" ? "index.html" : path.basename(pathname));
  if (!existsSync(file)) return void response.writeHead(404).end();
  response.setHeader("content-type", TYPES[file.split(".").at(-1) ?? ""] ?? "text/plain");
  const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";
  response.setHeader("content-security-policy", policy);
  response.end(readFileSync(file));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const piece of request) text += piece;
  return request.headers["content-type"] === "application/json" ? JSON.parse(text) : {};
}

function summary(events: ReturnType<ReturnType<typeof fileJournal>["read"]>["events"], id: string) {
  const { goal, status } = fold(id, events);
  return { id, goal, status, startedAt: events[0]?.at };
}

const POLL_MS = 50;

/** The run's events from where the page left off; those that come are read from the journal as it grows. */
async function stream(
  read: () => { seq: number; type: string }[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let last = Number(request.headers["last-event-id"] ?? 0);
  response.writeHead(200, { "content-type": "text/event-stream" }).write(": here\n\n");
  while (!response.destroyed) {
    const events = existsOr(read);
    for (const event of events.filter(({ seq }) => seq > last)) {
      response.write(`id: ${event.seq}\nevent: event\ndata: ${JSON.stringify(event)}\n\n`);
      last = event.seq;
    }
    if (/^run\.(finished|failed|cancelled)$/.test(events.at(-1)?.type ?? ""))
      return void response.end("event: end\ndata: {}\n\n");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A run's journal is there a moment after its id. */
function existsOr<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}
