import { type AIMessageChunk, HumanMessage } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ChatLlama } from "../../../src/runtime/model/chat-llama.js";
import type { ChatLlamaCallOptions } from "../../../src/runtime/model/chat-options.js";
import { tinyModel } from "../../../src/runtime/model/tiny-model/tiny-model.js";
import { codeRun, domains, fileRead, tools, wordCount } from "./tools.js";

let model: ChatLlama;

beforeAll(async () => {
  model = await tinyModel({ seed: 3 });
});

afterAll(() => model.dispose());

function bound(options: Partial<ChatLlamaCallOptions> = {}) {
  return model.bindTools(tools, { thinkTokens: 8, maxTokens: 400, domains, ...options });
}

function reasoningOf(message: { contentBlocks: { type: string }[] }): string {
  return message.contentBlocks.map((block) => ("reasoning" in block ? String(block.reasoning) : "")).join("");
}

describe("a model with random weights, made to call tools", () => {
  it("makes 60 calls of 60 that each tool's own schema accepts", async () => {
    const names = new Set<string>();
    for (let index = 0; index < 60; index++) {
      const reply = await bound({ tool_choice: "any" }).invoke(`Task ${index}.`);
      const call = reply.tool_calls?.[0];
      const called = tools.find((tool) => tool.name === call?.name);
      expect(called?.schema.safeParse(call?.args), JSON.stringify(call)).toMatchObject({ success: true });
      expect(reply.tool_calls).toHaveLength(1);
      names.add(call?.name ?? "");
    }
    expect(names.size).toBeGreaterThan(1);
  });

  it("takes files and quotes only from what is really there", async () => {
    const spans = domains.verbatim.flatMap((source) => source.text.split("\n"));
    for (let index = 0; index < 20; index++) {
      const read = await bound({ tool_choice: "file_read" }).invoke(`Read ${index}.`);
      expect(domains.workspaceFile).toContain(read.tool_calls?.[0]?.args.path);
      const taken = await bound({ tool_choice: "take_down" }).invoke(`Take down ${index}.`);
      const { quotes, phone } = (taken.tool_calls?.[0]?.args ?? {}) as { quotes: string[]; phone: string };
      for (const quote of phone === "" ? quotes : [...quotes, phone]) {
        expect(spans.some((line) => line.includes(quote))).toBe(true);
      }
    }
  });

  it("thinks before it calls", async () => {
    const reply = await bound({ tool_choice: "any", thinkTokens: 40 }).invoke("Go.");
    expect(reply.contentBlocks.map((block) => block.type)).toEqual(["reasoning", "tool_call"]);
    expect(reasoningOf(reply).length).toBeGreaterThan(20);
    expect(reply.response_metadata).toMatchObject({ finish_reason: "tool_calls", model: "tiny", model_name: "tiny" });
    expect(reply.response_metadata.tool_name_probability).toBeGreaterThan(0);
  });

  it("calls only what is allowed, with the same prompt", async () => {
    const messages = [new HumanMessage("Do it.")];
    const open = model.inspectPrompt(messages, { tools });
    const masked = model.inspectPrompt(messages, { tools, allowed: ["word_count"] });
    expect(masked.tokens).toEqual(open.tokens);
    for (let index = 0; index < 8; index++) {
      const reply = await bound({ tool_choice: "any", allowed: ["word_count", "code_run"] }).invoke(`Do ${index}.`);
      expect(["word_count", "code_run"]).toContain(reply.tool_calls?.[0]?.name);
    }
  });

  it("can't call a tool that needs a file where there is none", async () => {
    const options = { thinkTokens: 4, tool_choice: "any", domains: {} };
    const reply = await model.bindTools([fileRead, wordCount], options).invoke("Go.");
    expect(reply.tool_calls?.[0]?.name).toBe("word_count");
    await expect(model.bindTools([fileRead], options).invoke("Go.")).rejects.toMatchObject({ code: "config.invalid" });
  });

  it("calls the tool that is named, however the choice is spelled", async () => {
    for (const tool_choice of ["code_run", { type: "function", function: { name: "code_run" } }] as const) {
      const reply = await bound({ tool_choice }).invoke("Run.");
      expect(reply.tool_calls?.[0]?.name).toBe("code_run");
    }
    await expect(bound({ tool_choice: "no_such" }).invoke("Run.")).rejects.toMatchObject({
      code: "config.invalid",
      hint: expect.stringContaining("file_read"),
    });
  });

  it("writes no call when told to call nothing", async () => {
    const reply = await bound({ tool_choice: "none", maxTokens: 60 }).invoke("Talk.");
    expect(reply.tool_calls).toEqual([]);
    expect(reply.text).not.toContain("<tool_call>");
  });

  it("makes several calls in one reply where that is admitted", async () => {
    const eager = await tinyModel({ seed: 1, bias: { "\n": 14 } });
    const reply = await eager
      .bindTools([wordCount], { tool_choice: "any", parallel_tool_calls: true, thinkTokens: 0, maxTokens: 600 })
      .invoke("Count.");
    expect(reply.tool_calls?.length).toBeGreaterThan(1);
    expect(new Set(reply.tool_calls?.map((call) => call.id)).size).toBe(reply.tool_calls?.length);
    await eager.dispose();
  });

  it("opens a call by itself when it may", async () => {
    const eager = await tinyModel({ seed: 1, bias: { "<tool_call>": 9 } });
    const reply = await eager.bindTools([wordCount], { thinkTokens: 0, maxTokens: 400 }).invoke("Count.");
    expect(reply.tool_calls?.[0]?.name).toBe("word_count");
    expect(reply.text).not.toContain("<tool_call>");
    await eager.dispose();
  });
});

