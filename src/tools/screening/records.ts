/** The files of records that a run's steps write. */
import { z } from "zod";
import { ToolError } from "../../runtime/errors.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";

const evidenceSchema = z.object({
  path: z.string(),
  page: z.number().nullish(),
  quote: z.string(),
  verified: z.boolean().optional(),
});

const fileSchema = z.object({
  fields: z.array(z.unknown()).optional(),
  /** The model that read the records. */
  model: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
  records: z.array(
    z.object({
      item: z.string().nullable().optional(),
      record: z.record(z.string(), z.unknown()),
      evidence: z.record(z.string(), z.array(evidenceSchema)).nullish(),
    }),
  ),
  skipped: z.array(z.object({ item: z.string().nullable().optional(), reason: z.string().optional() })).nullish(),
});

export type Evidence = z.infer<typeof evidenceSchema>;

export interface RecordEntry {
  /** The file that the record was read from. */
  item: string | undefined;
  record: Record<string, unknown>;
  evidence: Record<string, Evidence[]>;
}

export interface RecordFile {
  model: string | undefined;
  records: RecordEntry[];
  skipped: { item: string; reason: string }[];
}

/** Reads a file of records. @throws ToolError `tool.bad-input` when it is something else. */
export async function readRecords(workspace: Workspace, path: string, field: "post" | "records"): Promise<RecordFile> {
  const text = await workspace.readText(path);
  const parsed = fileSchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ToolError(
      "tool.bad-input",
      `${path} is no file of records: ${issue?.path.join(".") || "the file"}: ${issue?.message ?? "not JSON"}`,
      {
        hint: "Give the JSON file that a step with records wrote: { records: [{ item, record, evidence }], skipped }.",
        data: { field, expected: "a file of records" },
      },
    );
  }
  return {
    model: parsed.data.model ?? undefined,
    records: parsed.data.records.map(({ item, record, evidence }) => ({
      item: item ?? undefined,
      record,
      evidence: evidence ?? {},
    })),
    skipped: (parsed.data.skipped ?? []).map(({ item, reason }) => ({
      item: item ?? "",
      reason: reason ?? "not read",
    })),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A field as one text; "" when it is missing. */
export function textField(record: Record<string, unknown>, name: string): string {
  const value = record[name];
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}

/** A field as a list of texts without repeats. */
export function listField(record: Record<string, unknown>, name: string): string[] {
  const value = record[name];
  const list = Array.isArray(value) ? value : typeof value === "string" && value !== "" ? [value] : [];
  const texts = list.filter((item): item is string => typeof item === "string").map((item) => item.trim());
  return [...new Set(texts.filter((item) => item !== ""))];
}
