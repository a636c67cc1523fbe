import type { EventOf } from "../src/runtime/run/events.js";
import { runDemo } from "./support/demo-run.js";
import { table } from "./support/table.js";

// How much of the prompts is evaluated anew: over the demo's run, tokens prefilled ÷ tokens of each branch's last prompt.
// 1.0 would be every token once; a model that starts afresh with each call prefills every prompt whole.

type Reply = EventOf<"model.replied">;

const replies = runDemo(process.argv.slice(2)).events.filter((event) => event.type === "model.replied");
const placeOf = (reply: Reply) => reply.stepId ?? reply.purpose;
const branchOf = (reply: Reply) => `${placeOf(reply)} ${reply.item?.index ?? ""}`;
const sum = (list: readonly Reply[], size: (reply: Reply) => number) =>
  list.reduce((total, reply) => total + size(reply), 0);

function row(name: string, list: readonly Reply[]): (string | number)[] {
  const last = [...new Map(list.map((reply) => [branchOf(reply), reply])).values()];
  const prompt = sum(list, ({ usage }) => usage.prompt);
  const prefilled = sum(list, ({ usage }) => usage.prompt - usage.reused);
  const once = sum(last, ({ usage }) => usage.prompt);
  const ratio = (tokens: number) => (once > 0 ? (tokens / once).toFixed(2) : "-");
  return [name, last.length, list.length, prompt, prefilled, once, ratio(prefilled), ratio(prompt)];
}

const steps = new Map<string, Reply[]>();
for (const reply of replies) steps.set(placeOf(reply), [...(steps.get(placeOf(reply)) ?? []), reply]);

console.log(
  table([
    ["step", "branches", "calls", "prompt tokens", "prefilled", "last prompts", "prefilled/last", "without reuse"],
    ...[...steps].map(([name, list]) => row(name, list)),
    row("all", replies),
  ]),
);
