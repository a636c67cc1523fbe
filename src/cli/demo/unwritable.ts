import { QwillError } from "../../runtime/errors.js";
import { codeOf, NO_ROOM, REASONS } from "../../runtime/workspace/system-errors.js";

const CANNOT_WRITE = new Set(["EACCES", "EPERM", "EROFS", ...NO_ROOM]);

/** What the system said when a demo filled its workspace, in words; any other error as it is. */
export function unwritable(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  if (!CANNOT_WRITE.has(code)) return error;
  return new QwillError("demo.workspace", `The workspace ${folder} can't be written: ${REASONS[code] ?? code}.`, {
    hint: `${NO_ROOM.has(code) ? "Make room there" : "Make it writable"}, or name another folder: --workspace`,
    cause: error,
  });
}
