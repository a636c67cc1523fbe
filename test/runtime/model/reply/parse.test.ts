import { describe, expect, it } from "vitest";
import { type Profile, profiles } from "../../../../src/runtime/model/profile.js";
import { parseReply, replyParser } from "../../../../src/runtime/model/reply/parse.js";
import { type ReplyCase, repairCases } from "./repair-cases.js";

const qwq = profiles["qwq-32b"];
const { pocket, qwen3, mistral } = profiles;

const clock = '<tool_call>\n{"name": "clock", "arguments": {}}\n</tool_call>';
const write = (content: string) =>
  `<tool_call>\n${JSON.stringify({ name: "file_write", arguments: { path: "a.md", content } })}\n</tool_call>`;
const file = (content: string) => ({ name: "file_write", args: { path: "a.md", content } });

const cases: ReplyCase[] = [
  ...repairCases,
  {
    it: "starts inside a forced thought",
    profile: qwq,
    reply: "hm\n\nso\n</think>\n\nAnswer.",
    gives: { thought: "hm\n\nso", text: "Answer." },
  },
  {
    it: "forgives a model that opens the thought again",
    profile: qwq,
    reply: "<think>\nhm</think>A",
    gives: { thought: "hm", text: "A" },
  },
  { it: "takes an empty thought", profile: qwq, reply: "</think>\n\nA", gives: { text: "A" } },
  {
    it: "finds an optional thought",
    profile: qwen3,
    reply: "\n<think>\nhm\n</think>\n\nA",
    gives: { thought: "hm", text: "A" },
  },
  { it: "finds no thought where there is none", profile: qwen3, reply: " <thin air", gives: { text: "<thin air" } },
  { it: "joins a later thought", profile: qwen3, reply: "A <think>b</think> c", gives: { thought: "b", text: "A  c" } },
  {
    it: "stops at the end of the turn",
    profile: qwq,
    reply: `x</think>A<|im_end|>\n${clock}`,
    gives: { thought: "x", text: "A" },
  },
  {
    it: "reads a call after the thought",
    profile: qwq,
    reply: `x</think>\n\n${clock}`,
    gives: { thought: "x", calls: [{ name: "clock", args: {} }] },
  },
  {
    it: "reads words, several calls, and words",
    profile: qwq,
    reply: `x</think>\n\nFirst.\n${clock}\n${write("b")}\nDone.`,
    gives: { thought: "x", text: "First.\n\n\nDone.", calls: [{ name: "clock", args: {} }, file("b")] },
  },
  {
    it: "reads compact calls",
    profile: pocket,
    reply: '<tool_call>\n{"name":"clock","arguments":{}}\n</tool_call><|im_end|>',
    gives: { calls: [{ name: "clock", args: {} }] },
  },
  {
    it: "is not misled by tags, braces and quotes inside strings",
    profile: pocket,
    reply: `${write('}</tool_call>"\\\n<tool_call>{<think>```')}`,
    gives: { calls: [file('}</tool_call>"\\\n<tool_call>{<think>```')] },
  },
  {
    it: "takes a complete call without its closing tag",
    profile: pocket,
    reply: '<tool_call>\n{"name": "clock", "arguments": {}}\n',
    gives: { calls: [{ name: "clock", args: {} }] },
  },
  {
    it: "takes two without closing tags",
    profile: pocket,
    reply: '<tool_call>{"name": "a"}<tool_call>{"name": "b"}',
    gives: {
      calls: [
        { name: "a", args: {} },
        { name: "b", args: {} },
      ],
    },
  },
  {
    it: "takes arguments that are JSON in a string",
    profile: pocket,
    reply: '<tool_call>{"name": "a", "arguments": "{\\"x\\": 1}"}</tool_call>',
    gives: { calls: [{ name: "a", args: { x: 1 } }] },
  },
  {
    it: "doesn't take a call in an unclosed thought",
    profile: qwq,
    reply: `I would call ${clock}`,
    gives: { thought: `I would call ${clock}` },
    problems: [/ended inside the thought.*<tool_call> inside the thought is not a call/],
  },
  {
    it: "says so when a thought never ends",
    profile: qwq,
    reply: "hm",
    gives: { thought: "hm" },
    problems: [/ended inside the thought/],
  },
  {
    it: "lets a closed thought talk about calls",
    profile: qwq,
    reply: `maybe ${clock}?</think>No.`,
    gives: { thought: `maybe ${clock}?`, text: "No." },
  },
  {
    it: "doesn't take a call in a code block",
    profile: pocket,
    reply: `Like this:\n\`\`\`\n${clock}\n\`\`\`\nand then\n${clock}`,
    gives: { text: `Like this:\n\`\`\`\n${clock}\n\`\`\`\nand then`, calls: [{ name: "clock", args: {} }] },
    problems: [/code block.*not a call/],
  },
  {
    it: "doesn't take a tag that is quoted in a line",
    profile: pocket,
    reply: "Write `<tool_call>` first.",
    gives: { text: "Write `<tool_call>` first." },
  },
  {
    it: "keeps a fence open until its own marker",
    profile: pocket,
    reply: `~~~~\n~~~\n${clock}\n~~~~`,
    gives: { text: `~~~~\n~~~\n${clock}\n~~~~` },
    problems: [/code block/],
  },
  {
    it: "says what a call lacks",
    profile: pocket,
    reply:
      '<tool_call>{"arguments": {}}</tool_call><tool_call>{"name": "a", "x": 1}</tool_call><tool_call></tool_call>',
    gives: {},
    problems: [/no "name"/, /no "arguments", but "x"/, /empty/],
  },
  {
    it: "goes on after a call that can't be read",
    profile: pocket,
    reply: `<tool_call>nonsense</tool_call> ok ${clock}`,
    gives: { text: "ok", calls: [{ name: "clock", args: {} }] },
    problems: [/no JSON at character/],
  },
  {
    it: "reads bare names with arguments",
    profile: mistral,
    reply: 'Hm.[TOOL_CALLS]a[ARGS]{"x": 1}[TOOL_CALLS]b_c[ARGS]{}</s>',
    gives: {
      text: "Hm.",
      calls: [
        { name: "a", args: { x: 1 } },
        { name: "b_c", args: {} },
      ],
    },
  },
  {
    it: "reads a list of calls",
    profile: mistral,
    reply: '[TOOL_CALLS][{"name": "a", "arguments": {"x": 1}}, {"name": "b"}]',
    gives: {
      calls: [
        { name: "a", args: { x: 1 } },
        { name: "b", args: {} },
      ],
    },
  },
  {
    it: "takes a call whose closing tag was cut off",
    profile: pocket,
    reply: '<tool_call>{"name": "a"}\n</tool_c',
    gives: { calls: [{ name: "a", args: {} }] },
  },
  { it: "takes nothing from nothing", profile: pocket, reply: "", gives: {} },
  {
    it: "trims what stands around the text",
    profile: pocket,
    reply: " \n text  with\n\nspaces \n ",
    gives: { text: "text  with\n\nspaces" },
  },
];

