import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Files that take longest, the longest first: begun early, none is left over at the end while the other cores are idle. */
const LONGEST = [
  "test/cli/demo.test.ts",
  "test/agents/kill.test.ts",
  "test/tools/browser/recovery.test.ts",
  "test/cli/run.test.ts",
  "test/bench/tables.test.ts",
  "test/tools/browser/site-check/site-check.test.ts",
  "test/cli/demo-site.test.ts",
  "test/tools/browser/odd-pages.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return place < 0 ? LONGEST.length : place;
    };
    // The rest keep the order that Vitest gives them.
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

// Two cores are enough for everything here: each file is one process that mostly keeps one core busy, or waits.
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
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    sequence: { sequencer: LongestFirst },
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 10_000,
  },
});
