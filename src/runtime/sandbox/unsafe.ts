/** No isolation at all: only where a person wrote `unsafeNoIsolation: true` into their program. */
import { SYSTEM_PATH } from "./bwrap.js";
import { runOnHost } from "./on-host.js";
import type { Runner } from "./runner.js";

/** Runs the program as the user who runs qwill, with that user's rights. */
export const runUnsafe: Runner = (plan) => runOnHost(plan, { path: SYSTEM_PATH });
