import type { RunDescription } from "../../runtime/run/describe-run.js";
import { viewKey } from "../access.js";
import type { Place } from "../places.js";
import { defineRoute, type Route } from "../route.js";
import * as schemas from "../schemas.js";
import type { Services } from "../services.js";
import { startTask } from "../start-run.js";
import { MAX_UPLOAD_BYTES } from "../uploads.js";

/** What there is, and how a run begins. */
export function runRoutes(services: Services): Route[] {
  const { options, models, places, token } = services;
  return [
    defineRoute({
      name: "getInfo",
      method: "get",
      path: "/api/info",
      summary: "The server, its model and its demos",
      reply: { description: "What can be done here.", schema: schemas.info },
      handle: async () => ({
        version: options.version,
        model: models.describe(),
        workspace: places.root.folder,
        demos: options.demos.map(({ id, title, about }) => ({ id, title, about })),
        maxUploadBytes: MAX_UPLOAD_BYTES,
      }),
    }),
    defineRoute({
      name: "listRuns",
      method: "get",
      path: "/api/runs",
      summary: "All runs, the newest first",
      reply: { description: "The runs.", schema: schemas.runs },
      handle: async () => ({ runs: places.runs().map(({ place, run }) => summaryOf(run, place, token)) }),
    }),
    defineRoute({
      name: "startRun",
      method: "post",
      path: "/api/runs",
      summary: "Start a task",
      description:
        "Answers once the run has begun; where the model isn't loaded yet, that comes first (GET /api/info says how far it is).",
      body: schemas.startRun,
      status: 201,
      reply: { description: "The run has begun.", schema: schemas.started },
      handle: async ({ body }) => ({ id: await startTask(services, body) }),
    }),
    defineRoute({
      name: "getRun",
      method: "get",
      path: "/api/runs/{runId}",
      summary: "One run",
      reply: { description: "The run.", schema: schemas.run },
      handle: async ({ params: { runId = "" } }) => {
        const place = places.of(runId);
        return summaryOf(places.describe(place, runId), place, token);
      },
    }),
  ];
}

function summaryOf(run: RunDescription, place: Place, token: string) {
  const { runId, goal, status, startedAt, model, turns, activeMs, pausedFor } = run;
  return {
    id: runId,
    goal,
    status,
    startedAt,
    model,
    turns,
    activeMs,
    pausedFor,
    folder: place.name,
    view: `/view/${viewKey(token, runId)}/${encodeURIComponent(runId)}/`,
  };
}
