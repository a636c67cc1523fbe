import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { openWorkspace, type Workspace } from "../runtime/workspace/workspace.js";
import { executeCall } from "../tools/execute.js";
import { QwillTool } from "../tools/tool.js";

/** What the contract needs of a test runner: vitest's and jest's `it` and `expect` fit. */
export interface TestRunner {
  it(name: string, test: () => Promise<void> | void): unknown;
  expect(value: unknown): Expectation;
  /** A call may outlive its signal by so much, ms; 4,000 unless given: a first call may still load what it works with. */
  stopMs?: number;
}

interface Expectation {
  toBe(expected: unknown): unknown;
  toEqual(expected: unknown): unknown;
  toMatch(expected: RegExp): unknown;
}

const STOP_MS = 4000;

/** A schema of live domains admits nothing where nothing is. */
const SOMETHING_THERE = { workspaceFile: ["a.txt"], pageRef: ["e1"], verbatim: [{ text: "some text" }] };

/**
 * Writes the tests that every tool passes: a name and words that a model can use, a schema that can be enforced, wrong
 * arguments refused by name, and a call that ends when it is cancelled.
 *
 * @example
 * import { expect, it } from "vitest";
 * toolContract(wordCount, { it, expect });
 */
export function toolContract(tool: StructuredToolInterface, { it, expect, stopMs = STOP_MS }: TestRunner): void {
  const schema = () => toJsonSchema(tool.schema) as { type?: string; properties?: Record<string, unknown> };

  it(`${tool.name}: has a lower_case name and a description of whole sentences`, () => {
    expect(tool.name).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
    expect(tool.description.trim()).toMatch(/^[A-Z][\s\S]{10,}[.!?)]$/);
  });

  it(`${tool.name}: says what it does to the world`, () => {
    const { effect } = tool as { effect?: unknown };
    expect(["read", "write", "execute", "network", "outward"].includes(String(effect))).toBe(true);
  });

  it(`${tool.name}: takes an object whose schema becomes a grammar`, async () => {
    expect(schema().type).toBe("object");
    const { schemaToGbnf } = await import("../runtime/model/grammar/schema.js");
    expect(schemaToGbnf(schema(), { domains: SOMETHING_THERE }).gbnf).toMatch(/root ::=/);
  });

  it(`${tool.name}: refuses arguments that it doesn't know, and names them`, async () => {
    const outcome = await callIn(tool, { no_such_argument: 1 }, new AbortController().signal);
    expect(outcome.ok).toBe(false);
    expect(outcome.error?.code).toBe("tool.bad-input");
    expect(outcome.text).toMatch(/no_such_argument/);
  });

  it(`${tool.name}: ends when it is cancelled`, async () => {
    const late = new Promise<"late">((resolve) => setTimeout(resolve, stopMs, "late").unref());
    const ended = cancelled(tool, sample(schema())).then(() => "ended");
    expect(await Promise.race([ended, late])).toBe("ended");
  });
}

/**
 * The tool's own work, cancelled as soon as it has begun: the executor, which abandons what doesn't listen, is left out. A tool
 * that changes the world outside isn't run for a test.
 */
async function cancelled(tool: StructuredToolInterface, args: Record<string, unknown>): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  if (!(tool instanceof QwillTool) || tool.effect === "outward") {
    const call = callIn(tool, args, signal);
    controller.abort();
    await call;
    return;
  }
  await inFolder(async (workspace) => {
    const work = tool.run(args, { signal, workspace, progress: () => {}, callId: "contract" });
    controller.abort();
    // Arguments made up here may be refused, and a cancelled call may throw: that is an end too.
    await work.catch(() => {});
  });
}

function callIn(tool: StructuredToolInterface, args: unknown, signal: AbortSignal) {
  return inFolder((workspace) =>
    executeCall(
      { callId: "contract", name: tool.name, args },
      { tools: new Map([[tool.name, tool]]), workspace, signal },
    ),
  );
}

async function inFolder<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "qwill-contract-"));
  try {
    return await work(await openWorkspace(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Some arguments of the right types; a tool may refuse them, but it must end. */
function sample(schema: { properties?: Record<string, unknown> }): Record<string, unknown> {
  const values: Record<string, unknown> = {
    string: "sample",
    number: 1,
    integer: 1,
    boolean: true,
    array: [],
    object: {},
  };
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const { type, enum: choices } = property as { type?: string; enum?: unknown[] };
      return [name, choices?.[0] ?? values[type ?? "string"]];
    }),
  );
}
