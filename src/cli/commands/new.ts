import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { QwillError } from "../../runtime/errors.js";
import { command, exits } from "../command.js";
import { EXIT } from "../exit.js";
import type { Language } from "../new/language.js";
import type { Names } from "../new/names.js";
import { shellWord } from "../shell-word.js";
import { note, print } from "../terminal.js";

interface NewOptions {
  dir: string;
  ts?: boolean;
}

export function newCommand(): Command {
  const made = command({
    name: "new",
    summary: "start a tool or an agent of your own: a file that runs, and its test",
    examples: [["qwill new tool order_lookup", "order-lookup.mjs and order-lookup.test.mjs"]],
  });
  made.addCommand(
    withOptions(
      command({
        name: "tool",
        summary: "a tool that works as it is, to be made your own",
        examples: [
          ["qwill new tool order_lookup", "in JavaScript; its test runs with node --test"],
          ["qwill new tool order_lookup --ts --dir src/tools", "in TypeScript; its test runs with vitest"],
        ],
      }),
    ).action(exits(newTool)),
  );
  made.addCommand(
    withOptions(
      command({
        name: "agent",
        summary: "an agent as a program, with a test whose model is scripted",
        examples: [["qwill new agent invoice_clerk", "invoice-clerk.mjs and invoice-clerk.test.mjs"]],
      }),
    ).action(exits(newAgent)),
  );
  return made;
}

function withOptions(made: Command): Command {
  return made
    .argument("<name>", "lower_case, as the model and the files will name it")
    .option("-d, --dir <dir>", "the folder to write to", ".")
    .option("--ts", "TypeScript instead of JavaScript");
}

async function newTool(name: string, options: NewOptions): Promise<number> {
  const { toolFile, toolTest } = await import("../new/tool-template.js");
  const { names, language, files } = await plan(name, options);
  await writeNew(options.dir, { [files.main]: toolFile(names), [files.test]: toolTest(names, language) });
  const main = shellWord(`./${path.join(options.dir, files.main)}`);
  note(`Try it:   qwill tools call ${names.snake} '{"path":"FILE"}' --tools ${main}`);
  note(`Test it:  ${testCommand(options.dir, files.test, language)}`);
  return EXIT.finished;
}

async function newAgent(name: string, options: NewOptions): Promise<number> {
  const { agentFile, agentTest } = await import("../new/agent-template.js");
  const { names, language, files } = await plan(name, options);
  await writeNew(options.dir, { [files.main]: agentFile(names, language), [files.test]: agentTest(names, language) });
  const main = shellWord(path.join(options.dir, files.main));
  note(
    `Run it:   ${language.isTypeScript ? "npx tsx" : "node"} ${main} "your goal"    (wants a model: qwill models fit)`,
  );
  note(`Test it:  ${testCommand(options.dir, files.test, language)}`);
  return EXIT.finished;
}

async function plan(name: string, { ts }: NewOptions): Promise<{ names: Names; language: Language; files: Files }> {
  const { namesOf } = await import("../new/names.js");
  const { JAVASCRIPT, TYPESCRIPT } = await import("../new/language.js");
  const names = namesOf(name);
  const language = ts ? TYPESCRIPT : JAVASCRIPT;
  const { extension } = language;
  return { names, language, files: { main: `${names.kebab}.${extension}`, test: `${names.kebab}.test.${extension}` } };
}

interface Files {
  main: string;
  test: string;
}

function testCommand(dir: string, test: string, { runner }: Language): string {
  const file = shellWord(path.join(dir, test));
  return runner === "node" ? `node --test ${file}` : `npx vitest run ${file}`;
}

/** Writes files that aren't there yet, and says which. @throws QwillError `cli.exists`, before anything is written */
async function writeNew(dir: string, files: Record<string, string>): Promise<void> {
  const { existsSync } = await import("node:fs");
  const there = Object.keys(files).find((name) => existsSync(path.join(dir, name)));
  if (there)
    throw new QwillError("cli.exists", `${path.join(dir, there)} is there already; nothing was written.`, {
      hint: "Take another name, or another folder: --dir",
    });
  await mkdir(dir, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(dir, name), content, { flag: "wx" });
    print(path.join(dir, name));
  }
}
