import { z } from "zod";
import type { Route } from "./route.js";
import { errorReply, named } from "./schemas.js";

const ref = (id: string) => `#/components/schemas/${id}`;

/** The API as OpenAPI 3.1, made of the schemas that check it. */
export function openapi(routes: readonly Route[], version: string): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(named, { uri: ref, io: "input", unrepresentable: "any" });
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "qwill serve",
      version,
      description: "Start tasks, follow them, decide, and take the files. See docs/server.md.",
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIds(schema)])),
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "The token of the printed address." } },
    },
  };
}

function operationOf(route: Route): Record<string, unknown> {
  const { summary, description, status = 200, reply, body, bodyType } = route;
  const content = body ? { "application/json": { schema: schemaOf(body) } } : bodyType ? { [bodyType]: {} } : undefined;
  const types: Record<string, z.ZodType | undefined> =
    "schema" in reply ? { "application/json": reply.schema } : reply.types;
  return {
    summary,
    ...(description ? { description } : {}),
    operationId: route.name,
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [status]: {
        description: reply.description,
        content: Object.fromEntries(
          Object.entries(types).map(([type, schema]) => [type, schema ? { schema: schemaOf(schema) } : {}]),
        ),
      },
      default: { description: "What went wrong.", content: { "application/json": { schema: schemaOf(errorReply) } } },
    },
  };
}

function pathParameters({ path }: Route) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Route) {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { $schema: _, description, ...rest } = z.toJSONSchema(schema as z.ZodType, { io: "input" });
    const required = !(schema as z.ZodType).safeParse(undefined).success;
    return { name, in: "query", required, ...(description ? { description } : {}), schema: rest };
  });
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const id = named.get(schema)?.id;
  if (id) return { $ref: ref(id) };
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { metadata: named, io: "input", unrepresentable: "any" });
  return rest;
}

function withoutIds(schema: object): object {
  const { $schema: _, $id: __, id: ___, ...rest } = schema as Record<string, unknown>;
  return rest;
}
