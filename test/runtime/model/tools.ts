import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { verbatim, workspaceFile } from "../../../src/runtime/domains.js";

/** Tools with the shapes that real ones have. They do nothing. */
const nothing = async () => "";

export const fileRead = tool(nothing, {
  name: "file_read",
  description: "Read a text file of the workspace.",
  schema: z.object({ path: workspaceFile(), from: z.number().int().min(1).max(9999).optional() }),
});

export const codeRun = tool(nothing, {
  name: "code_run",
  description: "Run code in the sandbox.",
  schema: z.object({
    language: z.enum(["python", "shell"]),
    code: z.string().max(80),
    flags: z.array(z.string().max(12)).max(3).optional(),
  }),
});

export const takeDown = tool(nothing, {
  name: "take_down",
  description: "Take down what the text says.",
  schema: z.object({
    quotes: z.array(verbatim()).min(1).max(4),
    phone: verbatim({ orEmpty: true }),
    years: z.union([z.number().min(0).max(80), z.null()]),
  }),
});

export const wordCount = tool(nothing, {
  name: "word_count",
  description: "Count the words of a text.",
  schema: z.object({ text: z.string().min(1).max(30) }),
});

export const tools = [fileRead, codeRun, takeDown, wordCount];

export const domains = {
  workspaceFile: ["job.md", "cvs/anna.pdf", "cvs/Łukasz Öz.docx"],
  verbatim: [{ text: "Anna Berg\nSenior engineer at Acme, phone 555-1234\n8 years of experience" }],
};
