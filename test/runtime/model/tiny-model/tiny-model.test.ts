import { readFile, rm } from "node:fs/promises";
import { HumanMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { readHeader } from "../../../../src/runtime/model/llama/model-file.js";
import { tinyModel, writeTinyModel } from "../../../../src/runtime/model/tiny-model/tiny-model.js";
import { tinyVocabulary } from "../../../../src/runtime/model/tiny-model/vocabulary.js";

describe("the tiny model", () => {
  it("is a file of QwQ's architecture, always the same for a seed", async () => {
    const path = await writeTinyModel({ seed: 5 });
    expect(await readHeader(path)).toMatchObject({ architecture: "qwen2", layers: 2, kvBytesPerToken: 256 });
    const first = await readFile(path);
    await rm(path);
    expect(await writeTinyModel({ seed: 5 })).toBe(path);
    expect((await readFile(path)).equals(first)).toBe(true);
    expect((await readFile(await writeTinyModel({ seed: 6 }))).equals(first)).toBe(false);
    expect(first.length).toBeLessThan(4e6);
  });

  it("has QwQ's special tokens, and every byte", () => {
    const { tokens, kinds, idOf } = tinyVocabulary();
    for (const token of ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]) expect(kinds[idOf(token)]).toBe(3);
    for (const token of ["<tool_call>", "</tool_call>", "<think>", "</think>"]) expect(kinds[idOf(token)]).toBe(4);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(tokens.length).toBeGreaterThan(1500);
  });

  it("reads any text back as it was written", async () => {
    const model = await tinyModel();
    const text = 'Zoë said: {"path": "a/b.md"}\n\n  12,50 € — 日本語 🎉 \t<|im_end|>';
    expect(model.inspectPrompt([new HumanMessage(text)]).text).toContain(text);
    await model.dispose();
  });

  it("says the same in the same order, and something else with another seed", async () => {
    const said = async (seed: number): Promise<string[]> => {
      const model = await tinyModel({ seed });
      const options = { thinkTokens: 8, maxTokens: 8 };
      const replies = [await model.invoke("Hi.", options), await model.invoke("Hi.", options)];
      await model.dispose();
      return replies.map((reply) => JSON.stringify(reply.content));
    };
    const once = await said(1);
    expect(await said(1)).toEqual(once);
    expect(once[0]).not.toBe(once[1]);
    expect(await said(2)).not.toEqual(once);
  });
});