describe("the thought", () => {
  it("ends at its budget, and the answer begins", async () => {
    for (const thinkTokens of [1, 16, 200]) {
      const reply = await model.invoke("Think.", { thinkTokens, maxTokens: 16 });
      expect(reply.usage_metadata?.output_token_details?.reasoning).toBeLessThanOrEqual(thinkTokens);
      expect(reply.text).not.toBe("");
      expect(reply.text).not.toContain("think>");
    }
  });

  it("is left out when there is no budget for it", async () => {
    const reply = await model.invoke("Answer.", { thinkTokens: 0, maxTokens: 8 });
    expect(reply.usage_metadata?.output_token_details?.reasoning).toBe(0);
    expect(reasoningOf(reply)).toBe("");
  });

  it("is closed where the model wants to end its turn, and the call follows", async () => {
    const hasty = await tinyModel({ seed: 1, bias: { "<|im_end|>": 7 } });
    const reply = await hasty.bindTools([wordCount], { tool_choice: "any", thinkTokens: 500 }).invoke("Count.");
    expect(reply.usage_metadata?.output_token_details?.reasoning).toBeLessThan(100);
    expect(reply.tool_calls).toHaveLength(1);
    await hasty.dispose();
  });

  it("is closed when it goes round in circles", async () => {
    const stuck = await tinyModel({ seed: 1, bias: { wait: 60 } });
    const reply = await stuck.bindTools([wordCount], { tool_choice: "any", thinkTokens: 1000 }).invoke("Count.");
    expect(reasoningOf(reply)).toMatch(/waitwait.*round in circles/s);
    expect(reply.usage_metadata?.output_token_details?.reasoning).toBeLessThan(150);
    await stuck.dispose();
  });

  it("may speak of calls without making one", async () => {
    const quoting = await tinyModel({ seed: 2, bias: { "<tool_call>": 7 } });
    const reply = await quoting.bindTools([wordCount], { tool_choice: "any", thinkTokens: 64 }).invoke("Count.");
    expect(reasoningOf(reply)).toContain("<tool_call>");
    expect(reply.tool_calls).toHaveLength(1);
    await quoting.dispose();
  });
});

