/** The only place that prints. Answers go to stdout, everything else to stderr. */
import { styleText } from "node:util";
import { cleanText } from "../tools/output.js";

type Format = Parameters<typeof styleText>[0];

/** Prints a part of the answer. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Says something about the work. */
export function note(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** True where a person watches stderr. */
export function isWatched(): boolean {
  return process.stderr.isTTY === true;
}

/** True where a person can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Columns and rows of the terminal behind stderr. */
export function terminalSize(): { width: number; rows: number } {
  return { width: process.stderr.columns || 80, rows: process.stderr.rows || 24 };
}

/** Colours for a stream, none where it has none (pipe, NO_COLOR). */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

function painter(stream: NodeJS.WriteStream): Paint {
  const colours = () => stream.isTTY === true && stream.hasColors();
  const as = (format: Format) => (text: string) => (colours() ? styleText(format, text) : text);
  return {
    bold: as("bold"),
    dim: as("dim"),
    green: as("green"),
    red: as("red"),
    yellow: as("yellow"),
    cyan: as("cyan"),
  };
}

export const onStdout = painter(process.stdout);
export const onStderr = painter(process.stderr);

/** Text from documents, models and journals as a terminal may have it: no sequences that move the cursor or set titles. */
export function harmless(text: string): string {
  return cleanText(text);
}

/** The same on one line. */
export function oneLine(text: string): string {
  return harmless(text).replace(/\s+/g, " ").trim();
}

/** Resolves when all that was printed has left the process. */
export async function flushed(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise<void>((done) => stream.write("", () => done()))),
  );
}
