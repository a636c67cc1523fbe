/** Code as a program: its file, and how an interpreter is called for it. */
import { Script } from "node:vm";
import { ToolError } from "../errors.js";
import type { Language } from "./interpreters.js";
import { fileProgram, type Program } from "./program-kind.js";
import { pythonWithState, STATE_LINE } from "./state-programs.js";

/**
 * Makes a program of code. TypeScript loses its types here, outside of the sandbox: nothing of it is run.
 *
 * JavaScript comes by standard input, so that `./helper.js` and installed packages are looked for in the workspace.
 *
 * @throws ToolError `tool.failed` for TypeScript that can't be parsed, with line and column.
 */
export async function programOf(
  language: Language,
  code: string,
  limits: { memoryMb: number },
  hasState = false,
): Promise<Program> {
  if (language === "python") return hasState ? pythonWithState(code) : fileProgram("main.py", code);
  if (language === "shell") return fileProgram("main.sh", code);
  const isTyped = language === "typescript";
  const script = isTyped ? await withoutTypes(code) : code;
  const isModule = isTyped || !isCommonJs(script);
  const flags = [`--max-old-space-size=${Math.max(64, Math.floor(limits.memoryMb * 0.75))}`, "--enable-source-maps"];
  return {
    name: "main.js",
    // On the first line, so that line numbers hold.
    text: `${hasState ? STATE_LINE : ""}${isModule ? requireLine(script) : ""}${script}`,
    fromInput: true,
    argsFor: () => [...flags, `--input-type=${isModule ? "module" : "commonjs"}`, "-"],
  };
}

/** True for code that Node would run as CommonJS: no import, no export, no await at the top. */
function isCommonJs(code: string): boolean {
  try {
    // Compiled only, never run.
    new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`);
    return true;
  } catch {
    return false;
  }
}

/** Models mix `import` and `require`: in a module `require` is there too, on the same line so that line numbers hold. */
function requireLine(code: string): string {
  if (!/\brequire\s*\(/.test(code) || /\b(?:const|let|var)\s+require\b/.test(code)) return "";
  return 'import { createRequire as createRequire__ } from "node:module"; const require = createRequire__(import.meta.url); ';
}

async function withoutTypes(code: string): Promise<string> {
  const { transform } = await import("esbuild");
  try {
    const result = await transform(code, {
      loader: "ts",
      target: `node${process.versions.node.split(".")[0]}`,
      sourcemap: "inline",
      sourcefile: "main.ts",
      logLevel: "silent",
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
    });
    return result.code;
  } catch (cause) {
    const errors =
      typeof cause === "object" && cause !== null && "errors" in cause ? (cause.errors as BuildError[]) : [];
    const words = errors.map(
      ({ text, location }) => `line ${location?.line ?? "?"}, column ${(location?.column ?? 0) + 1}: ${text}`,
    );
    throw new ToolError("tool.failed", `The TypeScript can't be parsed: ${words.join("; ") || String(cause)}`, {
      hint: "Correct the syntax and run it again.",
      cause,
    });
  }
}

interface BuildError {
  text: string;
  location?: { line: number; column: number } | null;
}
