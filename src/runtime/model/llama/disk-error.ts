const CODES = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "ENOTDIR", "EFBIG"];
const NAMED = new RegExp(`\\b(${CODES.join("|")})\\b`);

/** What a disk says, wherever in the chain of causes. */
export function diskErrorOf(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === "string" && CODES.includes(code)) return code;
    const named = NAMED.exec(cause.message)?.[1];
    if (named) return named;
  }
  return undefined;
}
