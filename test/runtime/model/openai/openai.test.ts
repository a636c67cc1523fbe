import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AIMessage, type AIMessageChunk, HumanMessage } from "@langchain/core/messages";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadModel } from "../../../../src/runtime/model/load-model.js";
import { fileRead } from "../tools.js";

type Answer = (request: Record<string, unknown>, response: ServerResponse) => void;

let server: Server;
let url: string;
let answer: Answer;
let asked: { path: string; key: string | undefined; body: Record<string, unknown> }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    asked.push({ path: request.url ?? "", key: request.headers.authorization, body });
    if (request.url === "/v1/models") {
      json(response, { data: [{ id: "qwq-32b-awq", max_model_len: 24_576 }, { id: "other" }] });
    } else if (request.url === "/llama/v1/models") {
      json(response, { data: [{ id: "qwq-32b-q4", owned_by: "llamacpp", meta: { n_ctx: 16_384 } }] });
    } else if (request.url === "/props") {
      json(response, { total_slots: 2 });
    } else if (request.url === "/v1/chat/completions") answer(body, response);
    else json(response, { error: "not found" }, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked = [];
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const part of request) text += part;
  return text === "" ? {} : JSON.parse(text);
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

const usage = {
  prompt_tokens: 20,
  completion_tokens: 9,
  total_tokens: 29,
  prompt_tokens_details: { cached_tokens: 16 },
  completion_tokens_details: { reasoning_tokens: 4 },
};

function reply(message: Record<string, unknown>, finish_reason = "stop"): Answer {
  return (_, response) =>
    json(response, {
      id: "1",
      model: "qwq-32b-awq",
      choices: [{ index: 0, finish_reason, message: { role: "assistant", ...message } }],
      usage,
    });
}

function stream(deltas: Record<string, unknown>[], finish_reason = "stop"): Answer {
  return (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const send = (value: unknown) =>
      response.write(`data: ${JSON.stringify({ id: "1", model: "qwq-32b-awq", ...(value as object) })}\n\n`);
    for (const delta of deltas) send({ choices: [{ index: 0, delta, finish_reason: null }] });
    send({ choices: [{ index: 0, delta: {}, finish_reason }] });
    send({ choices: [], usage });
    response.end("data: [DONE]\n\n");
  };
}

const call = { id: "c1", type: "function", function: { name: "file_read", arguments: '{"path":"job.md"}' } };

async function streamed(input: string): Promise<AIMessageChunk> {
  let sum: AIMessageChunk | undefined;
  const model = await loadModel(url, { model: "qwq-32b-awq" });
  for await (const chunk of await model.stream(input)) sum = sum ? sum.concat(chunk) : chunk;
  return sum as AIMessageChunk;
}

