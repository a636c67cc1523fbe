import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ChatLlama } from "../../../../src/runtime/model/chat-llama.js";
import { type TinyModelOptions, tinyModel } from "../../../../src/runtime/model/tiny-model/tiny-model.js";
import { tools } from "../tools.js";

const POCKET = fileURLToPath(new URL("../../../../models/pocket/pocket.gguf", import.meta.url));

let folder: string;
const loaded: ChatLlama[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "qwill-states-"));
});
afterEach(async () => {
  await Promise.all(loaded.splice(0).map((model) => model.dispose()));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(options: TinyModelOptions = {}): Promise<ChatLlama> {
  const model = await tinyModel({ seed: 5, ...options });
  loaded.push(model);
  return model;
}

const words = (count: number, seed = 0) =>
  Array.from({ length: count }, (_, index) => `word${(index * 7 + seed) % 97}`).join(" ");
const trunk = [new SystemMessage(words(150)), new HumanMessage(words(100, 3))];
const branch = (name: string): BaseMessage[] => [...trunk, new AIMessage("Yes."), new HumanMessage(`Branch ${name}.`)];
const brief = { thinkTokens: 8, maxTokens: 8 };

async function reused(model: ChatLlama, messages: BaseMessage[]) {
  const { usage_metadata, text } = await model.invoke(messages, brief);
  return {
    prompt: usage_metadata?.input_tokens ?? 0,
    reused: usage_metadata?.input_token_details?.cache_read ?? 0,
    text,
  };
}

describe("branches of one trunk", () => {
  it("go on from a copy of it, also while another one is being answered", async () => {
    const model = await load({ sequences: 3, leastForkTokens: 64 });
    const [first, ...others] = await Promise.all(["a", "b", "c"].map((name) => reused(model, branch(name))));
    expect(first?.reused).toBe(0);
    for (const other of others) expect(other.prompt - other.reused).toBeLessThan(30);
  });

  it("say the same as if they had evaluated it themselves", async () => {
    // Trained weights, and always the likeliest token: chance and rounding decide nothing.
    const pocket = async (options: { leastForkTokens?: number }) => {
      const model = await ChatLlama.load({ modelPath: POCKET, threads: 1, gpu: false, sequences: 3, ...options });
      loaded.push(model);
      return Promise.all(["a", "b", "c"].map((name) => reused(model, branch(name))));
    };
    const shared = await pocket({ leastForkTokens: 64 });
    const apart = await pocket({});
    expect(shared.map((one) => one.reused > 0)).toEqual([false, true, true]);
    expect(apart.map((one) => one.reused)).toEqual([0, 0, 0]);
    expect(shared.map((one) => one.text)).toEqual(apart.map((one) => one.text));
  });

  it("evaluate it themselves when the first one was stopped before it was there", async () => {
    const model = await load({ sequences: 2, leastForkTokens: 64 });
    const stop = new AbortController();
    const onPrefill = () => stop.abort(new Error("enough"));
    const stopped = model.invoke(branch("a"), { ...brief, signal: stop.signal, onPrefill });
    const second = reused(model, branch("b"));
    await expect(stopped).rejects.toThrow("enough");
    expect((await second).text).not.toBe("");
    expect(model.busySlots).toBe(0);
  });
});

describe("a prompt that is evaluated ahead", () => {
  it("costs nothing when it is asked: a call is there before its result comes", async () => {
    const model = await load({ sequences: 1 });
    const options = { tools, tool_choice: "word_count", thinkTokens: 16 };
    const reply = await model.invoke(trunk, options);
    const history = [...trunk, reply];
    const warmed = await model.prefill(history, { tools });
    expect((warmed?.promptTokens ?? 0) - (warmed?.reusedTokens ?? 0)).toBeLessThan(200);
    const result = new ToolMessage({ content: "7 words", tool_call_id: reply.tool_calls?.[0]?.id ?? "" });
    const { usage_metadata } = await model.invoke([...history, result], options);
    const fresh = (usage_metadata?.input_tokens ?? 0) - (usage_metadata?.input_token_details?.cache_read ?? 0);
    expect(fresh).toBeLessThan(60);
  });

  it("steps aside: it takes no slot that is wanted, and stops within a bite", async () => {
    const model = await load({ sequences: 1 });
    const busy = model.invoke("Talk.", { thinkTokens: 300, maxTokens: 8 });
    while (model.busySlots === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(await model.prefill(trunk)).toBeUndefined();
    await busy;
    const stop = new AbortController();
    let done = 0;
    const onPrefill = (progress: { done: number }) => {
      done = progress.done;
      stop.abort(new Error("asked"));
    };
    const long = [new HumanMessage(words(500))];
    await expect(model.prefill(long, { signal: stop.signal, onPrefill })).rejects.toThrow("asked");
    expect(done).toBeLessThanOrEqual(512);
    expect((await reused(model, long)).reused).toBeGreaterThanOrEqual(done);
  });
});

describe("a warm state", () => {
  const states = async (name: string) => (await readdir(join(folder, name))).filter((file) => file.endsWith(".kv"));
  const options = (name: string, more = {}) => ({
    sequences: 1,
    warmState: { folder: join(folder, name), leastTokens: 64, ...more },
  });

  async function asked(name: string, messages: BaseMessage[], more: TinyModelOptions = {}) {
    const model = await load({ ...options(name), ...more });
    const result = await reused(model, messages);
    await model.dispose();
    return result;
  }

  it("lets another process go on without evaluating the prompt again, and say the same", async () => {
    const cold = await asked("resume", branch("a"));
    expect(cold.reused).toBe(0);
    const warm = await asked("resume", branch("a"));
    expect(warm.prompt - warm.reused).toBeLessThan(3);
    expect(warm.text).toBe(cold.text);
    const other = await asked("resume", branch("b"));
    expect(other.prompt - other.reused).toBeLessThan(30);
  });

  it("of another model, or of other slots, is ignored", async () => {
    await asked("foreign", branch("a"));
    expect((await asked("foreign", branch("a"), { seed: 6 })).reused).toBe(0);
    expect((await asked("foreign", branch("a"), { sequences: 2 })).reused).toBe(0);
  });

  it("that is damaged, cut off or only half written is never loaded", async () => {
    const cold = await asked("damage", branch("a"));
    const damages: ((kv: string, note: string) => Promise<unknown>)[] = [
      async (kv) => {
        const bytes = await readFile(kv);
        bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
        await writeFile(kv, bytes);
      },
      async (kv) => truncate(kv, (await stat(kv)).size - 10),
      async (_, note) => writeFile(note, (await readFile(note, "utf8")).slice(0, 100)),
      async (_, note) => rm(note),
      async (_, note) => writeFile(note, "null"),
    ];
    for (const damage of damages) {
      const [name = ""] = await states("damage");
      const kv = join(folder, "damage", name);
      await damage(kv, kv.replace(/kv$/, "json"));
      const after = await asked("damage", branch("a"));
      expect(after).toEqual(cold);
      await rm(join(folder, "damage"), { recursive: true });
      await asked("damage", branch("a"));
    }
  });

  it("never takes more than its bound, and stays out of the way where nothing can be written", async () => {
    await asked("bound", branch("a"));
    const [name = ""] = await states("bound");
    const { size } = await stat(join(folder, "bound", name));
    const model = await load(options("bound", { maxBytes: size * 2.5 }));
    for (const seed of [1, 2, 3, 4]) await model.invoke(words(220, seed * 11), brief);
    expect((await states("bound")).length).toBeLessThanOrEqual(2);
    await writeFile(join(folder, "file"), "");
    expect((await asked("file/below", branch("a"))).text).not.toBe("");
  });
});
