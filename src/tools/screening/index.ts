/** The tools that screen applications. */
import type { QwillTool } from "../tool.js";
import { candidatesRank } from "./candidates-rank.js";

/** `candidates_rank`. */
export function screeningTools(): QwillTool[] {
  return [candidatesRank];
}
