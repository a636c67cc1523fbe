/** What is wrong with a plan that doesn't fit its schema: the place, and what was expected there. */
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

export function planProblem(issues: readonly Issue[]): string {
  const { path, message } = inner(issues[0]);
  return `${path.join(".") || "arguments"}: ${message}`;
}

/** Of a choice between kinds, what is wrong with the kind that was chosen; else which kinds there are. */
function inner(issue: Issue | undefined): { path: PropertyKey[]; message: string } {
  if (issue?.code !== "invalid_union") return { path: issue?.path ?? [], message: issue?.message ?? "invalid" };
  const isKind = ({ path }: Issue) => path.length === 1 && (path[0] === "kind" || path[0] === "op");
  const chosen = issue.errors.find((issues) => issues.length > 0 && !issues.some(isKind));
  const kinds = issue.errors.flatMap((issues) =>
    issues.filter(isKind).flatMap((each) => (each.code === "invalid_value" ? each.values : [])),
  );
  if (!chosen || kinds.length === 0) {
    const message = kinds.length > 0 ? `expected one of ${kinds.join(", ")}` : issue.message;
    return {
      path: [...issue.path, ...(kinds.length > 0 ? [issue.errors[0]?.find(isKind)?.path[0] ?? "kind"] : [])],
      message,
    };
  }
  const found = inner(chosen[0]);
  return { path: [...issue.path, ...found.path], message: found.message };
}

/** Where a plan says something that its reader has left out, such as a misspelt name; undefined where nothing is lost. */
export function unknownKey(given: unknown, read: unknown, at = ""): string | undefined {
  if (typeof given !== "object" || given === null || typeof read !== "object" || read === null) return undefined;
  for (const [key, value] of Object.entries(given)) {
    const place = at ? `${at}.${key}` : key;
    if (value !== undefined && !Object.hasOwn(read, key)) return place;
    const below = unknownKey(value, (read as Record<string, unknown>)[key], place);
    if (below) return below;
  }
  return undefined;
}
