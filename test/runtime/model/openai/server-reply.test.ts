import { describe, expect, it } from "vitest";
import { ServerReply } from "../../../../src/runtime/model/openai/server-reply.js";
import { genericProfile, type Profile, profiles } from "../../../../src/runtime/model/profile.js";

const qwq = profiles["qwq-32b"];

interface Told {
  profile?: Profile;
  /** What the server says in its own field for thoughts. */
  apart?: string;
  mayCall?: boolean;
  cutOff?: boolean;
}

/** What is told of a reply that comes in two pieces, cut anywhere; once, since it must always be the same. */
function told(reply: string, { profile = qwq, apart = "", mayCall = true, cutOff = false }: Told = {}) {
  const results = new Set<string>();
  for (let cut = 0; cut <= reply.length; cut++) {
    const server = new ServerReply({ profile, mayCall });
    const pieces = [
      server.push({ thought: apart, text: "" }),
      server.push({ thought: "", text: reply.slice(0, cut) }),
      server.push({ thought: "", text: reply.slice(cut) }),
    ];
    const { calls, problems, ...last } = server.end({ cutOff });
    const all = [...pieces, last];
    const of = (channel: "thought" | "text") => all.map((piece) => piece[channel]).join("");
    results.add(JSON.stringify({ thought: of("thought"), text: of("text"), calls, problems }));
  }
  expect([...results]).toHaveLength(1);
  return JSON.parse([...results][0] ?? "");
}

const call = '<tool_call>\n{"name": "clock", "arguments": {"at": "Rome"}}\n</tool_call>';
const clock = { name: "clock", args: { at: "Rome" } };
const plain = { thought: "", text: "", calls: [], problems: [] };

describe("a reply of a server that we don't control", () => {
  it("that takes the thought out is text and nothing else", () => {
    expect(told("Four.", { apart: "2+2" })).toEqual({ ...plain, thought: "2+2", text: "Four." });
    expect(told("\n\nSo </b> it is.", { apart: "2+2" })).toMatchObject({ text: "So </b> it is." });
  });

  it("that leaves the thought in the text is split at its end, also where the text begins inside it", () => {
    for (const opening of ["<think>\n", "", "\n<think>"])
      expect(told(`${opening}A < b, so </thin.\n</think>\n\nYes <b>.`)).toEqual({
        ...plain,
        thought: "A < b, so </thin.",
        text: "Yes <b>.",
      });
  });

  it("without any thought is text, though the model usually thinks", () => {
    expect(told("Just text.")).toEqual({ ...plain, text: "Just text." });
    expect(told("")).toEqual(plain);
  });

  it("that was cut off before the thought had an end is no answer", () => {
    expect(told("First I look at", { cutOff: true })).toMatchObject({
      thought: "First I look at",
      text: "",
      problems: [expect.stringContaining("</think>")],
    });
    expect(told("The answer is", { apart: "2+2", cutOff: true })).toMatchObject({
      text: "The answer is",
      problems: [],
    });
  });

  it("makes the calls that stand in its text, and none that stand in its thought", () => {
    expect(told(`Maybe ${call}?\n</think>\n\nI look.\n${call}`)).toEqual({
      thought: `Maybe ${call}?`,
      text: "I look.",
      calls: [clock],
      problems: [],
    });
    expect(told(`${call}\n${call}`, { apart: "hm", profile: profiles.qwen3 }).calls).toEqual([clock, clock]);
  });

  it("says what of a call can't be read", () => {
    const { calls, problems } = told(
      '</think><tool_call>\n{"name": "clock", "arguments": {"at": "Rome" "Oslo"}}\n</tool_call>',
    );
    expect(calls).toEqual([]);
    expect(problems).toEqual([expect.stringContaining("Oslo")]);
  });

  it("keeps such words as text where no tools were offered, or nothing is known of the model", () => {
    expect(told(call, { apart: "hm", mayCall: false })).toMatchObject({ text: call, calls: [] });
    const text = "Qwen ends turns with <|im_end|> and thinks in <think>.";
    expect(told(text, { profile: genericProfile })).toEqual({ ...plain, text });
  });
});
