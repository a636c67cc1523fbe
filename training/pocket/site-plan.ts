import { sitePlan } from "../../src/cli/demo/site-plan.js";
import type { Plan } from "../../src/runtime/run/plan.js";

export { sitePlan };

/** The plan without the building: for recording what is read. */
export const readingSitePlan = (brief: string): Plan => ({
  ...sitePlan(brief),
  steps: sitePlan(brief).steps.slice(0, 2),
});
