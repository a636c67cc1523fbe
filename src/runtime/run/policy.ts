/** What may happen to a call: done, asked for, refused. */
export type Verdict = "allow" | "ask" | "deny";

/** A person's rule for a call: effect and arguments in, verdict out. */
export type Approve = (call: {
  name: string;
  args: Record<string, unknown>;
  effect: string;
  stepId?: string;
  /** What it would do, in words that follow "it would", where its tool can say. */
  doing?: string;
  /** Why a person is asked where this function isn't given: the step has read untrusted text. */
  reason?: string;
}) => Verdict | Promise<Verdict>;

/** Tools whose effect a person's plan grants: what they do stays in the workspace. */
const GRANTABLE = ["file_delete"];

/**
 * Whether a step that a person wrote or agreed to grants a call of `file_delete` by naming the tool. Where strangers' text
 * was read before (`afterStranger`), only for a path that the step's instruction names itself.
 */
export function isGrantedByPlan(
  step: { tools: readonly string[]; instruction: string } | undefined,
  call: { name: string; args: Record<string, unknown> },
  afterStranger: boolean,
): boolean {
  if (!step || !GRANTABLE.includes(call.name) || !step.tools.includes(call.name)) return false;
  if (!afterStranger) return true;
  const path = String(call.args.path ?? "").replace(/^\.\/|\/$/g, "");
  const named: string[] = step.instruction.match(/[^\s"'`,;:()<>]+/g) ?? [];
  return path !== "" && named.some((word) => word.replace(/^\.\/|[./]$/g, "") === path);
}

/** The default: everything inside the step's capability goes, what changes the world outside is asked for. */
export function defaultVerdict(effect: string, allowedEffects: readonly string[] = []): Verdict {
  if (allowedEffects.includes(effect)) return "allow";
  return effect === "outward" ? "ask" : "allow";
}
