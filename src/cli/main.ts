#!/usr/bin/env node
import { readConfig } from "../runtime/config.js";
import { EXIT, strayErrorText } from "./exit.js";
import { runProgram } from "./program.js";
import { flushed, note } from "./terminal.js";

/** As a shell reports a death by a closed pipe. */
const BROKEN_PIPE = 141;

// The reader went away (`qwill show … | head`): nobody is left to be told.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? BROKEN_PIPE : 1));
}

// Ctrl-C where nothing has begun that wants to be cancelled: the exit code is the same as after a cancelled run.
process.on("SIGINT", () => {
  if (process.listenerCount("SIGINT") === 1) process.exit(EXIT.cancelled);
});

// After it nobody knows what state the process is in; the run's journal is whole.
process.on("uncaughtException", (error) => {
  note(strayErrorText(error, readConfig().debug));
  process.exit(EXIT.failed);
});

const code = await runProgram(process.argv.slice(2));
await flushed();
// Engines and browsers may still hold the process open; the work is done.
process.exit(code);
