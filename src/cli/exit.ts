import { isQwillError, QwillError } from "../runtime/errors.js";

/** What the process says when it ends. */
export const EXIT = { finished: 0, failed: 1, usage: 2, paused: 3, cancelled: 130 } as const;

/** The command line itself is wrong: exit code 2. */
export class UsageError extends QwillError {
  constructor(message: string, hint?: string) {
    super("cli.usage", message, { hint });
  }
}

/** The exit code for something thrown: wrong options are usage, all else is failure. */
export function exitCodeOf(error: unknown): number {
  if (isQwillError(error) && (error.code === "cli.usage" || error.code.startsWith("config."))) return EXIT.usage;
  return EXIT.failed;
}

/** An error as a person reads it: what happened, then what to do. The stack only when asked for. */
export function errorText(error: unknown, withStack: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = [`error: ${message}`];
  if (isQwillError(error) && error.hint) lines.push(`  ${error.hint}`);
  if (withStack && error instanceof Error) lines.push(stackOf(error));
  else if (!isQwillError(error))
    lines.push("  This looks like a defect of qwill. QWILL_DEBUG=1 shows where it happened.");
  return lines.join("\n");
}

/** What was thrown outside of any call (a timer or a promise that a tool left behind): nothing could catch it. */
export function strayErrorText(error: unknown, withStack: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = [
    `error: ${message}`,
    "  A tool or a library threw it outside of its call, so that the process had to end. What was done is kept:",
    "  qwill resume last goes on (with the --workspace, --model and --tools of before). QWILL_DEBUG=1 shows where it happened.",
  ];
  return [...lines, ...(withStack && error instanceof Error ? [stackOf(error)] : [])].join("\n");
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