describe("as a LangChain chat model", () => {
  it("streams thought, text and calls in pieces that add up to the reply", async () => {
    const chunks: AIMessageChunk[] = [];
    for await (const chunk of await bound({ tool_choice: "any", thinkTokens: 30 }).stream("Go.")) chunks.push(chunk);
    const whole = chunks.reduce((sum, chunk) => sum.concat(chunk));
    expect(chunks.length).toBeGreaterThan(20);
    expect(chunks.filter((chunk) => chunk.usage_metadata)).toHaveLength(1);
    expect(chunks.at(-1)?.usage_metadata).toMatchObject({ output_token_details: { reasoning: expect.any(Number) } });
    expect(whole.contentBlocks.map((block) => block.type)).toEqual(["reasoning", "tool_call"]);
    expect(whole.tool_calls).toHaveLength(1);
    expect(whole.response_metadata).toMatchObject({ model: "tiny", finish_reason: "tool_calls" });
  });

  it("gives the same reply streamed and whole", async () => {
    const whole = await tinyModel({ seed: 11 });
    const reply = await whole.bindTools([codeRun], { tool_choice: "any", thinkTokens: 20 }).invoke("Go.");
    await whole.dispose();
    const streamed = await tinyModel({ seed: 11 });
    let sum: AIMessageChunk | undefined;
    for await (const chunk of await streamed
      .bindTools([codeRun], { tool_choice: "any", thinkTokens: 20 })
      .stream("Go.")) {
      sum = sum ? sum.concat(chunk) : chunk;
    }
    await streamed.dispose();
    expect(sum?.tool_calls?.[0]?.args).toEqual(reply.tool_calls?.[0]?.args);
    expect(reasoningOf(sum as AIMessageChunk)).toBe(reasoningOf(reply));
    expect(sum?.usage_metadata).toEqual(reply.usage_metadata);
  });

  it("tells callbacks of each token and streams events", async () => {
    let tokens = 0;
    const callbacks = [{ handleLLMNewToken: () => void tokens++ }];
    await model.invoke("Hi.", { thinkTokens: 4, maxTokens: 8, callbacks });
    for await (const _ of await model.stream("Hi.", { thinkTokens: 4, maxTokens: 8, callbacks }));
    expect(tokens).toBeGreaterThan(6);
    const events: string[] = [];
    for await (const event of model.streamEvents("Hi.", { version: "v2", maxTokens: 8, thinkTokens: 4 })) {
      events.push(event.event);
    }
    expect(events).toContain("on_chat_model_stream");
    expect(events.at(-1)).toBe("on_chat_model_end");
    const blocks: string[] = [];
    for await (const event of bound({ tool_choice: "any", thinkTokens: 4 }).streamEvents("Hi.", { version: "v2" })) {
      const chunk = event.data.chunk as AIMessageChunk | undefined;
      blocks.push(...(chunk?.tool_call_chunks ?? []).map((part) => String(part.index)));
    }
    expect(new Set(blocks)).toEqual(new Set(["1"]));
  });

  it("answers a batch", async () => {
    const replies = await model.batch(["One.", "Two.", "Three."], { thinkTokens: 4, maxTokens: 8 });
    expect(replies).toHaveLength(3);
    expect(replies.every((reply) => (reply.usage_metadata?.output_tokens ?? 0) > 4)).toBe(true);
  });

  it("pipes into a parser", async () => {
    const brief = model.withConfig({ maxTokens: 8, thinkTokens: 4 });
    const text = await brief.pipe(new StringOutputParser()).invoke("Say.");
    expect(text).toEqual(expect.any(String));
  });

  it("fills in a structured output that its schema accepts", async () => {
    const schema = z.object({
      title: z.string().max(20),
      mark: z.enum(["good", "bad"]),
      points: z.number().int().nullable(),
    });
    // The small context leaves little room to think.
    const brief = await tinyModel({ contextSize: 1024 });
    const value = await brief.withStructuredOutput(schema, { name: "review" }).invoke("Review it.");
    expect(schema.safeParse(value)).toMatchObject({ success: true });
    const plain = { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] };
    const both = await brief.withStructuredOutput(plain, { includeRaw: true }).invoke("Is it?");
    expect(both.parsed).toEqual({ ok: expect.any(Boolean) });
    expect(both.raw.text).toBe("");
    await brief.dispose();
  });

  it("stops before a stop text", async () => {
    const first = await tinyModel({ seed: 21 });
    const long = await first.invoke("Talk.", { thinkTokens: 0, maxTokens: 40 });
    const stop = long.text.slice(12, 16);
    await first.dispose();
    const again = await tinyModel({ seed: 21 });
    const short = await again.invoke("Talk.", { thinkTokens: 0, maxTokens: 40, stop: [stop] });
    await again.dispose();
    expect(short.text).toBe(long.text.slice(0, long.text.indexOf(stop)).trimEnd());
    expect(short.response_metadata.finish_reason).toBe("stop");
  });

  it("refuses images", async () => {
    const image = { type: "image_url", image_url: { url: "data:image/png;base64,AA==" } };
    await expect(model.invoke([new HumanMessage({ content: [image] })])).rejects.toMatchObject({
      code: "model.unsupported",
    });
  });

  it("says what it is", async () => {
    expect(model._llmType()).toBe("qwill-llama");
    expect(model.qwillProfile.id).toBe("qwq-32b");
    expect(model.profile).toMatchObject({ maxInputTokens: 4096, toolCalling: true, imageInputs: false });
    expect(model.getLsParams({})).toMatchObject({ ls_provider: "qwill", ls_model_type: "chat", ls_model_name: "tiny" });
    expect(await model.getNumTokens("some words")).toBeGreaterThan(1);
  });
});
