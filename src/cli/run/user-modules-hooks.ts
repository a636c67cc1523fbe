/** Module hooks, run by Node in a thread of their own: see user-modules.ts. */
import { readFile } from "node:fs/promises";
import type { InitializeHook, LoadHook, ResolveHook } from "node:module";
import { fileURLToPath } from "node:url";

let root = "";

export const initialize: InitializeHook<{ root: string }> = (data) => {
  root = data.root;
};

const PACKAGE = /^[@a-z]/i;

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const own = specifier === "qwill" || specifier.startsWith("qwill/");
  if (own) return nextResolve(specifier, { ...context, parentURL: root });
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ERR_MODULE_NOT_FOUND") throw error;
    if (PACKAGE.test(specifier) && !specifier.includes(":"))
      return nextResolve(specifier, { ...context, parentURL: root });
    // TypeScript names the file that its neighbour will be compiled to.
    if (specifier.startsWith(".") && specifier.endsWith("js"))
      return nextResolve(specifier.replace(/js$/, "ts"), context);
    throw error;
  }
};

export const load: LoadHook = async (url, context, nextLoad) => {
  if (!/^file:.*\.[cm]?ts$/.test(url)) return nextLoad(url, context);
  const { transform } = await import("esbuild");
  const file = fileURLToPath(url);
  const { code } = await transform(await readFile(file, "utf8"), {
    loader: "ts",
    format: "esm",
    target: "node20",
    sourcefile: file,
    sourcemap: "inline",
  });
  return { format: "module", source: code, shortCircuit: true };
};
