/** Questions to the person at an MCP client (elicitation); not every client can show them. */
import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { ToolError } from "../../runtime/errors.js";

/** How long a person may take. */
export const PERSON_MS = 10 * 60_000;

export function canAsk(server: Server): boolean {
  return server.getClientCapabilities()?.elicitation !== undefined;
}

/** Whether the person allows a call; closing the question is a no. */
export async function mayCall(server: Server, question: string): Promise<boolean> {
  const properties = { allow: { type: "boolean" as const, title: "Allow it", default: false } };
  const requestedSchema = { type: "object" as const, properties, required: ["allow"] };
  const { action, content } = await server.elicitInput({ message: question, requestedSchema }, { timeout: PERSON_MS });
  return action === "accept" && content?.allow === true;
}

/** @throws ToolError `tool.failed` when the person doesn't answer */
export async function askPerson(server: Server, question: string, choices?: string[]): Promise<string> {
  const answer = { type: "string" as const, title: "Answer", ...(choices?.length ? { enum: choices } : {}) };
  const requestedSchema = { type: "object" as const, properties: { answer }, required: ["answer"] };
  const { action, content } = await server.elicitInput({ message: question, requestedSchema }, { timeout: PERSON_MS });
  if (action === "accept" && typeof content?.answer === "string") return content.answer;
  throw new ToolError("tool.failed", "The person did not answer.", { hint: "Go on with what is known." });
}
