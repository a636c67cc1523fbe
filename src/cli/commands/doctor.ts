import type { Command } from "commander";
import { command, exits, shared } from "../command.js";
import { EXIT } from "../exit.js";
import { note, onStdout, print } from "../terminal.js";

export function doctorCommand(): Command {
  return command({
    name: "doctor",
    summary: "look at each part of this machine: ok, or the one thing to do",
    details: "Exit code 1 only when qwill can't work at all; parts that are optional may be missing.",
    examples: [["qwill doctor", "what is there, and what to do"]],
  })
    .addOption(shared.json("print the parts as one JSON object"))
    .action(exits(doctor));
}

async function doctor({ json }: { json?: boolean }): Promise<number> {
  const { lookAtParts } = await import("../system/parts.js");
  const parts = await lookAtParts();
  const works = parts.every((part) => part.ok || !part.isNeeded);
  if (json) {
    print(JSON.stringify({ ok: works, parts }));
    return works ? EXIT.finished : EXIT.failed;
  }
  const width = Math.max(...parts.map((part) => part.name.length));
  for (const { name, ok, isNeeded, detail, fix } of parts) {
    const mark = ok ? onStdout.green("ok") : isNeeded ? onStdout.red("!!") : onStdout.yellow("--");
    print(`${mark}  ${name.padEnd(width)}  ${detail}`);
    if (fix) print(`    ${" ".repeat(width)}  → ${fix}`);
  }
  note(`\n${works ? "qwill works here. Try it: qwill demo resume" : "qwill can't work here yet: see above."}`);
  return works ? EXIT.finished : EXIT.failed;
}
