/** What may happen to a call: done, asked for, refused. */
export type Verdict = "allow" | "ask" | "deny";

/** A person's rule for a call: effect and arguments in, verdict out. */
export type Approve = (call: {
  name: string;
  args: Record<string, unknown>;
  effect: string;
  stepId?: string;
  /** Why a person is asked where this function isn't given: the step has read untrusted text. */
  reason?: string;
}) => Verdict | Promise<Verdict>;

/** The default: everything inside the step's capability goes, what changes the world outside is asked for. */
export function defaultVerdict(effect: string, allowedEffects: readonly string[] = []): Verdict {
  if (allowedEffects.includes(effect)) return "allow";
  return effect === "outward" ? "ask" : "allow";
}
