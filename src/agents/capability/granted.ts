import type { CallPlace } from "../act.js";
import type { Session } from "../session.js";
import { maskedTools } from "../tries.js";
import { branchAt, handlesFor, READER, unreadItem } from "./live-domains.js";

/** What a branch may call at this moment. */
export interface Granted {
  /** Its step's tools, and the one that reads on in long results. */
  tools: string[];
  /** Those of the step's tools that have to wait, because with them the work went round in a loop before. */
  masked: string[];
}

export async function grantedNow(session: Session, place: CallPlace): Promise<Granted> {
  const step = session.state.steps[place.stepId];
  const branch = branchAt(session, place);
  if (!step || !branch) return { tools: [], masked: [] };
  const given = step.step.tools;
  const all = handlesFor(session, place).length > 0 ? [...new Set([...given, READER])] : given;
  // What has to be read before anything else is possible is no loop.
  const masked = (await unreadItem(session, place)) ? [] : maskedTools(step, branch);
  return {
    tools: all.filter((name) => !masked.includes(name)),
    masked: masked.filter((name) => given.includes(name)),
  };
}
