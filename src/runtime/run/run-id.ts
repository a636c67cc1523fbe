import { randomBytes } from "node:crypto";

/** Sorts by time, to the millisecond (three hexadecimal digits, then four of chance): `20261123-101500-1a43f2a`. */
export function newRunId(now = new Date()): string {
  const time = now.toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
  return `${time}-${now.getMilliseconds().toString(16).padStart(3, "0")}${randomBytes(2).toString("hex")}`;
}
