import type { BaseMessage } from "@langchain/core/messages";
import { reportOf } from "../../runtime/errors.js";
import type { JsonSchema } from "../plan/plan-tools.js";
import type { Session } from "../session.js";
import { askWithRoom } from "./ask-with-room.js";

/** Asks for one call of one tool; what `read` throws is told to the model, what it returns is done once the reply is stored. */
export async function askForCall(
  session: Session,
  purpose: "plan" | "revise",
  tool: string,
  messages: BaseMessage[],
  read: (args: unknown) => () => void,
  schemas?: Record<string, JsonSchema>,
): Promise<void> {
  if (storesKept(session, purpose, tool, read)) return;
  let store: (() => void) | undefined;
  await askWithRoom(session, {
    purpose,
    messages,
    allowed: [tool],
    toolChoice: "any",
    ...(schemas ? { schemas } : {}),
    judge: (calls) => {
      const call = calls.find((each) => each.name === tool);
      if (!call) return { code: "reply.unparsable", message: missingCall(tool, calls) };
      try {
        store = read(call.args);
        return undefined;
      } catch (error) {
        return reportOf(error, "reply.unparsable");
      }
    },
  });
  store?.();
}

/** A process that died between a reply and what follows from it: the reply is there, and the model isn't asked again. */
function storesKept(
  { state }: Session,
  purpose: "plan" | "revise",
  tool: string,
  read: (args: unknown) => () => void,
): boolean {
  const { reply } = (purpose === "plan" ? state.planning : state.revising).at(-1) ?? {};
  const call = reply?.problem ? undefined : reply?.calls.find((each) => each.name === tool);
  // What was said after the plan's reply was not heard in it.
  if (!call || (purpose === "plan" && state.unheard.length > 0)) return false;
  let store: () => void;
  try {
    store = read(call.args);
  } catch {
    // Files that it was made for may be gone.
    return false;
  }
  store();
  return true;
}

/** What is wrong with a reply without the call that was asked for; read by the model, and by a person when it goes on so. */
export function missingCall(wanted: string, calls: readonly { name: string }[]): string {
  const made = [...new Set(calls.map(({ name }) => name))].join(", ");
  return `Expected a call of ${wanted}, not ${made ? `of ${made}` : "a text"}. Call ${wanted}.`;
}
