import path from "node:path";
import { packageRoot } from "../package.js";

/** What `qwill demo resume` does, in the words that the tiny model was taught. */
export const RESUME_GOAL = "Rank the CVs in cvs/ for the post in job.md.";

/** Without these it isn't done, whatever the model's plan was. */
export const RESUME_CHECKS = ["report.html", "report.md", "candidates.json"].map(
  (file) => ({ kind: "file_exists", path: file }) as const,
);

/** The folder with the bundled post and CVs. */
export function bundledResumeInput(): string {
  return path.join(packageRoot(), "examples", "resume-screening", "input");
}
