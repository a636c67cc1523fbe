import { randomBytes } from "node:crypto";

/** Sorts by time: `20261123-101500-3f2a`. */
export function newRunId(): string {
  const time = new Date().toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
  return `${time}-${randomBytes(2).toString("hex")}`;
}
