import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { scriptedModel } from "qwill/testing";
import { afterEach, expect, it } from "vitest";
import { createApp } from "../../examples/embed-in-app/main.js";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(model: Parameters<typeof createApp>[0]): Promise<string> {
  const server = createApp(model, mkdtempSync(path.join(tmpdir(), "qwill-embed-")));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function eventsOf(stream: string): { name: string; data: Record<string, unknown> }[] {
  return stream
    .trim()
    .split("\n\n")
    .map((block) => {
      const [event = "", data = ""] = block.split("\n");
      return { name: event.replace("event: ", ""), data: JSON.parse(data.replace("data: ", "")) };
    });
}

const plan = {
  name: "plan",
  args: { steps: [{ id: "sum", title: "Sum", instruction: "Work it out.", tools: ["price", "calculator"] }] },
};

it("the server streams a run's events and its result, with a tool of its own beside one of LangChain's", async () => {
  const url = await serve(
    scriptedModel([
      { calls: [plan] },
      { calls: [{ name: "price", args: { article: "hinge" } }] },
      { calls: [{ name: "calculator", args: { input: "12 * 3.4" } }] },
      (messages) => ({ calls: [{ name: "step_done", args: { result: `${messages.at(-1)?.text} euros` } }] }),
    ]),
  );
  const response = await fetch(`${url}/runs`, {
    method: "POST",
    body: JSON.stringify({ goal: "What do 12 hinges cost?" }),
  });
  const events = eventsOf(await response.text());
  const returned = events.filter(({ name }) => name === "tool.returned").map(({ data }) => data.text);
  expect(returned[0]).toBe("hinge: 3.4 euros");
  expect(Number(returned[1])).toBeCloseTo(40.8);
  expect(events.at(-1)).toMatchObject({ name: "result", data: { status: "finished" } });
  expect(Number.parseFloat(String(events.at(-1)?.data.answer))).toBeCloseTo(40.8);
});

it("the server says what is wrong with a request and goes on serving", async () => {
  const url = await serve(scriptedModel([]));
  expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  const response = await fetch(`${url}/runs`, { method: "POST", body: "{}" });
  expect(eventsOf(await response.text())).toMatchObject([{ name: "error" }]);
});
