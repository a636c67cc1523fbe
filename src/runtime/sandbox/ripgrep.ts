/** Which files hold a text, by ripgrep where it is installed: much faster than opening each. */
import { SYSTEM_PATH } from "./bwrap.js";
import { runProcess } from "./limited-process.js";
import { DEFAULT_LIMITS } from "./limits.js";

const TIMEOUT_MS = 15_000;
const MAX_OUTPUT_BYTES = 50_000_000;
const PATHS = `${SYSTEM_PATH}:/opt/homebrew/bin`;
/** Everything that a file may be called, in every encoding that names itself; links are not followed. */
const FLAGS =
  "--no-config --files-with-matches --null --text --fixed-strings --hidden --no-ignore --no-messages --threads=2".split(
    " ",
  );

export interface TextWanted {
  text: string;
  ignoreCase: boolean;
  maxFileBytes: number;
  /** Folders of these names are passed by. */
  without: readonly string[];
  signal?: AbortSignal;
}

/**
 * The files below a folder that hold the text, as POSIX paths relative to it; undefined where ripgrep isn't there or could
 * not look at all of them.
 */
export async function filesWithText(folder: string, wanted: TextWanted): Promise<Set<string> | undefined> {
  const args = [
    ...FLAGS,
    ...(wanted.ignoreCase ? ["--ignore-case"] : []),
    `--max-filesize=${wanted.maxFileBytes}`,
    ...wanted.without.map((name) => `--glob=!**/${name}/**`),
    `--regexp=${wanted.text}`,
    "./",
  ];
  const options = {
    limits: { ...DEFAULT_LIMITS, outputBytes: MAX_OUTPUT_BYTES },
    timeoutMs: TIMEOUT_MS,
    ...(wanted.signal ? { signal: wanted.signal } : {}),
  };
  try {
    const command = { file: "rg", args, env: { PATH: PATHS }, cwd: folder };
    const { exitCode, stopped, stdout } = await runProcess(command, options);
    // 1 is "none found"; 2 that a file could not be read.
    if (stopped || exitCode === null || exitCode > 1) return undefined;
    return new Set(stdout.split("\0").flatMap((path) => (path === "" ? [] : [path.replace(/^\.\//, "")])));
  } catch {
    return undefined;
  }
}
