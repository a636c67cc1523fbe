import { badRequest, conflict } from "../api-error.js";
import { defineRoute, type Route } from "../route.js";
import * as schemas from "../schemas.js";
import type { Services } from "../services.js";

const ACCEPTED = { description: "It is done.", schema: schemas.done };

/** What a person can do with a run. */
export function actRoutes(services: Services): Route[] {
  return [...waitingRoutes(services), ...wordRoutes(services), ...courseRoutes(services)];
}

/** What it waits for: a decision on a call, an answer. */
function waitingRoutes({ live, places }: Services): Route[] {
  return [
    defineRoute({
      name: "decideCall",
      method: "post",
      path: "/api/runs/{runId}/decide",
      summary: "Allow or deny a call that waits for a person",
      body: schemas.decide,
      reply: ACCEPTED,
      handle: async ({ params: { runId = "" }, body: { callId, decision, note } }) => {
        const place = places.of(runId);
        if (live.state(place, runId).state.approvals[callId] !== "asked")
          throw conflict(`The run doesn't wait for a decision on "${callId.slice(0, 80)}".`, SEE);
        await live.bring(
          place,
          runId,
          (run) => {
            if (!run.decide(callId, decision)) return false;
            if (note) run.say(note);
            return true;
          },
          { decisions: { [callId]: decision }, ...(note ? { say: note } : {}) },
        );
      },
    }),
    defineRoute({
      name: "answerQuestion",
      method: "post",
      path: "/api/runs/{runId}/answer",
      summary: "Answer a question",
      body: schemas.answer,
      reply: ACCEPTED,
      handle: async ({ params: { runId = "" }, body: { questionId, answer } }) => {
        const place = places.of(runId);
        const question = live.state(place, runId).state.questions[questionId];
        if (!question || question.answer !== undefined)
          throw conflict(`The run has no open question "${questionId.slice(0, 80)}".`, SEE);
        await live.bring(place, runId, (run) => run.answer(questionId, answer), { answers: { [questionId]: answer } });
      },
    }),
  ];
}

/** What a person wants otherwise: words, a plan. */
function wordRoutes({ live, places }: Services): Route[] {
  return [
    defineRoute({
      name: "sayToRun",
      method: "post",
      path: "/api/runs/{runId}/say",
      summary: "Say something that holds for all that follows",
      body: schemas.say,
      reply: ACCEPTED,
      handle: async ({ params: { runId = "" }, body: { text } }) =>
        live.bring(places.of(runId), runId, (run) => run.say(text), { say: text }),
    }),
    defineRoute({
      name: "decidePlan",
      method: "post",
      path: "/api/runs/{runId}/plan",
      summary: "Decide on the plan that waits for a person, or put another in its place",
      body: schemas.planDecision,
      reply: ACCEPTED,
      handle: async ({ params: { runId = "" }, body: { approve, plan } }) => {
        const place = places.of(runId);
        const { approvals } = live.state(place, runId).state;
        const callId = Object.keys(approvals).find((id) => id.startsWith("plan_") && approvals[id] === "asked");
        if (callId === undefined) throw conflict("No plan of this run waits for a decision.", SEE);
        if (plan) return live.bring(place, runId, (run) => run.editPlan(plan), { plan });
        if (approve === undefined) throw badRequest("Neither approve nor plan is given.", '{ "approve": true }');
        const decision = approve ? "allow" : "deny";
        return live.bring(place, runId, (run) => run.decide(callId, decision), { decisions: { [callId]: decision } });
      },
    }),
  ];
}

/** What becomes of it: it halts, goes on, ends, branches. */
function courseRoutes({ live, places }: Services): Route[] {
  return [
    defineRoute({
      name: "pauseRun",
      method: "post",
      path: "/api/runs/{runId}/pause",
      summary: "Stop for now",
      description: "Calls of tools come to their end first; run.paused says when it has halted.",
      body: schemas.nothing,
      status: 202,
      reply: ACCEPTED,
      handle: ({ params: { runId = "" } }) => live.pause(places.of(runId), runId),
    }),
    defineRoute({
      name: "resumeRun",
      method: "post",
      path: "/api/runs/{runId}/resume",
      summary: "Go on after a pause, a failure, or the end of the server",
      body: schemas.resume,
      reply: ACCEPTED,
      handle: async ({ params: { runId = "" }, body: { budget } }) =>
        live.bring(places.of(runId), runId, () => true, { budget }),
    }),
    defineRoute({
      name: "cancelRun",
      method: "post",
      path: "/api/runs/{runId}/cancel",
      summary: "End it for good; what was done stays",
      body: schemas.nothing,
      reply: ACCEPTED,
      handle: ({ params: { runId = "" } }) => live.cancel(places.of(runId), runId),
    }),
    defineRoute({
      name: "forkRun",
      method: "post",
      path: "/api/runs/{runId}/fork",
      summary: "Go on from an event of its past in a new run",
      description: "Files in the workspace stay as they are.",
      body: schemas.fork,
      status: 201,
      reply: { description: "The new run has begun.", schema: schemas.started },
      handle: async ({ params: { runId = "" }, body: { at, say } }) => {
        const place = places.of(runId);
        const { seq } = live.state(place, runId).state;
        if (at > seq) throw badRequest(`The run has no event ${at}.`, `It has 1 to ${seq}.`);
        return { id: await live.fork(place, runId, { at, ...(say ? { say } : {}) }) };
      },
    }),
  ];
}

const SEE = "GET /api/runs/{runId}/events tells what it waits for.";
