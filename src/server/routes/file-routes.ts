import { z } from "zod";
import { openWorkspace } from "../../runtime/workspace/workspace.js";
import { notFound } from "../api-error.js";
import { documentReply, fileReply } from "../file-reply.js";
import { defineRoute, type Route } from "../route.js";
import * as schemas from "../schemas.js";
import type { Services } from "../services.js";

const MAX_LISTED = 5000;

const fileQuery = z.object({
  as: z.enum(["file", "text"]).optional().describe("text: what a document (PDF, Word, …) reads as, by page"),
  page: z.coerce.number().int().min(1).optional().describe("With as=text: this page alone"),
  download: z.stringbool().optional().describe("To be saved, not shown"),
});

/** Files: those of a run, those for a task that is to begin, and a run as one file. */
export function fileRoutes({ places, uploads, options }: Services): Route[] {
  return [
    defineRoute({
      name: "upload",
      method: "post",
      path: "/api/uploads",
      summary: "Send a file for a task that is to begin",
      query: z.object({ name: z.string().min(1).max(1000) }),
      bodyType: "application/octet-stream",
      status: 201,
      reply: { description: "The file waits for its task.", schema: schemas.upload },
      handle: ({ query: { name }, context }) => uploads.add(name, context.req.raw.body),
    }),
    defineRoute({
      name: "listFiles",
      method: "get",
      path: "/api/runs/{runId}/files",
      summary: "The files where the run works",
      reply: { description: "Paths and sizes.", schema: schemas.files },
      handle: async ({ params: { runId = "" } }) => {
        const workspace = await openWorkspace(places.of(runId).folder);
        return { files: await workspace.list({ limit: MAX_LISTED }) };
      },
    }),
    defineRoute({
      name: "getFile",
      method: "get",
      path: "/api/runs/{runId}/files/{path}",
      summary: "A file where the run works",
      query: fileQuery,
      reply: { description: "The file.", types: { "*/*": undefined, "application/json": schemas.documentText } },
      handle: async ({ params: { runId = "", path = "" }, query: { as, page, download } }) => {
        const workspace = await openWorkspace(places.of(runId).folder);
        return as === "text" ? documentReply(workspace, path, page) : fileReply(workspace, path, { download });
      },
    }),
    defineRoute({
      name: "getReplay",
      method: "get",
      path: "/api/runs/{runId}/replay",
      summary: "The run as one page of HTML that needs no server",
      reply: { description: "The page.", types: { "text/html": undefined } },
      handle: async ({ params: { runId = "" } }) => {
        if (!options.replayPage) throw notFound("This server writes no pages of runs.");
        const html = await options.replayPage(runId, places.of(runId).folder);
        const headers = {
          "content-type": "text/html; charset=utf-8",
          "content-disposition": `attachment; filename="${runId}.html"`,
        };
        return new Response(html, { headers });
      },
    }),
  ];
}
