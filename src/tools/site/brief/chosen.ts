/** The records in which a reader has said what the site is called and what its sections are. */
import { z } from "zod";
import { ToolError } from "../../../runtime/errors.js";
import type { Workspace } from "../../../runtime/workspace/workspace.js";

export interface ChosenSite {
  name: string;
  tagline: string;
  theme: string;
}
export interface ChosenSection {
  kind: string;
  page: string;
}

const fileSchema = z.object({
  records: z.array(z.object({ item: z.string().nullish(), record: z.record(z.string(), z.unknown()) })),
});

export async function readChosenSite(workspace: Workspace, path: string): Promise<ChosenSite> {
  const [first] = await recordsOf(workspace, path);
  const text = textOf(first?.record ?? {});
  return { name: text("name"), tagline: text("tagline"), theme: text("theme") };
}

/** By the path of the section's file. */
export async function readChosen(workspace: Workspace, path: string): Promise<Map<string, ChosenSection>> {
  const records = await recordsOf(workspace, path);
  return new Map(
    records.map(({ item, record }) => {
      const text = textOf(record);
      return [item ?? "", { kind: text("kind"), page: text("page") }];
    }),
  );
}

const textOf = (record: Record<string, unknown>) => (name: string) => {
  const value = record[name];
  return typeof value === "string" ? value : "";
};

async function recordsOf(workspace: Workspace, path: string): Promise<z.infer<typeof fileSchema>["records"]> {
  const text = await workspace.readText(path);
  try {
    return fileSchema.parse(JSON.parse(text)).records;
  } catch (cause) {
    throw new ToolError("tool.bad-input", `${path} is no file of records.`, {
      hint: "Give the file that a step with records has written.",
      cause,
    });
  }
}
