import type { Approve } from "../../runtime/run/policy.js";

/**
 * What `--yes` means: every call, but for those that a stranger's text could be behind. Nobody who said yes beforehand can
 * have meant them.
 */
export const allowAll: Approve = ({ reason }) => (reason === undefined ? "allow" : "ask");

export const YES_HELP = "allow every call without asking, but for those that a text from outside could be behind";
