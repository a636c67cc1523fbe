import { defineTool, workspaceFile } from "qwill";
import { z } from "zod";

/** A tool: a schema, what it does to the world, and a function. It knows nothing of agents. */
export const wordCount = defineTool({
  name: "word_count",
  description: "Count the words of a text file in the workspace.",
  input: z.object({ path: workspaceFile().describe("File, relative to the workspace") }),
  effect: "read",
  async run({ path }, { workspace }) {
    const words = (await workspace.readText(path)).split(/\s+/).filter(Boolean).length;
    return { text: `${path} has ${words} words.`, data: { path, words } };
  },
});
