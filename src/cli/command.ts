import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { UsageError } from "./exit.js";

/** What each command says of itself. */
export interface CommandWords {
  name: string;
  summary: string;
  /** More than the summary, where it helps. */
  details?: string;
  /** Command lines that work as they are: [line, what it does]. At least one. */
  examples: readonly (readonly [string, string])[];
}

/** A command with its help: every one shows an example. */
export function command({ name, summary, details, examples }: CommandWords): Command {
  const lines = examples.map(([line, what]) => `  $ ${line}\n      ${what}`);
  return new Command(name)
    .summary(summary)
    .description(details ? `${summary}\n\n${details}` : summary)
    .helpOption("-h, --help", "show this help")
    .configureHelp({ helpWidth: 100 })
    .showHelpAfterError(`For example: ${examples[0]?.[0]}`)
    .addHelpText("after", `\n${examples.length === 1 ? "Example" : "Examples"}:\n${lines.join("\n")}`);
}

/** Wraps what a command does: its number becomes the exit code. */
export function exits<Args extends unknown[]>(
  action: (...args: Args) => Promise<number>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    process.exitCode = await action(...args);
  };
}

/** A JSON file that an option names. @throws UsageError */
export function readJson(file: string, option: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${option} ${file} can't be read as JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** A whole number above zero. */
export function count(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("Expected a whole number above 0.");
  return number;
}

/** A number above zero. */
export function amount(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError("Expected a number above 0.");
  return number;
}

/** A whole number from zero on. */
export function countOrZero(value: string): number {
  return value === "0" ? 0 : count(value);
}

/** What a tool may do to the world. */
export const EFFECTS = ["read", "write", "execute", "network", "outward"];

/** @throws UsageError for an effect that there isn't */
export function requireEffects(allow: readonly string[] = []): void {
  const unknown = allow.find((effect) => !EFFECTS.includes(effect));
  if (unknown)
    throw new UsageError(`--allow ${unknown}: there is no such effect.`, `The effects are: ${EFFECTS.join(", ")}.`);
}

/** Options that several commands share, made fresh for each. */
export const shared = {
  workspace: () => new Option("-w, --workspace <dir>", "the folder to work in").default("."),
  json: (what = "print one event per line on stdout") => new Option("--json", what),
  model: () => new Option("-m, --model <ref>", "catalogue id, FILE.gguf, URL, or a FILE.mjs that exports a chat model"),
  tools: () => new Option("-t, --tools <file...>", "modules that export tools of your own (.js, .mjs, .ts)"),
  secret: () =>
    new Option(
      "--secret <name...>",
      "environment variables whose values tools get where the model writes {{secret:NAME}}; never shown, never stored",
    ),
  turns: () => new Option("--turns <n>", "pause after so many calls of the model").argParser(count),
  tokens: () => new Option("--tokens <n>", "pause after so many tokens").argParser(count),
  minutes: () => new Option("--minutes <n>", "pause after so many minutes").argParser(amount),
  think: () => new Option("--think <n>", "tokens that a thought may have").argParser(countOrZero),
  warm: () =>
    new Option(
      "--warm",
      "keep what the model has evaluated in .qwill/states (4 GB at most), so that resume needn't evaluate it again",
    ),
};

/** The budget that options ask for; undefined when they ask for none. */
export function budgetOf(options: { turns?: number; tokens?: number; minutes?: number; think?: number }) {
  const { turns, tokens, minutes, think } = options;
  if (turns === undefined && tokens === undefined && minutes === undefined && think === undefined) return undefined;
  return {
    ...(turns === undefined ? {} : { turns }),
    ...(tokens === undefined ? {} : { tokens }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(think === undefined ? {} : { thinkTokens: think }),
  };
}
