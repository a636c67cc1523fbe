import type { Plan, Step } from "../../runtime/run/plan.js";
import { oneLine, onStdout } from "../terminal.js";

/** A plan as people read it. */
export function planText(plan: Plan): string {
  const constraints = plan.constraints.map((constraint) => `  must: ${oneLine(constraint)}`);
  return [...plan.steps.flatMap((step, index) => stepText(step, index + 1)), ...constraints].join("\n");
}

function stepText(step: Step, position: number): string[] {
  const facts = [
    step.forEach ? `once for each ${step.forEach.as} of ${step.forEach.from}` : "",
    step.needs.length > 0 ? `after ${step.needs.join(", ")}` : "",
    step.tools.length > 0 ? `may use ${step.tools.join(", ")}` : "uses no tool",
    outputText(step),
    step.checks.length > 0 ? `checked by ${step.checks.map((check) => check.kind).join(", ")}` : "",
  ].filter(Boolean);
  return [
    `${position}. ${onStdout.bold(oneLine(step.title))} (${step.id})`,
    `   ${oneLine(step.instruction)}`,
    onStdout.dim(`   ${oneLine(facts.join(" · "))}`),
  ];
}

function outputText({ output }: Step): string {
  if (output.kind === "files") return `writes ${output.paths.join(", ")}`;
  if (output.kind === "records")
    return `records ${output.fields.map((field) => field.name).join(", ")}${output.path ? ` in ${output.path}` : ""}`;
  return "";
}