describe("a model behind an OpenAI-compatible URL", () => {
  it("is found by the address alone, with the profile that its name fits", async () => {
    const model = await loadModel(url);
    expect(model.model).toBe("qwq-32b-awq");
    expect(model.qwillProfile).toMatchObject({ id: "qwq-32b", contextTokens: 24_576 });
    expect((await loadModel(`${url}/v1#other`)).model).toBe("other");
  });

  it("says how many conversations it keeps, where the server does", async () => {
    expect(await loadModel(`${url}/llama/v1`)).toMatchObject({ slots: 2 });
    expect(await loadModel(url)).toMatchObject({ slots: undefined });
  });

  it("gives text, usage and how it ended", async () => {
    answer = reply({ content: "Four." });
    const message = await (await loadModel(url, { apiKey: "k" })).invoke("2+2?", {
      maxTokens: 50,
      thinkTokens: 100,
    } as never);
    expect(message.text).toBe("Four.");
    expect(message.usage_metadata).toMatchObject({
      input_tokens: 20,
      output_tokens: 9,
      input_token_details: { cache_read: 16 },
      output_token_details: { reasoning: 4 },
    });
    expect(message.response_metadata).toMatchObject({ finish_reason: "stop", model: "qwq-32b-awq" });
    expect(asked.at(-1)).toMatchObject({ key: "Bearer k", body: { max_tokens: 150, temperature: 0.6, top_p: 0.95 } });
  });

  it("shows the thought as a reasoning block, wherever the server puts it", async () => {
    const model = await loadModel(url);
    for (const message of [
      { content: "Four.", reasoning_content: "Two and two." },
      { content: "<think>\nTwo and two.\n</think>\n\nFour." },
      { content: "Two and two.\n</think>\n\nFour." },
    ]) {
      answer = reply(message);
      const blocks = (await model.invoke("2+2?")).contentBlocks;
      expect(blocks).toMatchObject([
        { type: "reasoning", reasoning: "Two and two." },
        { type: "text", text: "Four." },
      ]);
    }
  });

  it("makes calls of bound tools, without our own keywords in their schemas", async () => {
    answer = reply({ content: null, tool_calls: [call] }, "tool_calls");
    const model = await loadModel(url);
    const message = await model.bindTools?.([fileRead], { tool_choice: "any" }).invoke("Read.");
    expect(message?.tool_calls).toMatchObject([{ name: "file_read", args: { path: "job.md" }, id: "c1" }]);
    const body = asked.at(-1)?.body;
    expect(body?.tool_choice).toBe("required");
    expect(JSON.stringify(body?.tools)).toContain("file_read");
    expect(JSON.stringify(body?.tools)).not.toContain("x-qwill");
  });

  it("streams thought, text and calls, with usage on one chunk", async () => {
    for (const name of ["reasoning_content", "reasoning"]) {
      answer = stream([
        { role: "assistant", [name]: "Two " },
        { [name]: "and two." },
        { content: "Fo" },
        { content: "ur." },
      ]);
      const sum = await streamed("2+2?");
      expect(sum.contentBlocks).toMatchObject([
        { type: "reasoning", reasoning: "Two and two." },
        { type: "text", text: "Four." },
      ]);
      expect(sum.usage_metadata).toMatchObject({ input_tokens: 20, output_tokens: 9, total_tokens: 29 });
      expect(sum.response_metadata.finish_reason).toBe("stop");
    }
    answer = stream([{ role: "assistant", tool_calls: [{ index: 0, ...call }] }], "tool_calls");
    expect((await streamed("Read.")).tool_calls).toMatchObject([{ name: "file_read", args: { path: "job.md" } }]);
    answer = stream([{ role: "assistant", content: "<thi" }, { content: "nk>Two.</th" }, { content: "ink>\n\nFour." }]);
    expect((await streamed("2+2?")).contentBlocks).toMatchObject([{ reasoning: "Two." }, { text: "Four." }]);
  });

  it("streams a reply that begins inside the thought and writes its calls as text", async () => {
    const written = '<tool_call>\n{"name": "file_read", "arguments": {"path": "job.md"}}\n</tool_call>';
    answer = stream([
      { role: "assistant", content: "I look" },
      { content: ".\n</thi" },
      { content: `nk>\n\n${written}` },
    ]);
    const model = await loadModel(url, { model: "qwq-32b-awq" });
    let sum: AIMessageChunk | undefined;
    for await (const chunk of (await model.bindTools?.([fileRead])?.stream("Read.")) ?? [])
      sum = sum ? sum.concat(chunk) : chunk;
    expect(sum?.contentBlocks).toMatchObject([{ type: "reasoning", reasoning: "I look." }, { type: "tool_call" }]);
    expect(sum?.tool_calls).toMatchObject([{ name: "file_read", args: { path: "job.md" }, id: expect.any(String) }]);
    answer = reply({ content: `I look.\n</think>\n\n${written}` });
    const whole = await model.bindTools?.([fileRead]).invoke("Read.");
    expect(whole?.tool_calls).toMatchObject([{ name: "file_read", args: { path: "job.md" } }]);
    answer = reply({ content: "I look at" }, "length");
    expect((await model.invoke("Read.")).response_metadata.problems).toEqual([expect.stringContaining("</think>")]);
  });

  it("sends the history without thoughts", async () => {
    answer = reply({ content: "Yes." });
    const thought = new AIMessage({
      content: [
        { type: "reasoning", reasoning: "SECRETTHOUGHT" },
        { type: "text", text: "Read it." },
      ],
      tool_calls: [{ id: "c1", name: "file_read", args: { path: "job.md" } }],
      response_metadata: { output_version: "v1" },
    });
    await (await loadModel(url)).invoke([new HumanMessage("Read."), thought, new HumanMessage("And?")]);
    const sent = JSON.stringify(asked.at(-1)?.body.messages);
    expect(sent).toContain("Read it.");
    expect(sent).toContain("job.md");
    expect(sent).not.toContain("SECRETTHOUGHT");
  });

  it("says in words what went wrong", async () => {
    const model = await loadModel(url);
    answer = (_, response) => json(response, { error: { message: "maximum context length is 4096 tokens" } }, 400);
    await expect(model.invoke("Long.")).rejects.toMatchObject({ code: "model.prompt-too-long" });
    answer = (_, response) => json(response, { error: { message: "bad key" } }, 401);
    await expect(model.invoke("Hi.")).rejects.toMatchObject({
      code: "model.failed",
      hint: expect.stringContaining("KEY"),
    });
    await expect(loadModel(`${url}#no-such`)).rejects.toMatchObject({
      code: "model.missing",
      hint: expect.stringContaining("qwq-32b-awq"),
    });
    await expect(loadModel(`${url}/nothing/here`)).rejects.toMatchObject({ code: "model.unreachable" });
    await expect(loadModel("http://127.0.0.1:9")).rejects.toMatchObject({
      code: "model.unreachable",
      hint: expect.stringContaining("server"),
    });
  });

  it("says so when the server goes away between two calls", async () => {
    const model = await loadModel(url);
    answer = (_, response) => response.socket?.destroy();
    await expect(model.invoke("Hi.")).rejects.toMatchObject({ code: "model.unreachable" });
  });

  it("stops when it is aborted", async () => {
    const stop = new AbortController();
    answer = () => stop.abort(new Error("enough"));
    const model = await loadModel(url);
    await expect(model.invoke("Hi.", { signal: stop.signal })).rejects.toThrow("enough");
  });
});
