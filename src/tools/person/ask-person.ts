import { z } from "zod";
import { ToolError } from "../../runtime/errors.js";
import { defineTool } from "../tool.js";

/**
 * Asks the person who runs the agent. Inside a run the loop stores the question and may pause for days; called directly, the
 * answer comes from `context.ask`.
 */
export const askPerson = defineTool({
  name: "ask_person",
  description: "Ask the user, when only they can know or decide.",
  input: z.object({ question: z.string().min(1).max(1000), choices: z.array(z.string().max(200)).max(8).optional() }),
  effect: "read",
  async run({ question, choices }, { ask }) {
    if (ask) return ask(question, choices);
    throw new ToolError("tool.failed", "There is nobody to ask here.", {
      hint: "Go on with what is known and say what is uncertain.",
    });
  },
});
