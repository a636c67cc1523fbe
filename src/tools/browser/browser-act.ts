import type { Page, Request } from "playwright";
import { z } from "zod";
import { isQwillError } from "../../runtime/errors.js";
import type { QwillTool, ToolContext, ToolResult } from "../tool.js";
import { effectOfStep, effectOfSteps, sendingKey } from "./act-effect.js";
import { ACT_STEP, type ActStep, doStep } from "./act-step.js";
import { type BrowserSessions, browserTool, heard, reasonOf, refusedSince, viewResult } from "./browser-tool.js";
import type { PageView } from "./page-view.js";
import type { Held } from "./send-guard.js";
import type { BrowserSession } from "./session.js";
import { PageHung, within } from "./time-limit.js";
import { answerText, changesBetween, NO_CHANGE } from "./view-text.js";

const MAX_STEPS = 8;
/** All steps together, and one, ms. */
const STEPS_MS = 10_000;
const LOAD_MS = 5000;
const SETTLE_MS = 150;
const FETCH_MS = 1500;

/**
 * The tool that acts on a page. Whether a call is outward is decided by what its targets are when it is made; what turns out
 * to send only once it is under way is held back, and a person is asked when it is called again.
 */
export function browserActTool(sessions: BrowserSessions): QwillTool {
  return browserTool(sessions, {
    name: "browser_act",
    description:
      "Act on the page: up to 8 steps in one call. Stops at the first that fails or leads to another page; tells what changed.",
    input: z.object({ steps: z.array(ACT_STEP).min(1).max(MAX_STEPS) }),
    effect: "outward",
    effectOf: ({ steps }, session) => effectOfSteps(steps, session),
    async run({ steps }, session, context): Promise<ToolResult> {
      const page = await session.page();
      const before = session.eyesOf(page).last ?? (await session.view());
      const guard = await session.guard();
      await (mayEverything(context) ? guard.free() : guard.hold());
      noteHeld(session, guard.take());
      const done = await doSteps(steps, page, session, context);
      const front = await session.page();
      if (front !== page) await front.waitForLoadState("domcontentloaded", { timeout: LOAD_MS }).catch(() => undefined);
      const after = await session.view();
      const isSame = changesBetween(before.lines, after.lines) === NO_CHANGE;
      // What seemed to do nothing may have needed what was held back.
      if (isSame && done.aside.some(({ isFetched }) => isFetched)) session.sending.add(done.lastKey);
      noteHeld(session, done.aside, isSame);
      return result(session, { before, after, done, steps });
    },
  });
}

function mayEverything({ effect = "outward" }: ToolContext): boolean {
  return effect === "outward";
}

interface Done {
  /** How many steps were carried out. */
  count: number;
  /** Why the rest was not. */
  problem?: { code: string; message: string; hint?: string };
  isElsewhere: boolean;
  /** What the page would have sent beside what it was made to do: to other sites, or to be counted. */
  aside: Held[];
  lastKey: string;
}

async function doSteps(steps: ActStep[], page: Page, session: BrowserSession, context: ToolContext): Promise<Done> {
  const begun = performance.now();
  const watch = watchRequests(page);
  const done: Done = { count: 0, isElsewhere: false, aside: [], lastKey: "" };
  const stopped = (problem: Done["problem"]) => ({ ...done, problem });
  let before: ActStep | undefined;
  try {
    for (const step of steps) {
      context.signal.throwIfAborted();
      const left = STEPS_MS - (performance.now() - begun);
      if (left <= 0) return stopped({ code: "tool.timeout", message: "the time was over" });
      const waits = mayEverything(context) ? undefined : await waiting(step, session, before);
      if (waits) return stopped(waits);
      done.lastKey = sendingKey(step, session, before);
      try {
        await within(doStep(step, { page, eyes: session.eyesOf(page), session, context }), left);
      } catch (error) {
        if (session.isBroken || (error instanceof PageHung && !(await answers(page)))) throw error;
        return stopped(problemOf(error, step));
      }
      await watch.settled();
      const held = (await session.guard()).take();
      done.aside.push(...held.filter(({ isMeant }) => !isMeant));
      const meant = held.find(({ isMeant }) => isMeant);
      if (meant) {
        session.sending.add(done.lastKey);
        return stopped(heldBack(meant));
      }
      done.count += 1;
      if (watch.isElsewhere() || (await session.page()) !== page) return { ...done, isElsewhere: true };
      if (step.ref !== undefined || (step.text !== undefined && step.action !== "wait")) before = step;
    }
    return done;
  } finally {
    watch.stop();
  }
}

const ASK_AGAIN = "Call browser_act again from this step on: a person is asked first.";

