import { defineConfig } from "vitest/config";

// Two cores are enough for everything here: files run one after another because each may hold an engine or a sandbox.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    fileParallelism: false,
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 10_000,
  },
});
