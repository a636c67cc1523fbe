import type { AIMessageChunk } from "@langchain/core/messages";
import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChatLlama } from "../../../../src/runtime/model/chat-llama.js";
import { type LoadedModel, loadModel } from "../../../../src/runtime/model/load-model.js";
import { type ModelServer, serveModel } from "../../../../src/runtime/model/serve/server.js";
import { tinyModel } from "../../../../src/runtime/model/tiny-model/tiny-model.js";
import { codeRun, fileRead, tools, wordCount } from "../tools.js";

let model: ChatLlama;
let server: ModelServer;
let client: LoadedModel;

beforeAll(async () => {
  model = await tinyModel({ seed: 3, contextSize: 2048 });
  server = await serveModel({ model });
  client = await loadModel(server.url);
});

afterAll(async () => {
  await server.close();
  await model.dispose();
});

const brief = { maxTokens: 200, thinkTokens: 8 } as never;

function post(body: unknown, headers: Record<string, string> = {}, url = server.url): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: text,
  });
}

const hi = { messages: [{ role: "user", content: "Hi." }], max_tokens: 8, think_tokens: 4 };

describe("a local model as an OpenAI-compatible server", () => {
  it("is found by our own client, with its context and the conversations that it keeps", () => {
    expect(client.model).toBe("tiny");
    expect(client.qwillProfile.contextTokens).toBe(2048);
    expect(client).toMatchObject({ slots: model.slots });
  });

  it("makes calls that each tool's schema accepts, whole and streamed, with a thought and usage", async () => {
    for (let index = 0; index < 3; index++) {
      const bound = client.bindTools?.([codeRun, wordCount], { tool_choice: "any" });
      const whole = await bound?.invoke(`Do ${index}.`, brief);
      let sum: AIMessageChunk | undefined;
      for await (const chunk of (await bound?.stream(`Do ${index}.`, brief)) ?? [])
        sum = sum ? sum.concat(chunk) : chunk;
      for (const reply of [whole, sum]) {
        const call = reply?.tool_calls?.[0];
        const called = tools.find((tool) => tool.name === call?.name);
        expect(called?.schema.safeParse(call?.args), JSON.stringify(call)).toMatchObject({ success: true });
        expect(reply?.response_metadata.finish_reason).toBe("tool_calls");
        expect(reply?.contentBlocks[0]?.type).toBe("reasoning");
        expect(reply?.usage_metadata?.input_tokens).toBeGreaterThan(20);
      }
    }
  });

  it("holds its replies to what may be called and what is there, as the model does in the process", async () => {
    const bound = client.bindTools?.([codeRun, fileRead], { tool_choice: "any" });
    const domains = { workspaceFile: ["notes/größe.md"] };
    const reply = await bound?.invoke("Read.", { ...(brief as object), allowed: ["file_read"], domains } as never);
    expect(reply?.tool_calls).toMatchObject([{ name: "file_read", args: { path: "notes/größe.md" } }]);
  });

  it("takes a history with calls and results", async () => {
    const call = { id: "c1", name: "word_count", args: { text: "a b" } };
    const reply = await client.invoke(
      [
        new HumanMessage("Count."),
        new AIMessage({ content: "", tool_calls: [call] }),
        new ToolMessage({ content: "2", tool_call_id: "c1" }),
      ],
      { maxTokens: 8, thinkTokens: 8 } as never,
    );
    expect(reply.usage_metadata?.output_tokens).toBeGreaterThan(0);
    expect(reply.response_metadata.finish_reason).toMatch(/stop|length/);
  });

  it("says which prompt is too long, which model it has, and what it can't do", async () => {
    await expect(client.invoke("word ".repeat(4000))).rejects.toMatchObject({ code: "model.prompt-too-long" });
    await expect(loadModel(`${server.url}#other`)).rejects.toMatchObject({ code: "model.missing" });
    const wrong: [unknown, number, string][] = [
      [{ ...hi, model: "other" }, 404, "tiny"],
      ["{", 400, "JSON"],
      [{ messages: [] }, 400, "messages"],
      [{ ...hi, response_format: { type: "json_object" } }, 400, "tool_choice"],
      [{ messages: [{ role: "user", content: [{ type: "image_url", image_url: {} }] }] }, 400, "image_url"],
      [{ ...hi, tools: [], tool_choice: "required" }, 400, "tool"],
    ];
    for (const [body, status, words] of wrong) {
      const response = await post(body);
      expect(response.status).toBe(status);
      expect((await response.json()).error.message).toContain(words);
    }
    expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
  });

  it("ends a stream with its usage where that is wanted", async () => {
    const text = await (await post({ ...hi, stream: true, stream_options: { include_usage: true } })).text();
    const events = text
      .split("\n\n")
      .filter(Boolean)
      .map((line) => line.slice(6));
    expect(events.at(-1)).toBe("[DONE]");
    const last = JSON.parse(events.at(-2) ?? "");
    expect(last.usage.completion_tokens_details.reasoning_tokens).toBeLessThanOrEqual(4);
    expect(last.usage.total_tokens).toBe(last.usage.prompt_tokens + last.usage.completion_tokens);
  });

  it("stops a reply whose client went away, and frees the slot", async () => {
    const stop = new AbortController();
    const stream = await client.stream("Talk.", { thinkTokens: 1500, signal: stop.signal } as never);
    await stream[Symbol.asyncIterator]().next();
    expect(model.busySlots).toBe(1);
    stop.abort();
    while (model.busySlots > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await post(hi)).status).toBe(200);
  });

  it("refuses pages of a browser, other hosts and wrong keys", async () => {
    expect((await post(hi, { origin: "https://example.org" })).status).toBe(403);
    await expect(serveModel({ model, host: "0.0.0.0" })).rejects.toMatchObject({
      hint: expect.stringContaining("apiKey"),
    });
    const keyed = await serveModel({ model, apiKey: "secret" });
    expect((await post(hi, {}, keyed.url)).status).toBe(401);
    expect((await post(hi, { authorization: "Bearer secret" }, keyed.url)).status).toBe(200);
    const port = Number(new URL(keyed.url).port);
    await expect(serveModel({ model, port })).rejects.toMatchObject({ hint: expect.stringContaining("port") });
    await keyed.close();
  });
});
