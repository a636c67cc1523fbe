import type { StoredEvent } from "../src/runtime/run/events.js";
import { runDemo } from "./support/demo-run.js";
import { table } from "./support/table.js";

// How long the demo takes on this machine, and how much memory: the command as people run it, start to end.

const { events, seconds, peakMb } = runDemo(process.argv.slice(2));
const secondsAt = (event: StoredEvent) => Date.parse(event.at) / 1000;

const started = new Map<number, number>();
const perItem: number[] = [];
for (const event of events) {
  if (!("item" in event) || !event.item) continue;
  if (event.type === "step.started") started.set(event.item.index, secondsAt(event));
  if (event.type === "step.finished")
    perItem.push(secondsAt(event) - (started.get(event.item.index) ?? secondsAt(event)));
}
perItem.sort((a, b) => a - b);

const replies = events.filter((event) => event.type === "model.replied");
const returns = events.filter((event) => event.type === "tool.returned");
const total = (list: readonly { ms: number }[]) => (list.reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(1);

console.log(
  table([
    ["the demo on this machine", ""],
    ["seconds in total", seconds.toFixed(1)],
    ["CVs", perItem.length],
    ["seconds per CV, total ÷ CVs", (seconds / perItem.length).toFixed(1)],
    ["seconds of a CV's branch, median", (perItem[Math.floor(perItem.length / 2)] ?? 0).toFixed(1)],
    ["seconds of a CV's branch, longest", (perItem.at(-1) ?? 0).toFixed(1)],
    ["calls of the model", replies.length],
    ["seconds in the model, branches added up", total(replies)],
    ["calls of tools", returns.length],
    ["seconds in tools, branches added up", total(returns)],
    ["peak memory of the process, MB", Math.round(peakMb)],
  ]),
);
