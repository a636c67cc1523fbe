import type { RunState } from "../../runtime/run/state.js";
import { onStderr, terminalSize } from "../terminal.js";
import { startBoard, updateBoard } from "./board.js";
import { boardLines } from "./lines.js";
import type { View } from "./view.js";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 120;

/** The checklist, painted over itself on stderr. */
export function liveView(run: RunState): View {
  let board = startBoard(run);
  let painted = 0;
  let turn = 0;
  const paint = (spinner: string) => {
    const { width, rows } = terminalSize();
    const lines = boardLines(board, { width, rows, nowMs: Date.now(), spinner, paint: onStderr });
    // Up to the first line of the last picture, and clear from there on.
    const back = painted > 0 ? `\u001b[${painted}A` : "";
    process.stderr.write(`${back}\r\u001b[J${lines.join("\n")}\n`);
    painted = lines.length;
  };
  const timer = setInterval(() => paint(FRAMES[turn++ % FRAMES.length] ?? "·"), FRAME_MS);
  timer.unref();
  return {
    show: (event) => {
      board = updateBoard(board, event);
    },
    close: () => {
      clearInterval(timer);
      paint("·");
      process.stderr.write("\n");
    },
  };
}
