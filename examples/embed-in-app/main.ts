// An agent inside a web server: POST a goal, get its events as they happen (server-sent events), then its result.
import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Calculator } from "@langchain/community/tools/calculator";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type Agent, createAgent, defineTool, loadModel } from "qwill";
import { z } from "zod";

/** Your application's own data, as a tool. */
const PRICES: Record<string, number> = { bolt: 0.12, hinge: 3.4, shelf: 18.9 };
const price = defineTool({
  name: "price",
  description: "The price of an article in euros.",
  input: z.object({ article: z.string().describe(`One of: ${Object.keys(PRICES).join(", ")}`) }),
  effect: "read",
  run: async ({ article }) => {
    const euros = PRICES[article];
    if (euros === undefined)
      return { ok: false, text: `No article "${article}". There are: ${Object.keys(PRICES).join(", ")}.` };
    return `${article}: ${euros} euros`;
  },
});

/** The server; the tools are one of ours and one of LangChain's, whose effect nobody knows: it is allowed by name. */
export function createApp(model: BaseChatModel, workspace: string): Server {
  const agent = createAgent({
    model,
    tools: [price, new Calculator()],
    workspace,
    approve: ({ name, effect }) => (name === "calculator" || effect === "read" ? "allow" : "deny"),
  });
  return createServer((request, response) => {
    if (request.method !== "POST" || request.url !== "/runs") return void response.writeHead(404).end("POST /runs\n");
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    events(agent, request, gone.signal, (name, data) =>
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    )
      .catch((error: Error) => response.write(`event: error\ndata: ${JSON.stringify(error.message)}\n\n`))
      .finally(() => response.end());
  });
}

type Send = (name: string, data: unknown) => void;

async function events(agent: Agent, request: IncomingMessage, signal: AbortSignal, send: Send): Promise<void> {
  const { goal } = z.object({ goal: z.string().min(1) }).parse(JSON.parse(await text(request)));
  const run = agent.start(goal, { signal });
  for await (const event of run) send(event.type, event);
  send("result", await run.result);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = createApp(await loadModel(process.argv[2]), ".");
  server.listen(8787, "127.0.0.1", () =>
    console.log('curl -N -d \'{"goal":"What do 12 hinges cost?"}\' localhost:8787/runs'),
  );
}
