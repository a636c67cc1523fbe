import type { z } from "zod";
import { badRequest, notFound } from "./api-error.js";
import type { Demo } from "./options.js";
import type { startRun } from "./schemas.js";
import type { Services } from "./services.js";

type Task = z.output<typeof startRun>;

/** Starts a task; the run's id. The model is loaded first where it isn't yet. */
export async function startTask(services: Services, task: Task): Promise<string> {
  if (task.demo !== undefined) return startDemo(services, demoNamed(services, task.demo), task);
  const { goal, uploads = [], plan, budget, checks, approvePlan } = task;
  if (goal === undefined) throw badRequest("What is to be done isn't said.", 'For example { "goal": "…" }.');
  const { models, live, places, options } = services;
  services.uploads.require(uploads);
  const model = await models.get();
  await options.models.requireTask(model, goal);
  const tools = await options.toolsFor(goal);
  const place = uploads.length > 0 ? await places.newFolder(goal) : places.root;
  await services.uploads.moveTo(place.folder, uploads);
  const agent = live.agent(place, { model, tools });
  const run = agent.start(goal, { plan, budget: budget ?? options.budget, checks, approvePlan });
  await live.begin(agent, run);
  return run.id;
}

async function startDemo(services: Services, demo: Demo, { approvePlan, budget }: Task): Promise<string> {
  const { models, live, places, options } = services;
  const model = await models.get(options.models.isChosen ? undefined : demo.model);
  const place = await places.newFolder(`demo ${demo.id}`);
  const { goal, checks, tools } = await demo.prepare(place.folder);
  const agent = live.agent(place, { model, tools });
  const run = agent.start(goal, { checks, approvePlan, budget: budget ?? options.budget });
  await live.begin(agent, run);
  return run.id;
}

function demoNamed({ options }: Services, id: string): Demo {
  const demo = options.demos.find((each) => each.id === id);
  if (demo) return demo;
  throw notFound(
    `There is no demo "${id}".`,
    `There are: ${options.demos.map((each) => each.id).join(", ") || "none"}.`,
  );
}
