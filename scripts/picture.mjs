// npm run picture: runs the demo in a terminal and draws its last screen as docs/demo.svg, and runs the example and writes
// its output into examples/resume-screening/README.md. Both show what really happened. Needs `script` (util-linux) and a
// built package. Each is tried though the other fails. With arguments, which go to `qwill demo resume`, only the picture.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { withOutput } from "./readme-block.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const limitMs = 15 * 60_000;
const columns = 100;
const rows = 40;

/** Runs a program to its end. @throws Error that says how it ended, with the last of what it said */
function ran(program, args, options, said) {
  const { status, signal, error, stdout } = spawnSync(program, args, { timeout: limitMs, ...options });
  if (status === 0) return stdout;
  const why =
    error?.code === "ENOENT"
      ? "is not installed"
      : error?.code === "ETIMEDOUT"
        ? `was stopped after ${limitMs / 60_000} minutes`
        : `ended with ${status ?? signal ?? error?.message}`;
  throw new Error(`${[program, ...args].join(" ")} ${why}.\n${said().slice(-2000)}`.trim());
}

/** What a program writes to a terminal, raw. */
function recorded(command, cwd) {
  const file = join(cwd, ".recording");
  const inTerminal = `stty cols ${columns} rows ${rows}; ${command}`;
  const env = { ...process.env, TERM: "xterm-256color", FORCE_COLOR: "1" };
  const args = ["--quiet", "--return", "--command", inTerminal, file];
  ran("script", args, { cwd, stdio: "ignore", env }, () => (existsSync(file) ? readFileSync(file, "utf8") : ""));
  // `script` puts a line before and after.
  return readFileSync(file, "utf8")
    .replace(/^Script started.*\r?\n/, "")
    .replace(/\r?\nScript done.*\r?\n?$/, "");
}

const ESCAPE = "\u001b";
/** A terminal sequence, a title, or one character. */
const TOKEN = new RegExp(`${ESCAPE}\\[[0-9;?]*[A-Za-z]|${ESCAPE}\\][^\u0007]*\u0007|[\\s\\S]`, "gu");

/** The screen after all of it: lines of cells { text, style }. Knows what our views write: up, clear below, colours. */
function screenAfter(raw) {
  const lines = [[]];
  let row = 0;
  let column = 0;
  let style = "";
  for (const [token] of raw.matchAll(TOKEN)) {
    const [, number = "", verb] = token.startsWith(ESCAPE) ? (token.match(/\[([0-9;?]*)([A-Za-z])$/) ?? []) : [];
    if (token === "\n") {
      row += 1;
      column = 0;
    } else if (token === "\r") column = 0;
    else if (verb === "A") row = Math.max(0, row - Number(number || 1));
    else if (verb === "J") {
      lines.length = row + 1;
      lines[row] = (lines[row] ?? []).slice(0, column);
    } else if (verb === "m") style = styleAfter(style, number);
    else if (!token.startsWith(ESCAPE)) {
      lines[row] ??= [];
      lines[row][column] = { text: token, style };
      column += 1;
    }
    lines[row] ??= [];
  }
  return lines;
}

const STYLES = { 1: "bold", 2: "dim", 31: "red", 32: "green", 33: "yellow", 36: "cyan" };
const ENDS = { 0: /.*/, 22: /\b(bold|dim)\b/g, 39: /\b(red|green|yellow|cyan)\b/g };

function styleAfter(style, codes) {
  return codes.split(";").reduce((now, code) => {
    const end = ENDS[code || 0];
    return (end ? now.replace(end, "") : `${now} ${STYLES[code] ?? ""}`).replace(/\s+/g, " ").trim();
  }, style);
}

const charWidth = 8.4;
const lineHeight = 20;
const margin = 16;

/** A line's cells as runs of one style. */
function spans(cells) {
  const list = [];
  for (const [at, cell = { text: " ", style: "" }] of Array.from(cells).entries()) {
    const last = list.at(-1);
    if (last && last.style === cell.style) last.text += cell.text;
    else list.push({ at, ...cell });
  }
  return list.filter(({ text }) => text.trim());
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function svg(lines, title) {
  const width = Math.round(columns * charWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const texts = lines.flatMap((cells, row) =>
    spans(cells).map(({ at, text, style }) => {
      const x = (margin + at * charWidth).toFixed(1);
      const y = margin + (row + 0.75) * lineHeight;
      const length = ([...text].length * charWidth).toFixed(1);
      return `<text x="${x}" y="${y}" textLength="${length}" class="${style}">${escaped(text)}</text>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #d6d9de; white-space: pre; }
.bold { font-weight: 600; fill: #ffffff; } .dim { fill: #8b919b; } .red { fill: #f2777a; } .green { fill: #8ccf7e; }
.yellow { fill: #e5c76b; } .cyan { fill: #6cbfcf; }
</style>
<rect width="100%" height="100%" rx="8" fill="#15181d"/>
${texts.join("\n")}
</svg>
`;
}

function trimmed(lines) {
  const full = lines.map((cells) =>
    Array.from(cells, (cell) => cell?.text ?? " ")
      .join("")
      .trimEnd(),
  );
  const last = full.findLastIndex((line) => line !== "");
  return lines.slice(0, last + 1);
}

const main = join(root, "dist/cli/main.js");
const more = process.argv.slice(2);

/** Draws a run of the demo. */
function drawDemo() {
  const folder = mkdtempSync(join(tmpdir(), "qwill-picture-"));
  try {
    const typed = [..."$ npx qwill demo resume"].map((text) => ({ text, style: "bold" }));
    const command = [process.execPath, main, "demo", "resume", ...more].map((word) => JSON.stringify(word)).join(" ");
    const screen = trimmed(screenAfter(recorded(command, folder)));
    if (screen.length === 0) throw new Error("The demo wrote nothing on its terminal.");
    writeFileSync(join(root, "docs/demo.svg"), svg([typed, [], ...screen], "A run of qwill demo resume"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes what the example prints into its README. */
function showExample() {
  const page = join(root, "examples/resume-screening/README.md");
  const args = [join(root, "scripts/example.mjs"), "resume-screening"];
  const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] };
  const printed = ran(process.execPath, args, options, () => "");
  writeFileSync(page, withOutput(readFileSync(page, "utf8"), printed));
}

if (!existsSync(main)) throw new Error("There is no dist/: npm run build first.");
const tasks = { "docs/demo.svg": drawDemo, "examples/resume-screening/README.md": showExample };
for (const [file, task] of Object.entries(tasks).slice(0, more.length > 0 ? 1 : 2)) {
  console.error(`${file} …`);
  try {
    task();
    console.error(`${file}: written`);
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
  }
}
