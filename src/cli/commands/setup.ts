import type { Command } from "commander";
import { command, exits } from "../command.js";
import { EXIT } from "../exit.js";
import { canAsk, note } from "../terminal.js";

interface SetupOptions {
  yes?: boolean;
  forTests?: boolean;
}

export function setupCommand(): Command {
  return command({
    name: "setup",
    summary: "install the system's parts that are missing: sandbox, browser, Python",
    details:
      "By apt as root on Debian, by Playwright's own download for the browser elsewhere. Asks first. Where it can't install a\npart it says the one command to run.",
    examples: [
      ["qwill setup", "ask, then install what is missing"],
      ["qwill setup --yes", "without asking"],
    ],
  })
    .option("-y, --yes", "don't ask")
    .option("--for-tests", "don't ask, and take a part that can't be had as a warning")
    .action(exits(setup));
}

async function setup(options: SetupOptions): Promise<number> {
  const { missingParts, installCommands } = await import("../system/install.js");
  const { runVisibly } = await import("../system/programs.js");
  const failed = options.forTests ? EXIT.finished : EXIT.failed;
  const missing = await missingParts();
  if (missing.length === 0) {
    note("Nothing is missing.");
    return EXIT.finished;
  }
  note(`Missing: ${missing.join(", ")}.`);
  const { commands, byHand } = installCommands(missing);
  for (const words of byHand) note(`  ${words}`);
  if (commands.length === 0) return failed;

  const lines = commands.map((each) => `  $ ${each.join(" ")}`);
  if (!options.yes && !options.forTests) {
    note(`To install:\n${lines.join("\n")}`);
    if (!canAsk()) {
      note("Say --yes to have it done.");
      return EXIT.failed;
    }
    const { confirm } = await import("@clack/prompts");
    const agreed = await confirm({ message: "Do it now?", output: process.stderr });
    if (agreed !== true) return EXIT.cancelled;
  }
  for (const [index, [file = "", ...args]] of commands.entries()) {
    note(lines[index] ?? "");
    if (!(await runVisibly(file, args))) {
      note(`That failed. Run it yourself:${lines[index]}`);
      return failed;
    }
  }
  const left = await missingParts();
  note(left.length === 0 ? "All parts are there." : `Still missing: ${left.join(", ")}. See: qwill doctor`);
  return left.length === 0 ? EXIT.finished : failed;
}
