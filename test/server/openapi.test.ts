import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { done, planned, type Served, served, step } from "../ui/served.js";
import { plainPage } from "./plain-page.js";

interface Operation {
  operationId: string;
  responses: Record<string, { content: Record<string, { schema?: { $ref?: string } }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let server: Served;
let document: Document;
let run: string;
beforeAll(async () => {
  server = await served([planned([step("a", [])]), done("A.")], { page: plainPage() });
  document = (await (await server.api("/api/openapi.json")).json()) as Document;
  run = ((await (await server.post("/api/runs", { goal: "Do a" })).json()) as { id: string }).id;
});
afterAll(() => server.stop());

/** A validator of one of the document's schemas. */
function validator(name: string) {
  const ajv = new Ajv2020({ strict: false, formats: { "date-time": true } });
  ajv.addSchema({ $id: "doc", ...document }, "doc");
  const validate = ajv.getSchema(`doc#/components/schemas/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate;
}

it("the document says version 3.1, names each operation once, and refers only to what it holds", () => {
  expect(document.openapi).toBe("3.1.0");
  const names = Object.values(document.paths).flatMap((each) => Object.values(each).map((one) => one.operationId));
  expect(new Set(names).size).toBe(names.length);
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );
  expect(refs.length).toBeGreaterThan(10);
  expect(refs.filter((name) => !(name in document.components.schemas))).toEqual([]);
});

it("what the server answers is what the document says", async () => {
  for (const [place, name] of [
    ["/api/info", "Info"],
    ["/api/runs", "Runs"],
    [`/api/runs/${run}`, "Run"],
    [`/api/runs/${run}/files`, "Files"],
    ["/api/runs/none", "Error"],
  ] as const) {
    const validate = validator(name);
    const value = await (await server.api(place)).json();
    expect([place, validate(value), validate.errors]).toEqual([place, true, null]);
  }
  const reply = await server.api(`/api/runs/${run}/events`, { headers: { accept: "application/json" } });
  const validate = validator("Events");
  expect([validate(await reply.json()), validate.errors]).toEqual([true, null]);
  expect(validate({ events: [{ seq: 1, at: "x", runId: "y", type: "run.finished" }] })).toBe(false);
});

it("what the document demands of a request is what the server demands", async () => {
  const validate = validator("StartRun");
  for (const body of [
    { goal: "x" },
    { goal: "" },
    { goal: 3 },
    { goal: "x", unknown: 1 },
    { goal: "x", budget: { turns: 1.5 } },
  ]) {
    const { status } = await server.post("/api/runs", body);
    expect([body, status === 400]).toEqual([body, !validate(body)]);
  }
});
