import { describe, expect, it } from "vitest";
import type { CallableTool } from "../../../../src/runtime/model/decoder/call.js";
import { type DecodeEvent, type DecodePlan, decode } from "../../../../src/runtime/model/decoder/decode.js";
import { goesRound } from "../../../../src/runtime/model/decoder/repetition.js";
import { profiles } from "../../../../src/runtime/model/profile.js";
import { ScriptedCursor } from "./scripted-cursor.js";

const qwq = profiles["qwq-32b"];
const markers = ["<think>", "</think>", "<tool_call>", "</tool_call>"];

function tool(name: string, complete: (partial: string) => string | undefined = () => undefined): CallableTool {
  return { name, gbnf: () => `root ::= ${name}`, complete };
}

const read = tool("file_read");
const list = tool("file_list");

function counting(count: number, between = " "): string {
  return Array.from({ length: count }, (_, index) => `${index * 37}${between}`).join("");
}

async function say(
  script: string,
  options: Partial<DecodePlan> = {},
  cursorOptions: { room?: number; markers?: string[] } = {},
) {
  const cursor = new ScriptedCursor(script, { markers, ...cursorOptions });
  const events: DecodeEvent[] = [];
  const plan: DecodePlan = {
    profile: qwq,
    tools: [read, list],
    choice: "auto",
    parallel: false,
    thinkTokens: 1000,
    maxTokens: 1000,
    stop: [],
    ...options,
  };
  const decoded = await decode(cursor, plan, (event) => events.push(event));
  const text = (type: "thought" | "text") => events.map((event) => (event.type === type ? event.delta : "")).join("");
  expect(text("thought")).toBe(decoded.thought);
  expect(text("text")).toBe(decoded.text);
  return { decoded, cursor, events };
}

describe("a reply", () => {
  it("is a thought, then text, without the white space around them", async () => {
    const { decoded } = await say("I look.\n</think>Hello.\nEND");
    expect(decoded).toMatchObject({ thought: "I look.", text: "Hello.", calls: [], finish: "stop", thoughtTokens: 9 });
    expect(decoded.answerTokens).toBe("Hello.\n".length);
  });

  it("is a thought, then a call whose literals are forced", async () => {
    const { decoded, cursor, events } = await say('I look.</think><tool_call>file_r{"path": "a"}}\n');
    expect(decoded).toMatchObject({ text: "", finish: "tool_calls" });
    expect(decoded.calls).toEqual([{ name: "file_read", json: '{"path": "a"}', valid: true }]);
    expect(cursor.transcript).toBe(
      'I look.</think>\n\n<tool_call>\n{"name": "file_read", "arguments": {"path": "a"}}\n</tool_call>',
    );
    expect(events.filter((event) => event.type === "call")).toEqual([
      { type: "call", index: 0, name: "file_read", probability: 0.5 ** 6 },
    ]);
    const args = events.map((event) => (event.type === "arguments" ? event.delta : "")).join("");
    expect(args).toBe('{"path": "a"}');
  });

  it("may say something before the call", async () => {
    const { decoded } = await say("</think>Let me see.\n\n<tool_call>file_l{}}\n");
    expect(decoded).toMatchObject({ text: "Let me see.", calls: [{ name: "file_list", json: "{}" }] });
  });

  it("quotes a call in a code block without making it", async () => {
    const { decoded } = await say("</think>Like so:\n```\n<tool_call>\n```\nEND");
    expect(decoded).toMatchObject({ calls: [], finish: "stop" });
    expect(decoded.text).toContain("<tool_call>");
  });

  it("is known to call by letters too, where the marker is no token", async () => {
    const script = 'Now <tool_call>file_r{"path":"a"}}\n';
    const { decoded } = await say(script, { profile: profiles.pocket }, { markers: [] });
    expect(decoded).toMatchObject({ text: "Now", finish: "tool_calls" });
    expect(decoded.calls[0]?.json).toContain('{"path":"a"}');
  });

  it("has no thought where the model has none, and takes a lone tool without asking", async () => {
    const { decoded, cursor } = await say('{"path":"a"}}\n', {
      profile: profiles.pocket,
      tools: [read],
      choice: "any",
    });
    expect(decoded).toMatchObject({ thought: "", thoughtTokens: 0, nameProbability: 1 });
    expect(cursor.constraints[0]).toBeUndefined();
    expect(cursor.transcript).toBe('<tool_call>\n{"name":"file_read","arguments":{"path":"a"}}\n</tool_call>');
  });

  it("makes calls as long as the model opens another one", async () => {
    const script = "</think>{}}\n\n{}}\nEND";
    const { decoded } = await say(script, { tools: [read], choice: "any", parallel: true });
    expect(decoded.calls).toHaveLength(2);
    expect((await say(script, { tools: [read], choice: "any" })).decoded.calls).toHaveLength(1);
  });

  it("ends before a stop text, also one that comes in pieces", async () => {
    const { decoded } = await say("</think>One. STOP Two.END", { stop: ["STOP"] });
    expect(decoded).toMatchObject({ text: "One.", finish: "stop" });
    expect((await say("</think>One. STO, really.END", { stop: ["STOP"] })).decoded.text).toBe("One. STO, really.");
  });

  it("ends where it says the same again and again", async () => {
    const { decoded } = await say(`</think>${"Yes, no. ".repeat(200)}END`);
    expect(decoded.finish).toBe("repetition");
    expect(decoded.text.length).toBeLessThan(400);
  });

  it("is cut at its bound", async () => {
    const { decoded } = await say("</think>0123456789END", { maxTokens: 4 });
    expect(decoded).toMatchObject({ text: "0123", finish: "length", answerTokens: 4 });
  });
});

