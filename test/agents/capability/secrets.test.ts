import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { createAgent } from "../../../src/agents/agent.js";
import { withoutSecrets } from "../../../src/agents/capability/secrets.js";
import type { RunEvent } from "../../../src/runtime/run/events.js";
import { memoryJournal } from "../../../src/runtime/run/journal.js";
import { scriptedModel } from "../../../src/testing/scripted-model.js";
import { defineTool } from "../../../src/tools/tool.js";

const SECRET = 'tok"en/ä 123$&';
const workspace = () => mkdtempSync(path.join(tmpdir(), "qwill-secrets-"));

it("a secret reaches the tool, and neither the model nor the journal nor those who watch", async () => {
  const got: string[] = [];
  const login = defineTool({
    name: "login",
    description: "Log in.",
    input: z.object({ token: z.string() }),
    effect: "network",
    async run({ token }, { progress }) {
      got.push(token);
      progress(`with ${token}`);
      if (got.length === 1) throw new Error(`refused ${encodeURIComponent(token)}`);
      return { text: `in as ${token}`, data: { [token]: [Buffer.from(token).toString("base64")] } };
    },
  });
  const use = { calls: [{ name: "login", args: { token: "{{secret:SHOP}}" } }] };
  const model = scriptedModel([use, use, { calls: [{ name: "step_done", args: { result: "in" } }] }]);
  const journal = memoryJournal();
  const agent = createAgent({ model, tools: [login], workspace: workspace(), journal, secrets: { SHOP: SECRET } });
  const steps = [{ id: "do", title: "Do", instruction: "Do it.", tools: ["login"] }];
  const run = agent.start(`Log in (not with ${SECRET})`, { plan: { steps } });
  const seen: RunEvent[] = [];
  for await (const event of run) seen.push(event);
  expect((await run.result).status).toBe("finished");
  expect(got).toEqual([SECRET, SECRET]);
  const everything = JSON.stringify([seen, journal.read(run.id).events, model.calls.map(({ messages }) => messages)]);
  for (const spelling of ["tok\\\\", "tok%22en", Buffer.from(SECRET).toString("base64")])
    expect(everything).not.toContain(spelling);
  expect(everything).toContain("in as {{secret:SHOP}}");
  expect(model.calls[0]?.messages[0]?.text).toMatch(/Secrets: \{\{secret:SHOP\}\}/);
});

it("a secret is known again however it is written", () => {
  const value = "p@ss w/ord+&é~!";
  const secrets = { LOGIN: value };
  const form = new URLSearchParams({ a: value }).toString().slice(2);
  const written = [
    ...["", "u", "user:", "me:"].map((before) => Buffer.from(`${before}${value} tail`).toString("base64")),
    Buffer.from(`user:${value}`).toString("base64url"),
    encodeURIComponent(value).toLowerCase(),
    form,
    Buffer.from(value).toString("hex"),
    JSON.stringify(JSON.stringify({ value })),
    "p@ss w/ord+&amp;é~!",
    "P@SS W/ORD+&É~!",
    "p@ss w/\nord+&é~!",
    "p@ss w/ord+&\\u00e9~!",
    value.normalize("NFD"),
    encodeURIComponent(encodeURIComponent(value)),
    Buffer.from(value).toString("hex").replace(/../g, "$& "),
    Buffer.from(`${"x".repeat(60)}${value}`)
      .toString("base64")
      .replace(/.{76}/g, "$&\n"),
    [...value].map((char) => `&#${char.codePointAt(0)};`).join(""),
  ];
  for (const text of written) expect(withoutSecrets(text, secrets)).toContain("{{secret:LOGIN}}");
  expect(withoutSecrets({ at: new Date(0), told: [value] }, secrets)).toEqual({
    at: "1970-01-01T00:00:00.000Z",
    told: ["{{secret:LOGIN}}"],
  });
});

it("a secret that can't be kept is refused, unnamed", () => {
  const make = () => createAgent({ model: scriptedModel([]), tools: [], workspace: ".", secrets: { A: "x1y2" } });
  expect(make).toThrowError(/secrets\.A: expected a text of at least 6/);
  expect(make).not.toThrowError(/x1y2/);
});
