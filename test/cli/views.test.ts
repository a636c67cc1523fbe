import { describe, expect, it, vi } from "vitest";
import { installCommands } from "../../src/cli/system/install.js";
import { startBoard, updateBoard } from "../../src/cli/view/board.js";
import { activityInWords, boardLines, type Frame } from "../../src/cli/view/lines.js";
import { plainView } from "../../src/cli/view/plain.js";
import { table } from "../../src/cli/view/table.js";
import { byteSize, callInWords, columns, duration, truncate } from "../../src/cli/view/words.js";
import type { RunEvent } from "../../src/runtime/run/events.js";
import type { Plan } from "../../src/runtime/run/plan.js";
import { initialState } from "../../src/runtime/run/state.js";

const AT = "2026-11-23T10:00:00.000Z";
const NOW = Date.parse(AT);
const same = (text: string) => text;
const paint = { bold: same, dim: same, green: same, red: same, yellow: same, cyan: same };
const frame: Frame = { width: 60, rows: 20, nowMs: NOW, spinner: "*", paint };

const plan: Plan = {
  constraints: [],
  steps: [
    {
      id: "read",
      title: "Read each CV",
      instruction: "Read.",
      needs: [],
      tools: ["document_read"],
      forEach: { from: "cvs/*", as: "cv" },
      output: { kind: "text" },
      checks: [],
    },
    {
      id: "rank",
      title: "Rank",
      instruction: "Rank.",
      needs: ["read"],
      tools: [],
      output: { kind: "text" },
      checks: [],
    },
  ],
};
const item = (index: number) => ({ index, key: `cvs/${index}.pdf` });

/** Events of a run, numbered and stamped; live ones stay without a number. */
function events(...list: Record<string, unknown>[]): RunEvent[] {
  let seq = 0;
  const live = new Set(["model.delta", "model.prefill", "tool.progress"]);
  return list.map(
    (event) => ({ at: AT, runId: "r", ...(live.has(String(event.type)) ? {} : { seq: ++seq }), ...event }) as RunEvent,
  );
}

const started = {
  type: "run.started",
  formatVersion: 1,
  goal: "Rank the CVs.",
  model: { id: "m", profile: "p", backend: "b" },
  tools: [],
};
const reading = [
  started,
  { type: "plan.made", plan },
  { type: "step.started", stepId: "read", items: ["cvs/0.pdf", "cvs/1.pdf"] },
  { type: "step.started", stepId: "read", item: item(0) },
  { type: "step.started", stepId: "read", item: item(1) },
];

function lines(...list: Record<string, unknown>[]): string[] {
  const board = events(...list).reduce(updateBoard, startBoard(initialState("r")));
  return boardLines(board, frame).slice(0, -1);
}

describe("the checklist", () => {
  it("fills as the run goes: what waits, what is done, how many items, what goes on now", () => {
    expect(lines(started)).toEqual(["Rank the CVs.", "      making a plan"]);
    expect(lines(...reading)).toEqual([
      "Rank the CVs.",
      "  * Read each CV  ▱▱▱▱▱▱▱▱▱▱▱▱ 0 of 2",
      "      cvs/0.pdf: waiting for the model",
      "      cvs/1.pdf: waiting for the model",
      "  ○ Rank",
    ]);
    const call = { callId: "c1", name: "document_read", args: { path: "cvs/0.pdf" } };
    expect(
      lines(
        ...reading,
        { type: "tool.called", stepId: "read", item: item(0), ...call, effect: "read" },
        { type: "step.finished", stepId: "read", item: item(1), ok: true, result: "Bob" },
      ),
    ).toEqual([
      "Rank the CVs.",
      "  * Read each CV  ▰▰▰▰▰▰▱▱▱▱▱▱ 1 of 2",
      "      cvs/0.pdf: document_read cvs/0.pdf",
      "  ○ Rank",
    ]);
  });

  it("shows how far a prompt is read, how long a thought is, and what a tool says of itself", () => {
    const live = [
      { type: "model.prefill", stepId: "read", item: item(0), done: 512, total: 2048 },
      { type: "model.delta", stepId: "read", item: item(1), channel: "thought", text: "x".repeat(4000) },
    ];
    expect(lines(...reading, ...live).slice(2, 4)).toEqual([
      "      cvs/0.pdf: reading the prompt ▰▰▰▱▱▱▱▱▱▱▱▱ 512 of 2,…",
      "      cvs/1.pdf: thinking ▰▰▰▱▱▱▱▱▱▱▱▱ about 1,000 of 4,00…",
    ]);
    const tool = [
      { type: "tool.called", stepId: "read", item: item(0), callId: "c1", name: "t", args: {}, effect: "read" },
      { type: "tool.progress", stepId: "read", item: item(0), callId: "c1", message: "page", done: 2, total: 4 },
    ];
    expect(lines(...reading, ...tool)[2]).toBe("      cvs/0.pdf: page ▰▰▰▰▰▰▱▱▱▱▱▱ 2 of 4");
  });

  it("keeps within the terminal, and shows the end of a plan that is longer", () => {
    const [step] = plan.steps;
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...step,
      id: `s${index}`,
      title: `Step ${index} 日本語 ${"x".repeat(80)}`,
    }));
    const board = events(started, { type: "plan.made", plan: { steps: many, constraints: [] } }).reduce(
      updateBoard,
      startBoard(initialState("r")),
    );
    const picture = boardLines(board, frame);
    expect(picture.length).toBeLessThan(frame.rows);
    expect(Math.max(...picture.map(columns))).toBeLessThanOrEqual(frame.width);
    expect(picture[0]).toBe("Rank the CVs.");
    expect(picture.at(-2)).toMatch(/Step 29/);
  });

  it("says how long something takes from a second on", () => {
    const activity = {
      stepId: "a",
      item: undefined,
      kind: "tool",
      label: "code_run",
      chars: 0,
      done: undefined,
      total: undefined,
      sinceMs: NOW,
    } as const;
    expect(activityInWords(activity, NOW + 900)).toBe("code_run");
    expect(activityInWords(activity, NOW + 75_000)).toBe("code_run, 75 s");
  });
});

