// npm run picture: runs the demo in a terminal and draws its last screen as docs/demo.svg, and runs the example and writes
// its output into examples/resume-screening/README.md. Both show what really happened. Needs `script` (util-linux).
// More arguments go to `qwill demo resume`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const limitMs = 15 * 60_000;
const columns = 100;
const rows = 40;

/** What a program writes to a terminal, raw. */
function recorded(command, cwd) {
  const file = join(cwd, ".recording");
  const inTerminal = `stty cols ${columns} rows ${rows}; ${command}`;
  const { status } = spawnSync("script", ["--quiet", "--return", "--command", inTerminal, file], {
    cwd,
    timeout: limitMs,
    stdio: "ignore",
    env: { ...process.env, TERM: "xterm-256color", FORCE_COLOR: "1" },
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${readFileSync(file, "utf8").slice(-2000)}`);
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

const command = `${process.execPath} ${join(root, "dist/cli/main.js")}`;
const folder = mkdtempSync(join(tmpdir(), "qwill-picture-"));
const typed = [..."$ npx qwill demo resume"].map((text) => ({ text, style: "bold" }));
const screen = screenAfter(recorded(`${command} demo resume ${process.argv.slice(2).join(" ")}`, folder));
writeFileSync(join(root, "docs/demo.svg"), svg([typed, [], ...trimmed(screen)], "A run of qwill demo resume"));

if (process.argv.length === 2) {
  const page = join(root, "examples/resume-screening/README.md");
  const { status, stdout } = spawnSync(process.execPath, [join(root, "scripts/example.mjs"), "resume-screening"], {
    cwd: root,
    encoding: "utf8",
    timeout: limitMs,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`The example ended with ${status}.`);
  const output = stdout.trim().replace(/\S+(\/resume-screening-)\w+/, "/tmp$1…");
  const text = readFileSync(page, "utf8").replace(
    /<!-- output -->[\s\S]*<!-- \/output -->/,
    `<!-- output -->\n\`\`\`\n${output}\n\`\`\`\n<!-- /output -->`,
  );
  writeFileSync(page, text);
}
rmSync(folder, { recursive: true, force: true });
