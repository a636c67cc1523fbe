import { isWatched, note } from "../terminal.js";
import { duration } from "../view/words.js";

/** What is said of work that may take long: a share from 0 to 1, or words. */
export type OnProgress = (progress: number | string) => void;

const FIRST_MS = 1000;
const PIPE_EVERY_MS = 10_000;

/** Does something that may take long; after a second stderr says what, and how far it is. */
export async function withProgress<T>(label: string, work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const begun = Date.now();
  let state = "";
  let saidAt = 0;
  let shown = false;
  const say = () => {
    const elapsed = Date.now() - begun;
    if (elapsed < FIRST_MS) return;
    const line = `${label}${state ? `: ${state}` : ""}, ${duration(elapsed)}`;
    if (isWatched()) {
      process.stderr.write(`\r\u001b[K${line}`);
      shown = true;
    } else if (Date.now() - saidAt >= PIPE_EVERY_MS) {
      note(line);
      saidAt = Date.now();
    }
  };
  const timer = setInterval(say, 250);
  timer.unref();
  try {
    return await work((progress) => {
      state = typeof progress === "string" ? progress : `${Math.floor(progress * 100)} %`;
    });
  } finally {
    clearInterval(timer);
    if (shown) process.stderr.write("\r\u001b[K");
  }
}
