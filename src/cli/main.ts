#!/usr/bin/env node
import { runProgram } from "./program.js";
import { flushed } from "./terminal.js";

/** As a shell reports a death by a closed pipe. */
const BROKEN_PIPE = 141;

// The reader went away (`qwill show … | head`): nobody is left to be told.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? BROKEN_PIPE : 1));
}

const code = await runProgram(process.argv.slice(2));
await flushed();
// Engines and browsers may still hold the process open; the work is done.
process.exit(code);
