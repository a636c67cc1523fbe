import { type Profile, profiles } from "../../../../src/runtime/model/profile.js";
import type { ParsedReply } from "../../../../src/runtime/model/reply/types.js";

const { pocket, mistral } = profiles;

/** A reply, and what it is taken apart into. */
export interface ReplyCase {
  it: string;
  profile: Profile;
  reply: string;
  gives: Partial<ParsedReply>;
  /** What each problem must say, in order. */
  problems?: RegExp[];
}

/** Calls that are not quite JSON: mended where there is one reading, else told. */
export const repairCases: ReplyCase[] = [
  {
    it: "repairs what has one reading: quotes, commas, Python's words, raw line breaks, missing ends",
    profile: pocket,
    reply:
      "<tool_call>{'name': 'a', 'arguments': {'x': True, 'y': [1, 2,],}}</tool_call>" +
      '<tool_call>{"name": "b", "arguments": {"t": "one\ntwo\t3"}}</tool_call>' +
      '<tool_call>{"name": "c", "arguments": {"x": 1}</tool_call>' +
      '<tool_call>\n```json\n{"name": "d"}\n```\n</tool_call>',
    gives: {
      calls: [
        { name: "a", args: { x: true, y: [1, 2] } },
        { name: "b", args: { t: "one\ntwo\t3" } },
        { name: "c", args: { x: 1 } },
        { name: "d", args: {} },
      ],
    },
  },
  {
    it: "doesn't guess where a quote belongs, and names the place",
    profile: pocket,
    reply: 'Now.\n<tool_call>{"name": "a", "arguments": {"t": "say "hi" now"}}</tool_call>',
    gives: { text: "Now." },
    problems: [/^Call 1, after "Now\.", can't be read\. It is no JSON at character \d+, near ".*hi/],
  },
  {
    it: "drops a bracket too many, and reads calls side by side in one pair of tags",
    profile: pocket,
    reply:
      '<tool_call>{"name": "a", "arguments": {"x": 1}}}</tool_call>ok<tool_call>{"name": "b"},\n{"name": "c"}</tool_call>',
    gives: {
      text: "ok",
      calls: [
        { name: "a", args: { x: 1 } },
        { name: "b", args: {} },
        { name: "c", args: {} },
      ],
    },
  },
  {
    it: "makes no text of what was structure, a number or a quote that never ends",
    profile: pocket,
    reply:
      '<tool_call>{"name": "a", "arguments": {"x": [1, "b": 3}}</tool_call>' +
      '<tool_call>{"name": "a", "arguments": {"x": 007}}</tool_call>' +
      '<tool_call>{"name": "a", "arguments": {"x": "y, "z": 2}}</tool_call>',
    gives: {},
    problems: [/no JSON at character/, /no JSON at character/, /no JSON at character/],
  },
  {
    it: "keeps the white space after a call that no tag closes",
    profile: mistral,
    reply: 'one\n[TOOL_CALLS]a[ARGS]{"x": 1}\n\ntwo',
    gives: { text: "one\n\n\ntwo", calls: [{ name: "a", args: { x: 1 } }] },
  },
  {
    it: "doesn't complete a call that was cut off",
    profile: pocket,
    reply: '<tool_call>{"name": "a", "arguments": {"t": "hal',
    gives: {},
    problems: [/Call 1 can't be read. It was cut off/],
  },
];
