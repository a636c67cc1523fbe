import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../support/bundle.js";

const TAKERS = 4;
const ROUNDS = 100;

let program = "";
let takers: ChildProcess[] = [];
beforeAll(async () => {
  program = await bundle("test/fixtures/lock-taker.ts");
  takers = Array.from({ length: TAKERS }, () => fork(program));
  await Promise.all(takers.map(answer));
});
afterAll(() => {
  for (const taker of takers) taker.kill();
  rmSync(path.dirname(program), { recursive: true, force: true });
});

function answer(taker: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => taker.once("message", (said: { has: boolean }) => resolve(said.has)));
}

function tell(what: object): Promise<boolean[]> {
  return Promise.all(
    takers.map((taker) => {
      const said = answer(taker);
      taker.send(what);
      return said;
    }),
  );
}

describe("a lock whose process is gone", () => {
  it("is taken over by one of several processes that find it at the same moment", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "qwill-lock-"));
    const holders: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const file = path.join(folder, String(round));
      writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, started: "1" }));
      const has = await tell({ file, at: Date.now() + 5 });
      holders.push(has.filter(Boolean).length);
      await tell({});
    }
    expect(holders).toEqual(holders.map(() => 1));
  });
});
