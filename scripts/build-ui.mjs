// Builds the web page: ui/ to dist/ui/ (index.html, app.js, app.css). Users build nothing. node scripts/build-ui.mjs [folder]
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Written as a namespace, zod brings only what is used, without its messages in forty languages. */
const leanZod = {
  name: "lean-zod",
  setup({ onLoad }) {
    onLoad({ filter: /src[\\/]runtime[\\/]run[\\/][a-z-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace('import { z } from "zod"', 'import * as z from "zod"'),
      loader: "ts",
    }));
  },
};

/** Builds the page into a folder. */
export async function buildUi(folder = join(root, "dist/ui")) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "ui/index.html"), join(folder, "index.html"));
  await build({
    entryPoints: { app: join(root, "ui/main.tsx") },
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    tsconfig: join(root, "ui/tsconfig.json"),
    plugins: [leanZod],
    legalComments: "eof",
    logLevel: "error",
  });
  await build({
    entryPoints: [join(root, "ui/app.css")],
    outdir: folder,
    bundle: true,
    minify: true,
    logLevel: "error",
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildUi(process.argv[2]);
