import { z } from "zod";
import { ToolError } from "../../runtime/errors.js";
import type { SandboxLimits, StopReason } from "../../runtime/sandbox/limits.js";
import { createSandbox, type SandboxResult } from "../../runtime/sandbox/sandbox.js";
import { cleanText, shortenText } from "../output.js";
import { defineTool, type QwillTool, type ToolResult } from "../tool.js";

export interface CodeToolOptions extends Partial<SandboxLimits> {
  /** Run code without isolation where this machine offers none. Only ever set by a person, in code. */
  unsafeNoIsolation?: boolean;
}

const MAX_TIMEOUT_MS = 600_000;
/** What a model is shown of each stream; the end of an error says most. */
const SHOWN_CHARS = 8000;
const MAX_SESSIONS = 32;
const DATA_CHARS = 65_536;

/**
 * The tools that run code, all in the sandbox.
 *
 * @param options limits (`timeoutMs`, `memoryMb`, …); see SandboxLimits.
 * @example
 * createAgent({ model, tools: [...fileTools(), ...codeTools({ memoryMb: 512 })], workspace: "./work" });
 */
export function codeTools(options: CodeToolOptions = {}): QwillTool[] {
  const { unsafeNoIsolation, ...limits } = options;
  const sessions = new Map<string, string>();
  const codeRun = defineTool({
    name: "code_run",
    description:
      "Run a program in the workspace folder, without network. Print what you want to know. Files it writes stay; processes don't.",
    input: z.object({
      language: z.enum(["python", "javascript", "typescript", "shell"]),
      code: z.string().min(1),
      timeoutMs: z.number().int().min(100).max(MAX_TIMEOUT_MS).optional().describe("Default 60000"),
      session: z
        .string()
        .max(64)
        .optional()
        .describe(
          "Any name: keeps the variable state (a dict of JSON values; in shell the file $QWILL_STATE) for the next call",
        ),
    }),
    effect: "execute",
    async run({ language, code, timeoutMs, session }, { workspace, signal }) {
      const sandbox = await createSandbox({ workspace, limits, unsafeNoIsolation });
      const key = session === undefined ? undefined : `${workspace.root}\0${session}`;
      const state = key === undefined ? undefined : (sessions.get(key) ?? "{}");
      const result = await sandbox.run({
        language,
        code,
        timeoutMs,
        signal,
        ...(state === undefined ? {} : { state }),
      });
      if (key !== undefined && result.state !== undefined) keep(sessions, key, result.state);
      return resultOf(result, { isUnsafe: sandbox.strength === "none", hasSession: key !== undefined });
    },
  });
  return [codeRun];
}

/** The session that was used least recently makes room. */
function keep(sessions: Map<string, string>, key: string, state: string): void {
  sessions.delete(key);
  sessions.set(key, state);
  const [oldest] = sessions.keys();
  if (sessions.size > MAX_SESSIONS && oldest !== undefined) sessions.delete(oldest);
}

function resultOf(
  result: SandboxResult,
  { isUnsafe, hasSession }: { isUnsafe: boolean; hasSession: boolean },
): ToolResult {
  const { exitCode, files } = result;
  const data = {
    exitCode,
    stdout: shortenText(result.stdout, DATA_CHARS),
    stderr: shortenText(result.stderr, DATA_CHARS),
    files,
    ...(result.state === undefined ? {} : { state: JSON.parse(result.state) as unknown }),
  };
  const lost =
    hasSession && result.state === undefined ? "(state was not kept: it must be an object, at most 5 MB as JSON)" : "";
  const text = [headOf(result), ...bodyOf(result), lost, isUnsafe ? "(run without isolation)" : ""]
    .filter(Boolean)
    .join("\n");
  if (result.stopped === "timeout" || result.stopped === "cancelled") {
    throw new ToolError(result.stopped === "timeout" ? "tool.timeout" : "tool.failed", text, {
      hint: result.stopped === "timeout" ? "Do less at once, or give a longer timeoutMs." : undefined,
      data,
    });
  }
  return { text: text || "(no output)", data, files, ok: exitCode === 0 };
}

function headOf({ exitCode, stopped, signal, ms }: SandboxResult): string {
  if (stopped) return STOPPED[stopped](ms);
  if (signal) return `killed by ${signal}`;
  return exitCode === 0 ? "" : `exit code ${exitCode}`;
}

const STOPPED: Record<StopReason, (ms: number) => string> = {
  timeout: (ms) => `The code took longer than ${(ms / 1000).toFixed(1)} s and was stopped.`,
  cancelled: () => "The code was stopped: the run is cancelled.",
  memory: () => "The code used too much memory and was stopped.",
  processes: () => "The code started too many processes and was stopped.",
  disk: () => "The code wrote too much and was stopped. Its files may be incomplete or missing.",
  output: () => "The code printed too much and was stopped. Write to a file instead.",
};

function bodyOf({ stdout, stderr, files }: SandboxResult): string[] {
  const [out, err] = [stdout, stderr].map((text) => shortenText(cleanText(text).trimEnd(), SHOWN_CHARS));
  const names = files.length > 20 ? [...files.slice(0, 20), `${files.length - 20} more`] : files;
  return [out ?? "", err ? `stderr:\n${err}` : "", names.length ? `files written: ${names.join(", ")}` : ""];
}
