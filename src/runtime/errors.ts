/**
 * Every error that qwill raises on purpose. An error says what happened, on which input, and what to do next.
 *
 * Recognise them by {@link isQwillError} and `code`, never by `instanceof`: two copies of the package may meet in one process.
 */
const MARKER = Symbol.for("qwill.error");

/** What a {@link QwillError} is made of. */
export interface ErrorDetails {
  /** What to do next, in one sentence. */
  hint?: string;
  cause?: unknown;
  /** Facts for programs: paths, field names, sizes. */
  data?: Record<string, unknown>;
}

export class QwillError extends Error {
  readonly [MARKER] = true;
  readonly code: string;
  readonly hint: string | undefined;
  readonly data: Record<string, unknown> | undefined;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = details.hint;
    this.data = details.data;
  }
}

/** The model repairs it: it becomes the result of the call, `{ ok: false }`. Codes `tool.*`. */
export class ToolError extends QwillError {}
/** The model repairs it: its reply could not be used. Codes `reply.*`. */
export class ReplyError extends QwillError {}
/** A person decides: the run pauses. Codes `budget.*`. */
export class BudgetError extends QwillError {}
/** A person repairs it: the model can't be had or can't answer. Codes `model.*`. */
export class ModelError extends QwillError {}
/** A person repairs it: the journal can't be read or written. Codes `journal.*`. */
export class JournalError extends QwillError {}
/** A person decides: the run can't go on. Codes `run.*`. */
export class RunError extends QwillError {}
/** The programmer repairs it: wrong options. Codes `config.*`. */
export class ConfigError extends QwillError {}

/** True for errors of this package, also of another copy of it. */
export function isQwillError(value: unknown): value is QwillError {
  return typeof value === "object" && value !== null && MARKER in value;
}

/** How an error is told outside: in results, events and `--json`. */
export interface ErrorReport {
  code: string;
  message: string;
  hint?: string;
}

/** Any thrown value as an {@link ErrorReport}; foreign errors get `fallbackCode`. */
export function reportOf(error: unknown, fallbackCode: string): ErrorReport {
  if (isQwillError(error)) {
    return { code: error.code, message: error.message, ...(error.hint ? { hint: error.hint } : {}) };
  }
  return { code: fallbackCode, message: wordsOf(error) || "It failed without a word." };
}

/** The message of whatever was thrown: anything can be, also what refuses to be read. */
function wordsOf(error: unknown): string {
  if (error === undefined || error === null) return "";
  try {
    const { message } = error as { message?: unknown };
    return typeof message === "string" ? message : String(error);
  } catch {
    return "";
  }
}
