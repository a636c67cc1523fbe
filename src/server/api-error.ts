import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type ErrorReport, isQwillError, QwillError, reportOf } from "../runtime/errors.js";

/** A request that can't be answered as it is. Codes `api.*`; the status goes along. */
export class ApiError extends QwillError {
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, code: string, message: string, hint?: string) {
    super(code, message, { hint });
    this.status = status;
  }
}

export function notFound(message: string, hint?: string): ApiError {
  return new ApiError(404, "api.not-found", message, hint);
}

export function badRequest(message: string, hint?: string): ApiError {
  return new ApiError(400, "api.bad-request", message, hint);
}

/** What happened before this request makes it impossible. */
export function conflict(message: string, hint?: string): ApiError {
  return new ApiError(409, "api.conflict", message, hint);
}

const STATUS: readonly (readonly [RegExp, ContentfulStatusCode])[] = [
  [/^(config|cli)\./, 400],
  [/^tool\.outside-workspace$/, 403],
  [/^tool\./, 404],
  [/^journal\.in-use$/, 409],
  [/^model\.unsupported$/, 422],
  [/^model\./, 503],
  [/^demo\./, 409],
];

/** The status of an answer that tells an error. */
export function statusOf(error: unknown): ContentfulStatusCode {
  if (error instanceof ApiError) return error.status;
  const code = isQwillError(error) ? error.code : "";
  return STATUS.find(([pattern]) => pattern.test(code))?.[1] ?? 500;
}

/** An error as the API tells it. What went wrong inside isn't told outside. */
export function errorBody(error: unknown): { error: ErrorReport } {
  if (isQwillError(error)) return { error: reportOf(error, error.code) };
  return { error: { code: "api.failed", message: "The server failed at this.", hint: "Its terminal says more." } };
}
