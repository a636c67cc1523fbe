import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { isQwillError } from "../../../../src/runtime/errors.js";
import { schemaToGbnf } from "../../../../src/runtime/model/grammar/schema.js";
import { oracle } from "./oracle.js";

type Schema = Record<string, unknown> | boolean;
/** A schema and values that are likely, but not sure, to be valid. */
type Made = [schema: Schema, values: unknown[]];

const KEYS = ["a", "b", "ab", "abc", 'q"', "x y", "ü", "\\n"];
const PATTERNS: Record<string, string[]> = {
  "^[a-c]{1,4}$": ["a", "abca", "d"],
  "\\d": ["1", "x2y", "a\n9", "x"],
  "^(foo|ba[rz])+$": ["foo", "barbazfoo", "fo"],
  '^[^"]*$': ["", "a\\b\n", '"'],
  "^.{2,5}$": ["ab", "😀😀", '\\"\\"', "\n\n"],
  "^(a|ab)(c|bcd)(d*)$": ["ac", "abcd", "acddd", "ad"],
};
const CONSTANTS = [1, "a", null, { x: [1, { y: 'q"' }] }, [], true, "b", -2.5];

/** Makes schemas and values from one seed. */
class Maker {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  #int(below: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }

  #maybe(): boolean {
    return this.#int(2) === 0;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#int(list.length)] as T;
  }

  make(depth: number): Made {
    const kind = depth <= 0 ? 9 : this.#int(10);
    if (kind < 4) return this.#object(depth);
    if (kind < 6) return this.#array(depth);
    if (kind > 7) return this.#leaf();
    const [a, b] = [this.make(depth - 1), this.make(depth - 1)];
    if (kind === 6) return [{ [this.#pick(["anyOf", "oneOf"])]: [a[0], b[0]] }, [...a[1], ...b[1]]];
    const pairs = [0, 1, 2].map(() => [this.#pick(a[1]), this.#pick(b[1])]);
    return [{ type: "array", prefixItems: [a[0], b[0]], minItems: 2, items: false }, pairs];
  }

  #object(depth: number): Made {
    const members = KEYS.filter(() => this.#int(3) === 0).map((key) => ({ key, made: this.make(depth - 1) }));
    const required = members.filter(() => this.#maybe()).map(({ key }) => key);
    const extra = this.#maybe() ? this.make(depth - 1) : undefined;
    const properties = Object.fromEntries(members.map(({ key, made }) => [key, made[0]]));
    const values = [0, 1, 2, 3].map(() => {
      const kept = members.filter(({ key }) => this.#int(9) > 0 && (required.includes(key) || this.#maybe()));
      const others = extra ? ["zz", "abcd", "a ", ""].filter(() => this.#maybe()) : [];
      return Object.fromEntries([
        ...kept.map(({ key, made }) => [key, this.#pick(made[1])]),
        ...others.map((key) => [key, this.#pick(extra?.[1] ?? [])]),
      ]);
    });
    return [{ type: "object", properties, required, additionalProperties: extra ? extra[0] : false }, values];
  }

  #array(depth: number): Made {
    const [items, values] = this.make(depth - 1);
    const minItems = this.#int(3);
    const lists = [0, 1, 2, 3].map(() => Array.from({ length: this.#int(5) }, () => this.#pick(values)));
    return [{ type: "array", items, minItems, ...(this.#maybe() ? { maxItems: minItems + this.#int(3) } : {}) }, lists];
  }

  #leaf(): Made {
    const low = this.#int(300) - 150;
    const high = low + this.#int(200);
    const exclusive = this.#maybe();
    const bounds = exclusive
      ? { exclusiveMinimum: low / 10, exclusiveMaximum: (high + 1) / 10 }
      : { minimum: low / 10, maximum: (high + 1) / 10 };
    const numbers = [low, high, low - 1, high + 1, low / 10, (high + 1) / 10, (low + high) / 20, low / 10 + 0.001, 0];
    const pattern = this.#pick(Object.keys(PATTERNS));
    const constants = [this.#pick(CONSTANTS), this.#pick(CONSTANTS)];
    const lengths = { minLength: this.#int(3), maxLength: 2 + this.#int(4) };
    return this.#pick<Made>([
      [{ type: "integer", minimum: low, maximum: high }, numbers.map(Math.round)],
      [{ type: "number", ...bounds }, numbers.map((value) => Number(value.toFixed(4)))],
      [{ type: "string", ...lengths }, ["", "a", "é\n", '"\\/', "abcdefg", "😀b", "\u0001x", "\u2028"]],
      [{ type: "string", pattern }, PATTERNS[pattern] ?? []],
      [{ enum: constants }, CONSTANTS],
      [{ type: ["string", "null", "integer"] }, ["x", null, 4, 1.5]],
      [{}, [1, "x", { any: [null] }, [[]], -0.5]],
    ]);
  }
}

/** What the grammar and a validator judge differently. */
async function disagreements([schema, values]: Made): Promise<string[]> {
  const valid = new Ajv2020({ strict: false }).compile(schema);
  const compiled = grammarOf(schema);
  const admits = compiled ? await oracle(compiled.gbnf) : () => false;
  const spelled = values.flatMap((value) => [JSON.stringify(value), JSON.stringify(value, null, 2)]);
  const wrong = spelled.filter((text) => {
    const right = valid(JSON.parse(text));
    // Where notes name a keyword, the grammar may admit more.
    return admits(text) ? !right && compiled?.notes.length === 0 : right;
  });
  return wrong.map((text) => `${JSON.stringify(schema)} => ${text}`);
}

describe("grammars of random schemas", () => {
  for (let seed = 1; seed <= 8; seed++) {
    it(`admit what a validator admits, and nothing else (seed ${seed})`, async () => {
      const maker = new Maker(seed * 7919);
      for (let round = 0; round < 20; round++) expect(await disagreements(maker.make(3))).toEqual([]);
    });
  }
});

/** Undefined for a schema that admits nothing. */
function grammarOf(schema: Schema) {
  try {
    return schemaToGbnf(schema);
  } catch (error) {
    if (isQwillError(error) && error.code === "model.schema-unsupported") return undefined;
    throw error;
  }
}
