import { Command, CommanderError } from "commander";
import { readConfig } from "../runtime/config.js";
import { demoCommand } from "./commands/demo.js";
import { doctorCommand } from "./commands/doctor.js";
import { forkCommand } from "./commands/fork.js";
import { mcpCommand } from "./commands/mcp.js";
import { modelsCommand } from "./commands/models.js";
import { newCommand } from "./commands/new.js";
import { replayCommand } from "./commands/replay.js";
import { resumeCommand } from "./commands/resume.js";
import { runCommand } from "./commands/run.js";
import { runsCommand } from "./commands/runs.js";
import { serveCommand } from "./commands/serve.js";
import { setupCommand } from "./commands/setup.js";
import { showCommand } from "./commands/show.js";
import { toolsCommand } from "./commands/tools.js";
import { EXIT, errorText, exitCodeOf } from "./exit.js";
import { packageVersion } from "./package.js";
import { note } from "./terminal.js";

/** All commands, in the order of the help. */
const COMMANDS = [
  runCommand,
  demoCommand,
  resumeCommand,
  runsCommand,
  showCommand,
  replayCommand,
  forkCommand,
  toolsCommand,
  newCommand,
  modelsCommand,
  serveCommand,
  mcpCommand,
  doctorCommand,
  setupCommand,
];

/** The whole command line, made anew. */
export function createProgram(): Command {
  const program = new Command("qwill")
    .description(
      "Finishes multi-step tasks on your own machine: it plans, acts through tools, checks, and hands over files.",
    )
    .version(packageVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .configureHelp({ helpWidth: 100 })
    .addHelpText(
      "after",
      '\nExamples:\n  $ qwill demo resume\n      rank the bundled CVs: no download, no key\n  $ qwill run "Rank the CVs in cvs/ for the post in job.md" --workspace ./hiring\n      a goal of your own',
    );
  for (const make of COMMANDS) program.addCommand(make());
  everyCommand(program, (each) => each.exitOverride());
  return program;
}

function everyCommand(command: Command, action: (command: Command) => void): void {
  action(command);
  for (const each of command.commands) everyCommand(each, action);
}

/**
 * Runs a command line to its exit code. Never throws.
 *
 * @param args without node and script: `["run", "…"]`
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? EXIT.finished);
  } catch (error) {
    // Commander has printed its message already; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.finished : EXIT.usage;
    note(errorText(error, readConfig().debug));
    return exitCodeOf(error);
  }
}