/** A step that has become outward since the call was allowed: steps before it have changed the page. */
async function waiting(step: ActStep, session: BrowserSession, before?: ActStep): Promise<Done["problem"]> {
  const { effect, doing } = await effectOfStep(step, session, before);
  if (effect !== "outward") return undefined;
  return { code: "tool.denied", message: `it would ${doing}, which nobody has allowed yet`, hint: ASK_AGAIN };
}

function heldBack({ method, host }: Held): Done["problem"] {
  const message = `the page would have sent something (${method}) to ${host}, which was held back`;
  return { code: "tool.denied", message, hint: ASK_AGAIN };
}

/** What was held back and stops nobody is told as what was refused. */
function noteHeld(session: BrowserSession, held: readonly Held[], isSame = false): void {
  if (held.length === 0) return;
  session.refuse(held.map(({ url, method }) => ({ url, reason: `${method} held back: nobody has allowed to send` })));
  if (isSame && held.some(({ isFetched }) => isFetched))
    session.notes.push("[the page would have sent something, which was held back; called again, a person is asked]");
}

async function answers(page: Page): Promise<boolean> {
  return within(page.title(), 1000).then(
    () => true,
    () => false,
  );
}

function problemOf(error: unknown, step: ActStep): Done["problem"] {
  if (isQwillError(error)) {
    return { code: error.code, message: error.message, ...(error.hint ? { hint: error.hint } : {}) };
  }
  const what = step.ref ?? step.text ?? step.value ?? "";
  return { code: "tool.failed", message: `${step.action} ${what.slice(0, 60)}: ${reasonOf(error)}` };
}

/** Sees what a step sets off: a navigation, and requests that its outcome may wait for. */
function watchRequests(page: Page) {
  const pending = new Set<Request>();
  let navigations = 0;
  let isElsewhere = false;
  const isMain = (request: Request) => request.isNavigationRequest() && request.frame() === page.mainFrame();
  const begin = (request: Request) => {
    if (isMain(request)) navigations += 1;
    else if (["fetch", "xhr"].includes(request.resourceType())) pending.add(request);
  };
  const end = (request: Request) => void pending.delete(request);
  const loaded = () => {
    isElsewhere = true;
  };
  const failed = (request: Request) => {
    pending.delete(request);
    if (isMain(request)) navigations = 0;
  };
  page.on("request", begin).on("requestfinished", end).on("requestfailed", failed).on("domcontentloaded", loaded);
  return {
    isElsewhere: () => isElsewhere,
    async settled() {
      await pause(SETTLE_MS);
      const until = performance.now() + LOAD_MS;
      while (navigations > 0 && !isElsewhere && performance.now() < until) await pause(50);
      const fetched = performance.now() + FETCH_MS;
      while (pending.size > 0 && performance.now() < fetched) await pause(50);
    },
    stop() {
      page
        .off("request", begin)
        .off("requestfinished", end)
        .off("requestfailed", failed)
        .off("domcontentloaded", loaded);
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function result(
  session: BrowserSession,
  { before, after, done, steps }: { before: PageView; after: PageView; done: Done; steps: ActStep[] },
): ToolResult {
  const isNew = done.isElsewhere || after.url.split("#")[0] !== before.url.split("#")[0];
  const { problem } = done;
  const told = [
    problem
      ? `Step ${done.count + 1} of ${steps.length} ${problem.code === "tool.denied" ? "was not done" : "failed"}.`
      : `${done.count} of ${steps.length} steps done.`,
    ...(isNew ? ["The page is another one now:"] : ["What changed:"]),
  ];
  // The reason may hold words of the page: it stands in the fence.
  if (problem)
    session.said.unshift(
      `(${problem.code === "tool.denied" ? "held back" : "failed"}: ${problem.message}${problem.hint ? ` ${problem.hint}` : ""})`,
    );
  if (isNew) {
    session.notes.unshift(...told);
    const shown = viewResult(session, after);
    return {
      ...shown,
      ok: problem === undefined,
      data: { ...(shown.data as object), done: done.count, ...(problem ? { problem } : {}) },
    };
  }
  const { notes, said } = heard(session);
  const text = answerText({
    notes: [...told, ...notes],
    said,
    url: after.url,
    title: after.title,
    text: changesBetween(before.lines, after.lines),
  });
  return {
    text,
    ok: problem === undefined,
    data: {
      url: after.url,
      title: after.title,
      done: done.count,
      ...(problem ? { problem } : {}),
      ...refusedSince(session),
    },
    sources: [{ path: after.url, text: after.lines.join("\n").slice(0, 20_000) }],
    choices: { pageRef: after.controls.map(({ ref }) => ref) },
  };
}