describe("the lines of a pipe", () => {
  it("say what still goes on when nothing else was said for a while", () => {
    vi.useFakeTimers({ now: NOW });
    try {
      const said: string[] = [];
      const view = plainView(initialState("r"), (line) => said.push(line));
      for (const event of events(...reading.slice(0, 4))) view.show(event);
      expect(said).toEqual(["run r · model m", "plan: Read each CV → Rank", "▸ Read each CV (2 items)"]);
      vi.advanceTimersByTime(6000);
      expect(said.slice(3)).toEqual([expect.stringMatching(/^ {2}… cvs\/0\.pdf: waiting for the model, \d/)]);
      view.close();
      vi.advanceTimersByTime(60_000);
      expect(said).toHaveLength(4);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("words", () => {
  it("give times, sizes and calls as people read them", () => {
    expect([900, 9_400, 61_000, 125_000, 3_840_000].map(duration)).toEqual([
      "0.9 s",
      "9.4 s",
      "61 s",
      "2 min 5 s",
      "1 h 4 min",
    ]);
    expect([0, 999, 1770, 1_770_000, 19_900_000_000].map(byteSize)).toEqual([
      "0 bytes",
      "999 bytes",
      "1.8 kB",
      "1.8 MB",
      "20 GB",
    ]);
    expect(callInWords("file_write", { path: "a.md", content: "one\ntwo" })).toBe("file_write a.md · content: one two");
    expect(callInWords("t", {})).toBe("t");
  });

  it("count columns as terminals do", () => {
    expect(columns("日本")).toBe(4);
    expect(columns("e\u0301")).toBe(1);
    expect(truncate("日本語テキスト", 7)).toBe("日本語…");
    expect(truncate("short", 7)).toBe("short");
    expect(
      table(
        ["a", "name"],
        [
          ["1", "x"],
          ["10", "yy"],
        ],
      ),
    ).toBe("a   name\n 1  x\n10  yy");
  });
});

describe("what is installed how", () => {
  it("is by apt as root on Debian, all in one go", () => {
    const { commands, byHand } = installCommands(["bubblewrap", "chromium"], { system: "debian", isRoot: true });
    expect(commands.map((command) => command.join(" "))).toEqual([
      "apt-get update",
      "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends bubblewrap chromium",
    ]);
    expect(byHand).toEqual([]);
  });

  it("is without Ubuntu's snap of Chromium", () => {
    const { commands } = installCommands(["bubblewrap", "chromium"], { system: "ubuntu", isRoot: true });
    expect(commands.slice(0, 2).map((command) => command.at(-1))).toEqual(["update", "bubblewrap"]);
    expect(commands[2]).toEqual(expect.arrayContaining(["install", "chromium"]));
  });

  it("is by Playwright's own download for the browser elsewhere, and one command to run by hand for the rest", () => {
    const { commands, byHand } = installCommands(["bubblewrap", "chromium", "python3"], {
      system: "fedora",
      isRoot: false,
    });
    expect(commands).toHaveLength(1);
    expect(commands[0]?.slice(-2)).toEqual(["install", "chromium"]);
    expect(byHand).toEqual(["Install bubblewrap and python3: sudo dnf install bubblewrap python3"]);
    expect(installCommands(["python3"], { system: "darwin", isRoot: false }).byHand).toEqual([
      "Install python3: brew install python3",
    ]);
  });
});
