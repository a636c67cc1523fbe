import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { isSpan } from "../../src/runtime/spans.js";
import { truthIn } from "../../training/pocket/documents.js";
import { type Drill, makeDrill, recordDrill } from "../../training/pocket/drills.js";
import { unmarked } from "../../training/pocket/marks.js";
import { cvFields, postFields } from "../../training/pocket/plan.js";
import type { Recording } from "../../training/pocket/recording.js";
import { createRng } from "../../training/pocket/rng.js";
import { lengthOf, type Sample } from "../../training/pocket/sample.js";

interface Recorded {
  drill: Drill;
  recording: Recording;
}

async function recorded(seed: number, count: number): Promise<Recorded[]> {
  const rng = createRng(seed);
  const all: Recorded[] = [];
  for (let i = 0; i < count; i++) {
    const folder = await mkdtemp(join(tmpdir(), "qwill-drill-"));
    try {
      const drill = makeDrill(rng);
      all.push({ drill, recording: await recordDrill(rng, folder, drill) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return all;
}

/** What the last call of a sample says. */
function answerOf({ parts }: Sample): { result: string; records: Record<string, string | string[]>[] } {
  const [args] = parts.filter(([role, text]) => role === "learn" && text.startsWith("{")).slice(-1);
  return JSON.parse(args?.[1] ?? "");
}

/** What the tools have said in a sample. */
const readIn = ({ parts }: Sample) =>
  parts
    .filter(([role], index) => role === "text" && parts[index - 1]?.[1].includes("<tool_response>"))
    .map(([, text]) => text);

const valuesOf = (records: Record<string, string | string[]>[]) =>
  records.flatMap((record) => Object.values(record).flat()).filter((value) => value !== "");

const listed = (value: unknown) => (value ?? []) as string[];

describe("the drills that the tiny model begins with", () => {
  let all: Recorded[];
  let samples: Sample[];

  beforeAll(async () => {
    all = await recorded(5, 20);
    samples = all.flatMap(({ recording }) => recording.samples);
  });

  it("are the same for the same seed", async () => {
    const texts = (list: Recorded[]) => list.flatMap(({ recording }) => recording.samples);
    const first = texts(await recorded(41, 1));
    expect(texts(await recorded(41, 1))).toEqual(first);
    expect(texts(await recorded(42, 1))).not.toEqual(first);
  });

  it("are short: half of them below 350 tokens, none above 800", () => {
    const tokens = samples.map((sample) => lengthOf(sample) / 3.2).sort((a, b) => a - b);
    expect(tokens.length).toBeGreaterThan(300);
    expect(tokens[Math.floor(tokens.length / 2)]).toBeLessThan(350);
    expect(tokens.at(-1)).toBeLessThan(800);
  });

  it("are conversations that end with an answer, all of the kind drill", () => {
    expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(["drill"]));
    for (const sample of samples) {
      expect(["a CV", "a post", "not a CV"]).toContain(answerOf(sample).result);
      expect(sample.parts.filter(([role]) => role === "learn-special").length).toBeGreaterThan(1);
    }
  });

  it("answer every field of a CV and of a post", () => {
    const records = samples.flatMap((sample) => answerOf(sample).records);
    const answers = (name: string) => records.filter((record) => (record[name] ?? "").length > 0).length;
    const rare = [...cvFields, ...postFields].filter(({ name }) => answers(name) <= 5);
    expect(rare).toEqual([]);
    expect(records.filter((record) => record.denied?.length === 0).length).toBeGreaterThan(20);
  });

  it("answer with what stands on a line of the document, to the letter", () => {
    const wrong = samples.flatMap((sample) => {
      const text = readIn(sample)[0] ?? "";
      return valuesOf(answerOf(sample).records).filter((value) => !isSpan(value, [text]));
    });
    expect(wrong).toEqual([]);
  });

  it("answer what is marked in the document", () => {
    const answers = all.flatMap(({ drill, recording }) =>
      [...recording.cvs].flatMap(([path, [record]]) => {
        const document = drill.known.cvs.get(path);
        const truth = document?.isCv ? truthIn(document, unmarked(document.marked)) : undefined;
        return truth && record ? [{ truth, record }] : [];
      }),
    );
    const differing = answers.filter(
      ({ truth, record }) =>
        (["email", "phone"] as const).some((field) => !String(record[field] || truth[field]).includes(truth[field])) ||
        listed(record.denied).some((value) => !truth.denied.includes(value)) ||
        listed(record.skills).some((value) => !truth.skills.includes(value)),
    );
    expect(answers.length).toBeGreaterThan(150);
    expect(differing).toEqual([]);
  });

  it("call no document a CV that is none", () => {
    const wrong = all.flatMap(({ drill, recording }) =>
      [...recording.cvs].filter(([path, records]) => (drill.known.cvs.get(path)?.isCv === true) !== records.length > 0),
    );
    expect(wrong).toEqual([]);
  });

  it("ask in words for the fields that they answer", () => {
    for (const sample of samples) {
      const opening = sample.parts[2]?.[1] ?? "";
      for (const record of answerOf(sample).records) {
        const asked = /record ([^.\n]*)\.$/m.exec(opening)?.[1]?.split(", ") ?? [];
        const isAll = asked.includes("who it is") || asked.includes("what the post asks for");
        expect(isAll ? Object.keys(record).length : asked).toEqual(
          isAll ? (record.must ? postFields : cvFields).length : Object.keys(record),
        );
      }
    }
  });
});
