/** The tools that screen applications. */
import type { QwillTool } from "../tool.js";

export function screeningTools(): QwillTool[] {
  return [];
}
