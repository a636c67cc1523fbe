import type { Context } from "hono";
import { stream } from "hono/streaming";
import { z } from "zod";
import { badRequest } from "../api-error.js";
import { defineRoute, type Route } from "../route.js";
import { type FeedMessage, runFeed } from "../run-feed.js";
import { event, events } from "../schemas.js";
import type { Services } from "../services.js";

const HEARTBEAT_MS = 15_000;

const eventQuery = z.object({
  after: z.coerce.number().int().min(0).optional().describe("The sequence number of the last event that you have"),
});

/** A run's events: what all else is made of. */
export function eventRoutes(services: Services): Route[] {
  return [
    defineRoute({
      name: "followRun",
      method: "get",
      path: "/api/runs/{runId}/events",
      summary: "Its events, as a stream that goes on where you left off",
      description:
        "Server-sent events. Stored ones carry their sequence number as id; live ones have none. `presence` says whether anybody works on the run, `end` that nothing more will come. Last-Event-ID counts like `after`. With Accept: application/json, the stored events so far as a list.",
      query: eventQuery,
      reply: { description: "The events.", types: { "text/event-stream": event, "application/json": events } },
      handle: async ({ params: { runId = "" }, query, context }) => {
        const after = query.after ?? lastEventId(context);
        const accept = context.req.header("accept") ?? "";
        const place = services.places.of(runId);
        if (accept.includes("application/json") && !accept.includes("text/event-stream"))
          return { events: place.journal.read(runId).events.filter(({ seq }) => seq > after) };
        // Damage is told as an error, not in the middle of a stream.
        place.journal.read(runId);
        return streamed(services, runId, after, context);
      },
    }),
  ];
}

function lastEventId(context: Context): number {
  const given = context.req.header("last-event-id");
  if (!given) return 0;
  if (!/^\d{1,15}$/.test(given)) throw badRequest("Last-Event-ID is no sequence number.");
  return Number(given);
}

function streamed({ places, live }: Services, runId: string, after: number, context: Context): Response {
  context.header("content-type", "text/event-stream; charset=utf-8");
  return stream(context, async (out) => {
    const gone = new AbortController();
    out.onAbort(() => gone.abort());
    const heartbeat = setInterval(() => void out.write(": still here\n\n"), HEARTBEAT_MS);
    try {
      const feed = runFeed(runId, { place: places.of(runId), places, live, after, signal: gone.signal });
      for await (const batch of feed) await out.write(batch.map(written).join(""));
    } finally {
      clearInterval(heartbeat);
      gone.abort();
    }
  });
}

function written(message: FeedMessage): string {
  if (message.kind === "end") return "event: end\ndata: {}\n\n";
  if (message.kind === "presence")
    return `event: presence\ndata: ${JSON.stringify({ isRunning: message.isRunning })}\n\n`;
  const id = "seq" in message.event ? `id: ${message.event.seq}\n` : "";
  return `${id}data: ${JSON.stringify(message.event)}\n\n`;
}
