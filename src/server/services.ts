import { LiveRuns } from "./live-runs.js";
import { Models } from "./models.js";
import type { ServerOptions } from "./options.js";
import { Places } from "./places.js";
import { Uploads } from "./uploads.js";

/** What the routes work with. */
export interface Services {
  options: ServerOptions;
  token: string;
  places: Places;
  models: Models;
  live: LiveRuns;
  uploads: Uploads;
}

/** @param root the workspace, absolute, links resolved */
export function createServices(options: ServerOptions, root: string, token: string): Services {
  const models = new Models(options.models);
  return {
    options,
    token,
    models,
    places: new Places(root),
    live: new LiveRuns(options, models),
    uploads: new Uploads(root),
  };
}
