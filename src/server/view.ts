import type { Hono } from "hono";
import { openWorkspace } from "../runtime/workspace/workspace.js";
import { isSame, viewKey } from "./access.js";
import { notFound } from "./api-error.js";
import { fileReply } from "./file-reply.js";
import type { Services } from "./services.js";

/**
 * A run's files under an address that a browser can open by itself, so that a site that was built finds its own styles and
 * pictures. The address holds a key to this run's files alone; what is shown there runs no scripts and asks nobody.
 */
export function addView(app: Hono, { places, token }: Services): void {
  app.get("/view/:key/:runId/:path{.+}", async (context) => {
    const { key, runId, path } = context.req.param();
    if (!isSame(key, viewKey(token, runId))) throw notFound("There is nothing to see here.");
    const reply = await fileReply(await openWorkspace(places.of(runId).folder), path);
    // What is shown has an origin of its own, to which its own styles and fonts come from elsewhere. The key is what counts.
    reply.headers.set("cross-origin-resource-policy", "cross-origin");
    reply.headers.set("access-control-allow-origin", "*");
    return reply;
  });
}
