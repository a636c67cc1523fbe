import { getEventListeners } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AgentOptions, createAgent } from "../../src/agents/agent.js";
import type { ResumeOptions } from "../../src/agents/brought.js";
import type { StartOptions } from "../../src/agents/start-options.js";
import { scriptedModel } from "../../src/testing/scripted-model.js";
import { defineTool } from "../../src/tools/tool.js";

const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
const send = defineTool({
  name: "send",
  description: "Send it.",
  input: z.object({ to: z.string() }),
  effect: "outward",
  run: async () => "sent",
});

/** An agent whose runs wait for a person before they send something; on disk, so that what is stored is read again. */
function sender(options: Partial<AgentOptions> = {}) {
  const model = scriptedModel((messages, { purpose }) => {
    if (purpose === "plan")
      return call("plan", { steps: [{ id: "s", title: "Send", instruction: "Send it.", tools: ["send"] }] });
    return messages.at(-1)?.text.startsWith("# Step")
      ? call("send", { to: "bob" })
      : call("step_done", { result: "ok" });
  });
  const workspace = mkdtempSync(path.join(tmpdir(), "qwill-brought-"));
  return createAgent({ model, tools: [send], workspace, ...options });
}

const invalid = (message: RegExp) =>
  expect.objectContaining({ code: "config.invalid", message: expect.stringMatching(message) });

describe("what a caller gives", () => {
  it.each([
    [{ budget: { turns: Number.NaN } }, /budget\.turns/],
    [{ budget: { turns: 0 } }, /budget\.turns/],
    [{ budget: { minutes: "10" } }, /budget\.minutes/],
    [{ budget: { hours: 1 } }, /"hours"/],
    [{ plann: {} }, /"plann"/],
    [{ checks: [{ kind: "nope" }] }, /checks\.0/],
  ])("is refused before it becomes part of a journal: %o", (options, message) => {
    expect(() => sender().start("Go", options as StartOptions)).toThrow(invalid(message));
  });

  it.each([
    [{ toolTimeoutMs: 0 }, /toolTimeoutMs/],
    [{ allow: "outward" }, /allow/],
    [{ approve: "allow" }, /approve/],
    [{ journal: {} }, /journal/],
    [{ output: {} }, /output/],
    [{ budget: { turns: -1 } }, /budget\.turns/],
  ])("is refused by createAgent: %o", (options, message) => {
    expect(() => sender(options as Partial<AgentOptions>)).toThrow(invalid(message));
  });

  it.each([
    [{ decisions: { c5_0: "yes" } }, /decisions\.c5_0.*"allow"/],
    [{ answers: { c5_0: 7 } }, /answers\.c5_0/],
    [{ say: 42 }, /say/],
    [{ budget: { tokens: -1 } }, /budget\.tokens/],
  ])("that isn't what it should be leaves a paused run as it was: %o", async (options, message) => {
    const agent = sender();
    const { runId } = await agent.start("Go").result;
    expect(await agent.resume(runId, options as ResumeOptions).result).toMatchObject({
      status: "failed",
      error: invalid(message),
    });
    const end = await agent.resume(runId, { decisions: { c5_0: "allow" } }).result;
    expect(end).toMatchObject({ status: "finished", answer: "ok" });
  });

  it("may be without a bound", async () => {
    const run = sender({ budget: { tokens: Number.POSITIVE_INFINITY } }).start("Go");
    expect(await run.result).toMatchObject({ status: "paused", pausedFor: "approval" });
  });
});

describe("a decision", () => {
  it("of another word is refused, and the run goes on waiting", async () => {
    const run = sender().start("Go");
    const thrown: unknown[] = [];
    for await (const event of run) {
      if (event.type !== "approval.asked") continue;
      try {
        run.decide(event.callId, "yes" as "allow");
      } catch (error) {
        thrown.push(error);
      }
    }
    expect(thrown).toEqual([invalid(/"allow"/)]);
    expect((await run.result).status).toBe("paused");
  });

  it("may take a person longer than a moment while they are being asked", async () => {
    const run = sender().start("Go");
    for await (const event of run) {
      if (event.type !== "approval.asked") continue;
      await new Promise((resolve) => setTimeout(resolve, 1300));
      run.decide(event.callId, "allow");
    }
    expect((await run.result).status).toBe("finished");
  });

  it("that is made elsewhere, or a cancel, isn't kept waiting by who is still asking", async () => {
    for (const react of ["decide", "cancel"] as const) {
      const run = sender().start("Go");
      let asking: NodeJS.Timeout | undefined;
      void (async () => {
        for await (const event of run) {
          if (event.type !== "approval.asked") continue;
          setTimeout(() => (react === "decide" ? run.decide(event.callId, "allow") : run.cancel()), 20);
          await new Promise((resolve) => {
            asking = setTimeout(resolve, 60_000);
          });
        }
      })();
      expect((await run.result).status).toBe(react === "decide" ? "finished" : "cancelled");
      clearTimeout(asking);
    }
  });

  it.each([
    ["throws", () => Promise.reject(new Error("no connection")), /approve failed for send: no connection/],
    ["says something else", () => true as never, /approve returned true for send/],
  ])("by a rule that %s is none: nothing is done, and the run can be resumed", async (_, approve, message) => {
    const result = await sender({ approve }).start("Go").result;
    expect(result).toMatchObject({ status: "failed", error: invalid(message) });
  });
});

describe("a signal", () => {
  it("that is aborted before a run has begun cancels it, and leaves nothing half begun", async () => {
    const agent = sender();
    expect((await agent.start("Go", { signal: AbortSignal.abort() }).result).status).toBe("cancelled");
    const run = agent.start("Go");
    run.cancel();
    expect((await run.result).status).toBe("cancelled");
    expect((await agent.resume(run.id).result).error?.code).toBe("journal.io");
  });

  it("that many runs share gathers no listeners", async () => {
    const { signal } = new AbortController();
    const agent = sender();
    await Promise.all(Array.from({ length: 8 }, () => agent.start("Go", { signal }).result));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
