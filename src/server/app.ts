import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { hardened, localOnly, sameOriginOnly, tokenOnly } from "./access.js";
import { ApiError, errorBody, notFound, statusOf } from "./api-error.js";
import { openapi } from "./openapi.js";
import { addPage } from "./page.js";
import { addRoute, type Route } from "./route.js";
import { actRoutes } from "./routes/act-routes.js";
import { eventRoutes } from "./routes/event-routes.js";
import { fileRoutes } from "./routes/file-routes.js";
import { runRoutes } from "./routes/run-routes.js";
import type { Services } from "./services.js";
import { addView } from "./view.js";

const MAX_BODY_BYTES = 1_000_000;

/** All of the API. */
export function apiRoutes(services: Services): Route[] {
  return [...runRoutes(services), ...eventRoutes(services), ...actRoutes(services), ...fileRoutes(services)];
}

/** The page and the API, as one app. */
export function createApp(services: Services): Hono {
  const app = new Hono();
  const { options, token } = services;
  app.use(hardened(), localOnly());
  app.onError((error, context) => {
    const status = statusOf(error);
    if (status >= 500) options.onError?.(error);
    // The rest of what was too large is never read: nothing else can follow on this connection.
    if (status === 413) context.header("connection", "close");
    return context.json(errorBody(error), status);
  });
  app.notFound((context) => context.json(errorBody(nothingAt(context.req.method, context.req.path)), 404));
  addPage(app, options.page);
  addView(app, services);
  const limit = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new ApiError(413, "api.too-large", `The body is larger than ${MAX_BODY_BYTES / 1e6} MB.`);
    },
  });
  app.use("/api/*", sameOriginOnly(), tokenOnly(token));
  app.use("/api/*", (context, next) => (context.req.path === "/api/uploads" ? next() : limit(context, next)));
  const routes = apiRoutes(services);
  for (const route of routes) addRoute(app, route);
  app.get("/api/openapi.json", (context) => context.json(openapi(routes, options.version)));
  return app;
}

function nothingAt(method: string, path: string): ApiError {
  return notFound(`There is no ${method} ${path.slice(0, 200)}.`, "GET /api/openapi.json lists what there is.");
}
