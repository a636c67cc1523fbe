/** Matching a regular expression against lines in a thread of its own: a pattern that never ends is stopped with it. */
import { Worker } from "node:worker_threads";

export interface LineMatch {
  /** From 1. */
  line: number;
  text: string;
}

/** Longer lines are matched only so far. */
const MAX_LINE_CHARS = 4000;
const SHOWN_CHARS = 200;

const PROGRAM = `
const { parentPort, workerData } = require("node:worker_threads");
const { source, flags, maxLineChars, shownChars } = workerData;
const pattern = new RegExp(source, flags);
parentPort.on("message", (text) => {
  const matches = [];
  let line = 0;
  for (const whole of text.split(/\\r\\n|\\n|\\r/)) {
    line += 1;
    const found = pattern.exec(whole.slice(0, maxLineChars));
    if (!found) continue;
    const from = whole.length <= shownChars ? 0 : Math.max(0, found.index - 60);
    matches.push({ line, text: whole.slice(from, from + shownChars) });
  }
  parentPort.postMessage(matches);
});
`;

export interface LineSearch {
  /** The lines that match; undefined when the time was up, after which the search is over. */
  matches(text: string, timeoutMs: number): Promise<LineMatch[] | undefined>;
  close(): Promise<void>;
}

export function openLineSearch(pattern: RegExp): LineSearch {
  const worker = new Worker(PROGRAM, {
    eval: true,
    workerData: { source: pattern.source, flags: pattern.flags, maxLineChars: MAX_LINE_CHARS, shownChars: SHOWN_CHARS },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  let settle: (found: LineMatch[] | undefined) => void = () => {};
  let isOver = false;
  const end = () => {
    isOver = true;
    settle(undefined);
  };
  worker.on("message", (found: LineMatch[]) => settle(found));
  worker.on("error", end);
  worker.on("exit", end);
  return {
    matches(text, timeoutMs) {
      return new Promise((resolve) => {
        if (isOver) return resolve(undefined);
        const timer = setTimeout(end, timeoutMs);
        settle = (found) => {
          clearTimeout(timer);
          resolve(found);
        };
        worker.postMessage(text);
      });
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
