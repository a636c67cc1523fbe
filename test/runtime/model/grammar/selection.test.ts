import { describe, expect, it } from "vitest";
import { z } from "zod";
import { choice } from "../../../../src/runtime/domains.js";
import { shortestCompletion } from "../../../../src/runtime/model/grammar/completion.js";
import { schemaToGbnf } from "../../../../src/runtime/model/grammar/schema.js";
import type { JsonSchema } from "../../../../src/runtime/model/grammar/types.js";
import { misjudged, oracle } from "./oracle.js";

const offered = ["Go", "Go, Rust", 'a "b"', "Größe", "Go!", "C", "C++", "😀 x", "😁 y"];

function grammarOf(schema: z.ZodType, items: string[]) {
  return schemaToGbnf(z.toJSONSchema(schema) as JsonSchema, { domains: { choices: { items } } }).gbnf;
}

const list = () => z.array(choice("items"));

/** All lists of up to three of the first values, in any order, repeats too. */
function listsOf(values: string[]): string[][] {
  const longer = (lists: string[][]) => lists.flatMap((one) => values.map((value) => [...one, value]));
  const [ones, twos] = [longer([[]]), longer(longer([[]]))];
  return [[], ...ones, ...twos, ...longer(twos)];
}

function isSelection(items: string[], values: string[]): boolean {
  return items.every((item, index) => index === 0 || values.indexOf(item) > values.indexOf(items[index - 1] ?? ""));
}

describe("an array of choices", () => {
  for (const [min, max] of [
    [0, 99],
    [1, 99],
    [2, 99],
    [0, 2],
    [1, 2],
    [2, 2],
    [3, 3],
  ] as const) {
    it(`is a selection: each value once, in their order, ${min} to ${max} of them`, async () => {
      const values = offered.slice(0, 5);
      const lists = [...listsOf(values), values, values.slice(1)];
      const fits = (items: string[]) => isSelection(items, values) && items.length >= min && items.length <= max;
      const text = (items: string[]) => JSON.stringify(items);
      const gbnf = grammarOf(list().min(min).max(max), values);
      const right = lists.filter(fits).map(text);
      const wrong = lists.filter((items) => !fits(items)).map(text);
      expect(await misjudged(gbnf, right, wrong)).toEqual([]);
    });

    it(`is completed wherever it breaks off to one that its grammar admits, ${min} to ${max}`, async () => {
      const schema = z.toJSONSchema(z.object({ v: list().min(min).max(max) })) as JsonSchema;
      const options = { domains: { choices: { items: offered } } };
      const admits = await oracle(schemaToGbnf(schema, options).gbnf);
      const chosen = offered.slice(3, 3 + Math.min(max, 5));
      for (const text of [JSON.stringify({ v: chosen }), JSON.stringify({ v: chosen }, null, 1)]) {
        const letters = [...text];
        for (let cut = 0; cut <= letters.length; cut++) {
          const begun = letters.slice(0, cut).join("");
          expect(admits(begun + shortestCompletion(schema, begun, options)), begun).toBe(true);
        }
      }
    });
  }

  it("can't be completed once it repeats or goes back", () => {
    const schema = z.toJSONSchema(list()) as JsonSchema;
    const options = { domains: { choices: { items: offered } } };
    for (const text of ['["Go","Go"', '["C","Go', '["nothing"', `["${offered.at(-1)}",`])
      expect(shortestCompletion(schema, text, options)).toBeUndefined();
  });

  it("of which more is wanted than is offered can't be called for", () => {
    expect(() => grammarOf(list().min(3), ["a", "b"])).toThrow(
      expect.objectContaining({ code: "model.schema-unsupported" }),
    );
  });

  it("stays small: a thousand values take no more than forty times a hundred's grammar", async () => {
    const values = (count: number) =>
      Array.from({ length: count }, (_, i) => `${["Led", "Ran", "Made"][i % 3]} item ${i}`);
    const hundred = grammarOf(list(), values(100));
    const thousand = grammarOf(list(), values(1000));
    expect(thousand.length).toBeLessThan(40 * hundred.length);
    expect(hundred.length).toBeLessThan(60_000);
    const all = values(1000);
    const admits = await oracle(thousand);
    expect(admits(JSON.stringify(all))).toBe(true);
    expect(admits(JSON.stringify([all[3], all[700], all[999]]))).toBe(true);
    expect(admits(JSON.stringify([all[3], all[700], all[3]]))).toBe(false);
  });
});
