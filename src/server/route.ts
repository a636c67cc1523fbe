import type { Context, Hono } from "hono";
import type { z } from "zod";
import { badRequest } from "./api-error.js";

/** A part of the API as data: what is documented is what is checked. */
export interface Route {
  /** What programs call it: OpenAPI's operation id. */
  name: string;
  method: "get" | "post";
  /** As OpenAPI writes it: `/api/runs/{runId}`. A parameter at the end that is called `path` takes all that follows. */
  path: string;
  summary: string;
  description?: string;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** What a body that is no JSON holds. */
  bodyType?: string;
  /** The status of an answer that tells no error; 200 unless given. */
  status?: 200 | 201 | 202;
  /** The answer: JSON of a schema, or something else. */
  reply: { description: string } & ({ schema: z.ZodType } | { types: Record<string, z.ZodType | undefined> });
  handle(call: RouteCall): Promise<unknown>;
}

export interface RouteCall {
  /** Of the path, decoded. */
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
  context: Context;
}

interface Shaped<Query extends z.ZodObject, Body extends z.ZodObject> extends Omit<Route, "handle"> {
  query?: Query;
  body?: Body;
  /** Gives what is told as JSON, or a whole answer. */
  handle(call: RouteCall & { query: z.output<Query>; body: z.output<Body> }): Promise<unknown> | unknown;
}

/** Makes a route whose handler gets what the schemas let in. */
export function defineRoute<Query extends z.ZodObject, Body extends z.ZodObject>(route: Shaped<Query, Body>): Route {
  return route as unknown as Route;
}

/** Puts a route into an app. */
export function addRoute(app: Hono, route: Route): void {
  const path = route.path.replace(/\{path\}$/, ":path{.+}").replace(/\{(\w+)\}/g, ":$1");
  app.on(route.method.toUpperCase(), path, async (context) => {
    const query = checked(route.query, context.req.query(), "The query");
    const body = route.body ? checked(route.body, await jsonOf(context), "The body") : {};
    const reply = await route.handle({ params: context.req.param() as Record<string, string>, query, body, context });
    return reply instanceof Response ? reply : context.json((reply ?? {}) as object, route.status ?? 200);
  });
}

async function jsonOf(context: Context): Promise<unknown> {
  const type = context.req.header("content-type") ?? "";
  const text = await context.req.text();
  if (text === "") return {};
  // A form of another page can send text, never this type without being asked first.
  if (!/^application\/json\b/i.test(type))
    throw badRequest("The body is not JSON.", "Send it with content-type: application/json.");
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("The body is not JSON.", "It can't be parsed.");
  }
}

/** @throws ApiError `api.bad-request`, naming the place */
function checked(schema: z.ZodObject | undefined, value: unknown, what: string): Record<string, unknown> {
  if (!schema) return {};
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join(".");
  throw badRequest(`${what} is wrong${place ? ` at ${place}` : ""}: ${issue?.message ?? "invalid"}.`, HINT);
}

const HINT = "GET /api/openapi.json says what is expected.";
