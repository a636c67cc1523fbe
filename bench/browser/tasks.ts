/** Tasks that are solved by what the view shows and by its references alone, as a model that errs nowhere would. */
import type { ToolBench } from "../../src/testing/tool-bench.js";

export interface Task {
  page: string;
  what: string;
  /** Steps: each finds its reference in the text so far. */
  steps: ((ref: (line: RegExp) => string) => object[])[];
  /** What the last answer shows when it is done. */
  shows: RegExp;
}

const click = (ref: string) => [{ action: "click", ref }];

export const TASKS: Task[] = [
  {
    page: "sign-up",
    what: "fill and send a form",
    steps: [
      (ref) => [
        { action: "type", ref: ref(/First name/), value: "Ann" },
        { action: "type", ref: ref(/Email/), value: "ann@example.org" },
        { action: "select", ref: ref(/Country/), value: "Country 150" },
        { action: "check", ref: ref(/I agree/) },
        { action: "type", ref: ref(/Day/), value: "2026-05-01" },
        { action: "click", ref: ref(/button\] Join/) },
      ],
    ],
    shows: /first=Ann.*country=Country\+150.*terms=on.*day=2026-05-01/,
  },
  {
    page: "shop",
    what: "put one of many into the cart",
    steps: [(ref) => click(ref(/Put into cart/))],
    shows: /Cart: lamp 0/,
  },
  {
    page: "dashboard",
    what: "click an icon without a name",
    steps: [(ref) => click(ref(/gear-7/))],
    shows: /opened icon gear-7/,
  },
  { page: "dashboard", what: "choose a tab", steps: [(ref) => click(ref(/Week/))], shows: /shows Week/ },
  {
    page: "frames",
    what: "fill and push in a frame",
    steps: [
      (ref) => [
        { action: "type", ref: ref(/Guests/), value: "4" },
        { action: "click", ref: ref(/Book it/) },
      ],
    ],
    shows: /booked for 4/,
  },
  {
    page: "frames",
    what: "push in a shadow root",
    steps: [(ref) => click(ref(/Open the chat/))],
    shows: /Chat is open/,
  },
  {
    page: "notice",
    what: "close a cookie wall, then go on",
    steps: [(ref) => click(ref(/Only necessary/)), (ref) => click(ref(/Show older/))],
    shows: /Older news/,
  },
  { page: "calendar", what: "choose a day", steps: [(ref) => click(ref(/Choose 17 May/))], shows: /Chosen: 17 May/ },
  {
    page: "calendar",
    what: "open a list and choose from it",
    steps: [(ref) => click(ref(/clickable\] Time/)), (ref) => click(ref(/option\] 14:00/))],
    shows: /, 14:00/,
  },
  {
    page: "rightToLeft",
    what: "search in Arabic",
    steps: [
      (ref) => [
        { action: "type", ref: ref(/بحث/), value: "كتاب" },
        { action: "press", value: "Enter" },
      ],
    ],
    shows: /q=%D9%83%D8%AA%D8%A7%D8%A8/,
  },
  {
    page: "feed",
    what: "scroll until more comes",
    steps: [
      () => [
        { action: "scroll", value: "end" },
        { action: "wait", value: "300" },
      ],
    ],
    shows: /Post 40/,
  },
];

/** Whether it is solved, and what it took. */
export async function solve(bench: ToolBench, origin: string, task: Task) {
  const begun = performance.now();
  let { text } = await bench.call("browser_open", { url: `${origin}/${task.page}` });
  let all = text;
  const ref = (line: RegExp) =>
    all.split("\n").flatMap((each) => {
      const place = each.search(line);
      const before = each.slice(0, place < 0 ? 0 : place + 30);
      return place < 0 ? [] : ([...before.matchAll(/\[((?:f\d+)?e\d+) /g)].at(-1)?.[1] ?? []);
    })[0] ?? "none";
  for (let page = 2; page <= 5 && /read on with page/.test(text); page += 1) {
    ({ text } = await bench.call("browser_look", { page }));
    all += `\n${text}`;
  }
  let calls = 1;
  for (const step of task.steps) {
    ({ text } = await bench.call("browser_act", { steps: step(ref) }));
    all += `\n${text}`;
    calls += 1;
  }
  return { solved: task.shows.test(text), calls, ms: Math.round(performance.now() - begun), text };
}
