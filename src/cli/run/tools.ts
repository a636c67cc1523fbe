import type { StructuredToolInterface } from "@langchain/core/tools";
import { UsageError } from "../exit.js";
import { importUserModule } from "./user-modules.js";

/** Goals of this kind get the screening tools too. */
const SCREENING_GOAL = /\b(cvs?|r[eé]sum[eé]s?|candidates?|applicants?|applications?)\b/i;

/** The tools of a goal: the built-in ones, screening where the goal is about applicants, and the person's own. */
export async function toolsForGoal(goal: string, files: readonly string[]): Promise<StructuredToolInterface[]> {
  const { builtInTools } = await import("../../tools/built-in.js");
  const screening = SCREENING_GOAL.test(goal) ? (await import("../../tools/screening/index.js")).screeningTools() : [];
  return [...builtInTools(), ...screening, ...(await toolsFromFiles(files))];
}

/** The tools of `qwill demo resume`, always in this order: the tiny model's plan names them. */
export async function demoTools(): Promise<StructuredToolInterface[]> {
  const { documentTools } = await import("../../tools/documents/index.js");
  const { screeningTools } = await import("../../tools/screening/index.js");
  const { fileTools } = await import("../../tools/files/file-tools.js");
  return [...documentTools(), ...screeningTools(), ...fileTools()];
}

/** The tools of `qwill demo site`. */
export async function siteDemoTools(): Promise<StructuredToolInterface[]> {
  const { briefTools, siteTools } = await import("../../tools/site/index.js");
  const { siteCheckTool } = await import("../../tools/browser/index.js");
  return [...briefTools(), ...siteTools(), siteCheckTool()];
}

/** Every tool that qwill brings. */
export async function allOwnTools(): Promise<StructuredToolInterface[]> {
  const { builtInTools } = await import("../../tools/built-in.js");
  const { screeningTools } = await import("../../tools/screening/index.js");
  const { briefTools } = await import("../../tools/site/index.js");
  return [...builtInTools(), ...screeningTools(), ...briefTools()];
}

/** The same tools that a run began with, in the same order: prompts depend on it. */
export async function toolsNamed(
  names: readonly string[],
  files: readonly string[],
): Promise<StructuredToolInterface[]> {
  const known = new Map([...(await allOwnTools()), ...(await toolsFromFiles(files))].map((tool) => [tool.name, tool]));
  const missing = names.filter((name) => !known.has(name));
  if (missing.length > 0) {
    throw new UsageError(
      `The run uses tools that qwill doesn't bring: ${missing.join(", ")}.`,
      "Give the files again that they come from: --tools FILE",
    );
  }
  return names.flatMap((name) => known.get(name) ?? []);
}

/** What modules export: tools, lists of tools, or functions that make them, by any name. */
export async function toolsFromFiles(files: readonly string[]): Promise<StructuredToolInterface[]> {
  const tools: StructuredToolInterface[] = [];
  for (const file of files) {
    const exported = await importUserModule(file, "--tools");
    const found = new Set<StructuredToolInterface>();
    for (const [name, value] of Object.entries(exported)) {
      const made = name === "default" && typeof value === "function" ? await value() : value;
      for (const each of Array.isArray(made) ? made : [made]) if (isTool(each)) found.add(each);
    }
    if (found.size === 0)
      throw new UsageError(`--tools ${file} exports no tool.`, "export const myTool = defineTool({ … })");
    tools.push(...found);
  }
  return tools;
}

function isTool(value: unknown): value is StructuredToolInterface {
  return typeof value === "object" && value !== null && "name" in value && "invoke" in value && "schema" in value;
}
