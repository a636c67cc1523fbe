import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
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

async function startDemo(services: Services, demo: Demo, task: Task): Promise<string> {
  const { models, live, places, options } = services;
  const { approvePlan, uploads = [] } = task;
  services.uploads.require(uploads);
  const model = await models.get(options.models.isChosen ? undefined : demo.model);
  const place = await places.newFolder(`demo ${demo.id}`);
  const { goal, tools, plan, checks } = await withUploads(services, uploads, (input) =>
    demo.prepare(place.folder, input),
  );
  const agent = live.agent(place, { model, tools });
  const run = agent.start(goal, { plan, checks, approvePlan, budget: task.budget ?? options.budget });
  await live.begin(agent, run);
  return run.id;
}

/** Files that were sent, in a folder for as long as they are read; undefined where there are none. */
async function withUploads<T>(
  services: Services,
  uploads: readonly string[],
  read: (input: string | undefined) => Promise<T>,
): Promise<T> {
  if (uploads.length === 0) return read(undefined);
  const folder = await mkdtemp(path.join(tmpdir(), "qwill-uploads-"));
  try {
    await services.uploads.moveTo(folder, uploads);
    return await read(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function demoNamed({ options }: Services, id: string): Demo {
  const demo = options.demos.find((each) => each.id === id);
  if (demo) return demo;
  throw notFound(
    `There is no demo "${id}".`,
    `There are: ${options.demos.map((each) => each.id).join(", ") || "none"}.`,
  );
}
