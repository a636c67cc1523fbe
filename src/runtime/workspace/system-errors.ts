/** What the system says when a file can't be had, in words. */
export const REASONS: Record<string, string> = {
  EACCES: "the permission is missing",
  EPERM: "the permission is missing",
  EEXIST: "there is already something of that name",
  EINVAL: "a folder can't go into itself",
  EXDEV: "it lies on another disk",
  EROFS: "the folder is read-only",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "a file may not be so large here",
};

/** When there is no room for what is to be written. */
export const NO_ROOM: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : String(error);
}
