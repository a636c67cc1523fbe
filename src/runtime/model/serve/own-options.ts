import { z } from "zod";
import type { ChatLlamaCallOptions } from "../chat-options.js";

/**
 * What a request to our own server may hold beyond OpenAI's format, under `qwill`: the options of a call that only a grammar
 * of ours can honour. Member for member those of {@link ChatLlamaCallOptions}.
 */
export const ownOptionsSchema = z.object({
  allowed: z.array(z.string()).optional(),
  schemas: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  domains: z
    .object({
      workspaceFile: z.array(z.string()).optional(),
      pageRef: z.array(z.string()).optional(),
      verbatim: z.array(z.object({ text: z.string() })).optional(),
      choices: z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
});

export type OwnOptions = Pick<ChatLlamaCallOptions, keyof z.infer<typeof ownOptionsSchema>>;

/** Those options of a call, as they are sent. */
export function ownOptions({ allowed, schemas, domains }: OwnOptions): OwnOptions {
  return { allowed, schemas, domains };
}
