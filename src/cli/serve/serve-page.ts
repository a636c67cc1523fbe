import { readSecrets } from "../../runtime/config.js";
import { type PageServer, servePage } from "../../server/server.js";
import { budgetOf } from "../command.js";
import { errorText } from "../exit.js";
import { packageVersion } from "../package.js";
import { toolsForGoal, toolsFromFiles, toolsNamed } from "../run/tools.js";
import { uiFolder } from "../show/ui-files.js";
import { writtenPage } from "../show/written-page.js";
import { note } from "../terminal.js";
import { demos } from "./demos.js";
import { modelSource } from "./model-source.js";

export interface ServePageOptions {
  workspace: string;
  port: number;
  model?: string;
  tools?: string[];
  allow?: string[];
  secret?: string[];
  turns?: number;
  tokens?: number;
  minutes?: number;
  think?: number;
}

/** The page and the HTTP API, with the tools and models of the command line. */
export async function startPage(options: ServePageOptions): Promise<PageServer> {
  const files = options.tools ?? [];
  const secrets = readSecrets(options.secret ?? []);
  // A module that can't be used is told now, not at the first task.
  await toolsFromFiles(files);
  return servePage({
    workspace: options.workspace,
    port: options.port,
    page: uiFolder(),
    version: packageVersion(),
    models: modelSource(options.model),
    toolsFor: (goal) => toolsForGoal(goal, files),
    toolsNamed: (names) => toolsNamed(names, files),
    demos: demos(),
    allow: options.allow,
    budget: budgetOf(options),
    secrets,
    replayPage: async (runId, workspace) => (await writtenPage(runId, workspace, { secrets })).html,
    onError: (error) => note(errorText(error, true)),
  });
}
