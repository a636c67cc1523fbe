/**
 * Writes the model card. Usage: node scripts/run-ts.mjs training/pocket/card.ts --evaluation FILE.json --log TRAINING.txt
 * [--model FILE.gguf] [--out models/pocket/README.md]
 */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Evaluation } from "./evaluate.js";
import { f1Of, type Scores } from "./scores.js";

const { values } = parseArgs({
  options: {
    evaluation: { type: "string" },
    log: { type: "string" },
    model: { type: "string", default: "models/pocket/pocket.gguf" },
    out: { type: "string", default: "models/pocket/README.md" },
    /** Training in other folders that this one went on from, minutes. */
    earlier: { type: "string", default: "0" },
  },
});
if (!values.evaluation || !values.log) {
  console.error("Usage: card.ts --evaluation FILE.json --log TRAINING.txt");
  process.exit(2);
}
const evaluation: Evaluation = JSON.parse(readFileSync(values.evaluation, "utf8"));
const megabytes = Math.round(statSync(values.model).size / 100_000) / 10;
writeFileSync(values.out, card(evaluation, trainingOf(readFileSync(values.log, "utf8"))));
console.log(values.out);

interface Training {
  parameters: string;
  minutes: number;
  millionTokens: number;
}

/** The trainer's log says how long it took and how much it read: minutes of each call, tokens of all. */
function trainingOf(log: string): Training {
  const calls = log.split(/^(?=\d+ parameters)/m);
  const last = calls.map((call) => [...call.matchAll(/^checkpoint .* at ([\d.]+) min, ([\d.]+) M tokens/gm)].at(-1));
  const minutes = last.reduce((sum, found) => sum + Number(found?.[1] ?? 0), 0);
  return {
    parameters: /(\d+) parameters/.exec(log)?.[1] ?? "?",
    minutes: Math.round(minutes + Number(values.earlier)),
    millionTokens: Math.round(Math.max(0, ...last.map((found) => Number(found?.[2] ?? 0)))),
  };
}

function card(found: Evaluation, training: Training): string {
  const million = Math.round(Number(training.parameters) / 100_000) / 10;
  return `# The tiny model ("pocket")

A language model of ${million} million parameters (${megabytes} MB) that comes with qwill. It knows two jobs: reading a folder of
CVs and a post, and ranking the one for the other; and taking a brief apart into the pages of a site. It lets you see the whole loop run on any machine, without a download and
without a key. **It makes mistakes that a large model doesn't make**: check what it read before you rely on it, and use a
real model for real decisions and for every other goal.

What it reads, it quotes: a name, a skill or a period in its records is a span of the document, by construction. It may be
the wrong span. E-mail addresses, phone numbers and dates are found by code, the years and the score are computed by code, and
code completes what it lists (\`docs/decisions/2026-11-27-code-checks-what-a-reader-lists.md\`).
It reads Latin letters only; documents in other scripts are listed with what code finds in them.

## How right it is

Measured in the real loop on ${found.documents} generated documents with words and layouts that training never saw, made to be
harder than ordinary CVs (invented names and skills, odd layouts, wrapped lines, PDF and Word among them). These are its own answers, before code checks them.
${found.finished} of ${found.runs} runs finished; whether a file is a CV at all was right for ${found.kind.right} of ${found.kind.all};
${found.secondsPerDocument} s a document on one CPU thread.

| Field | Exactly right | Entries: precision | recall | F1 |
| --- | --- | --- | --- | --- |
${rows("CV", found.cv)}
${rows("post", found.post)}

On CVs written by hand, with posts and truths, and with what code makes of these answers: \`bench/screening/README.md\`.

## How it was made

- Architecture of Qwen2, vocabulary and weights from scratch, F16.
- Data: conversations recorded from qwill's own loop over generated workspaces, a program that knows the truth as its model
  (\`training/pocket/record.ts\`). No person's data, no text of others.
- Training: ${training.millionTokens} million tokens in ${training.minutes} minutes on two CPU cores, no GPU.
- Command: \`npm run pocket\` makes such a model from nothing; this file was made in several runs (\`training/pocket/README.md\`).
- \`prompts.json\` and \`prompts-site.json\` hold the prompts that it was taught; a test says when the loop has moved away from them.
`;
}

function rows(of: string, { exact, lists }: Scores): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return Object.entries(exact)
    .map(([field, { right, all }]) => {
      const list = lists[field];
      const { precision, recall, f1 } = f1Of(list ?? { hits: 0, wanted: 0, given: 0 });
      const entries = list ? `${percent(precision)} | ${percent(recall)} | ${percent(f1)}` : "| | ";
      return `| ${of}: ${field} | ${percent(all === 0 ? 0 : right / all)} | ${entries} |`;
    })
    .join("\n");
}
