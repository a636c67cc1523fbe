import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

// Two cores are enough for everything here: files run one after another because each may hold an engine or a sandbox.
export default defineConfig({
  resolve: {
    // Examples and documents import the package by its name: here that is the source.
    alias: [
      { find: /^qwill$/, replacement: source("index.ts") },
      { find: /^qwill\/testing$/, replacement: source("testing.ts") },
      { find: /^qwill\/model$/, replacement: source("runtime/model/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    fileParallelism: false,
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 10_000,
  },
});