describe("a call that runs out of room", () => {
  const closing = tool("file_read", (partial) => (partial.startsWith('{"path": "') ? '"}' : undefined));

  it("is closed by the shortest completion, and says so", async () => {
    const script = `</think>{"path": "${"a".repeat(500)}`;
    const { decoded } = await say(script, { tools: [closing], choice: "any", maxTokens: 120 });
    expect(decoded.finish).toBe("length");
    expect(decoded.answerTokens).toBeLessThanOrEqual(120);
    const [call] = decoded.calls;
    expect(call?.valid).toBe(true);
    expect(JSON.parse(call?.json ?? "").path).toMatch(/^a{30,}$/);
  });

  it("is no call where nothing completes it", async () => {
    const script = `</think>{"path": "${"a".repeat(900)}`;
    const { decoded } = await say(script, { tools: [read], choice: "any", maxTokens: 60 });
    expect(decoded.calls[0]).toMatchObject({ valid: false });
    expect(decoded.finish).toBe("length");
  });
});

describe("a thought", () => {
  it("is closed where the model ends its turn inside it", async () => {
    const { decoded, cursor } = await say("Hm.ENDHello.END");
    expect(decoded).toMatchObject({ thought: "Hm.", text: "Hello." });
    expect(cursor.transcript).toBe("Hm.\n</think>\n\nHello.");
  });

  it("ends at a sentence's end near the end of its budget, with a word about it", async () => {
    const { decoded } = await say(`${"First I think a bit. ".repeat(3)}Then ${counting(200)}`, {
      thinkTokens: 270,
      maxTokens: 5,
    });
    expect(decoded.thought).toContain("I have thought enough");
    expect(decoded.thoughtTokens).toBeLessThanOrEqual(270);
    const even = await say(counting(200, ". "), { thinkTokens: 270, maxTokens: 5 });
    expect(even.decoded.thought).toMatch(/\d\.\n\nI have thought enough/);
  });

  it("never takes the room that the answer needs", async () => {
    const { decoded } = await say(counting(1000), { thinkTokens: 4000, maxTokens: 100 }, { room: 500 });
    expect(decoded.text.length).toBeGreaterThan(90);
    expect(decoded.thoughtTokens).toBeLessThan(400);
  });

  it("is opened by us where the prompt doesn't do it, and skipped without a budget", async () => {
    const thinking = await say("Hm.</think>Hi.END", { profile: profiles.qwen3 });
    expect(thinking.cursor.transcript).toBe("<think>\nHm.</think>\n\nHi.");
    expect(thinking.decoded).toMatchObject({ thought: "Hm.", thoughtTokens: 4 });
    const none = await say("Hi.END", { profile: profiles.qwen3, thinkTokens: 0 });
    expect(none.cursor.transcript).toBe("<think>\n\n</think>\n\nHi.");
    expect(none.decoded).toMatchObject({ thought: "", thoughtTokens: 0, answerTokens: 3 });
  });
});

describe("going round in circles", () => {
  it("is a cycle at the end, four times over", () => {
    expect(goesRound([9, 1, 2, 1, 2, 1, 2, 1, 2], 8)).toBe(true);
    expect(goesRound([1, 2, 1, 2, 1, 2, 1, 2, 9], 8)).toBe(false);
    expect(goesRound([1, 2, 1, 2, 1, 2, 1, 2], 9)).toBe(false);
    const long = Array.from({ length: 100 }, (_, index) => index);
    expect(goesRound([...long, ...long, ...long, ...long], 48)).toBe(true);
    expect(goesRound([...long, ...long, ...long], 48)).toBe(false);
  });
});