describe("parseReply", () => {
  for (const one of cases) {
    it(one.it, () => {
      const { problems, ...parsed } = parseReply(one.profile, one.reply);
      expect(parsed).toEqual({ thought: "", text: "", calls: [], ...one.gives });
      expect(problems).toEqual((one.problems ?? []).map((problem) => expect.stringMatching(problem)));
    });
  }
});

function parsedInPieces(profile: Profile, pieces: string[]) {
  const parser = replyParser(profile);
  const deltas = [...pieces.flatMap((piece) => parser.push(piece)), ...parser.flush()];
  const joined = { thought: "", text: "", call: "" };
  for (const { channel, text } of deltas) joined[channel] += text;
  return { parsed: parser.end(), joined };
}

describe("replyParser", () => {
  for (const one of cases) {
    it(`gives the same for every split: ${one.it}`, () => {
      const whole = parsedInPieces(one.profile, [one.reply]);
      expect(whole.parsed).toEqual(parseReply(one.profile, one.reply));
      expect(whole.joined).toMatchObject({ thought: whole.parsed.thought, text: whole.parsed.text });
      for (let at = 1; at < one.reply.length; at++) {
        expect(parsedInPieces(one.profile, [one.reply.slice(0, at), one.reply.slice(at)])).toEqual(whole);
      }
      for (const size of [1, 2, 3, 5]) {
        const pieces = one.reply.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
        expect(parsedInPieces(one.profile, pieces)).toEqual(whole);
      }
    });
  }

  it("gives words out as soon as they are certain", () => {
    const parser = replyParser(qwq);
    expect(parser.push("I think")).toEqual([{ channel: "thought", text: "I think" }]);
    expect(parser.push(" so.\n</th")).toEqual([{ channel: "thought", text: " so." }]);
    expect(parser.push("ink>\n\nHe")).toEqual([{ channel: "text", text: "He" }]);
    expect(parser.push("llo <tool")).toEqual([{ channel: "text", text: "llo" }]);
    expect(parser.push("ing>")).toEqual([{ channel: "text", text: " <tooling>" }]);
    expect(parser.push(' <tool_call>{"name": "a",')).toEqual([{ channel: "call", text: '{"name": "a",' }]);
  });

  it("reads a long call in linear time", () => {
    const reply = write("line of text\n".repeat(20_000));
    const parser = replyParser(pocket);
    for (let at = 0; at < reply.length; at += 4) parser.push(reply.slice(at, at + 4));
    expect(parser.end().calls).toHaveLength(1);
  });
});
