/** Runs as journals, made by hand: what the page has to show of each kind of thing that happens. */
import type { NewEvent } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";

export const RUN_ID = "20261124-090000-5a3e10f";
const BEGUN = Date.parse("2026-11-24T09:00:00.000Z");

/** Numbers and dates events, so many milliseconds apart. */
export function stamped(events: readonly NewEvent[], { runId = RUN_ID, stepMs = 1400 } = {}): JournalEvent[] {
  return events.map((event, index) => ({
    ...event,
    seq: index + 1,
    at: new Date(BEGUN + index * stepMs).toISOString(),
    runId,
  })) as JournalEvent[];
}

export const started = (goal: string): NewEvent => ({
  type: "run.started",
  formatVersion: 1,
  goal,
  model: { id: "qwq-32b", profile: "qwq", backend: "llama.cpp" },
  tools: ["document_read", "browser_open", "code_run", "file_write", "file_edit"],
  budget: { thinkTokens: 12_000 },
  fence: "3318ea1e",
});

const step = (id: string, title: string, needs: string[], more: object = {}) => ({
  id,
  title,
  instruction: `${title}.`,
  needs,
  tools: ["document_read"],
  output: { kind: "text" as const },
  checks: [],
  ...more,
});

export const planOfSample: NewEvent = {
  type: "plan.made",
  plan: {
    steps: [
      step("read", "Read each CV", [], { forEach: { from: "cvs/*", as: "cv" } }),
      step("market", "Look up what the post pays", []),
      step("rank", "Rank the candidates", ["read"]),
      step("report", "Write the report", ["rank", "market"]),
    ],
    constraints: ["At most two pages"],
  },
};

let counter = 0;

/** A reply of the model that calls a tool, the call, and what came of it. */
export function call(
  place: { stepId: string; item?: { index: number; key: string } },
  name: string,
  args: Record<string, unknown>,
  returned: Partial<Extract<NewEvent, { type: "tool.returned" }>>,
  thought = "",
): NewEvent[] {
  const callId = `c${++counter}_0`;
  return [
    replied(place, [{ callId, name, args }], thought),
    { type: "tool.called", ...place, callId, name, args, effect: "read" },
    { type: "tool.returned", ...place, callId, name, ok: true, text: "", ms: 240, ...returned },
  ];
}

export function replied(
  place: object,
  calls: { callId: string; name: string; args: object }[],
  thought = "",
): NewEvent {
  return {
    type: "model.replied",
    ...place,
    purpose: "step",
    thought,
    text: "",
    calls,
    usage: { prompt: 2400, reused: 2150, thought: thought.length, answer: 48 },
    ms: 3100,
  } as NewEvent;
}

const CVS = [
  ["cvs/ada-lindqvist.pdf", "Ada Lindqvist", "Eight years of PostgreSQL at Norrsken Data", 8],
  ["cvs/b-okafor.docx", "Bola Okafor", "PostgreSQL since 2021, most of it on call", 5],
  ["cvs/ليلى-حداد.pdf", "ليلى حداد", "ست سنوات في إدارة قواعد البيانات", 6],
  ["cvs/maria-teixeira.md", "Maria Teixeira", "Built the reporting warehouse (PostgreSQL, dbt)", 4],
] as const;

function readEach(): NewEvent[] {
  return CVS.flatMap(([path, name, quote, years], index) => {
    const place = { stepId: "read", item: { index, key: path } };
    const text = `${name}\n\nExperience\n${quote}.\nBefore that, two years of Python services.\n\nLanguages\nEnglish, Swedish.`;
    const evidence = { years: [{ path, page: 1, quote, verified: true }] };
    const record = { record: { name, years, file: path }, evidence };
    return [
      { type: "step.started", ...place },
      ...call(
        place,
        "document_read",
        { path },
        { text, sources: [{ path, page: 1, text }], data: { format: "pdf", pages: 1 } },
        "The post asks for PostgreSQL above all. I should look for years and for what they were responsible for, and quote the words that say so.",
      ),
      {
        type: "step.finished",
        ...place,
        ok: true,
        result: `${name}: ${years} years of PostgreSQL.`,
        records: [record],
      },
    ] as NewEvent[];
  });
}

export const HOSTILE_TITLE = '<img src=x onerror="window.hacked=1">Salaries\u202Etxt.exe';

function lookUp(): NewEvent[] {
  const place = { stepId: "market" };
  return [
    { type: "step.started", stepId: "market" },
    ...call(
      place,
      "browser_open",
      { url: "https://pay.example/database-engineers" },
      {
        text: "Median pay of database engineers: 61,000 a year.",
        data: { url: "https://pay.example/database-engineers", title: HOSTILE_TITLE, page: 1, pages: 1 },
      },
    ),
    ...call(
      place,
      "code_run",
      { language: "python", code: "rows = [58, 61, 64, 71]\nprint('median', sorted(rows)[len(rows) // 2 - 1])" },
      { text: "median 61", data: { exitCode: 0, stdout: "median 61\n", stderr: "", files: [] } },
    ),
    { type: "step.finished", stepId: "market", ok: true, result: "The median is 61,000 a year." },
  ];
}

function write(): NewEvent[] {
  const rank = { stepId: "rank" };
  const report = { stepId: "report" };
  const diff =
    "@@ -1,3 +1,4 @@\n # Candidates\n \n-Ada Lindqvist leads.\n+Ada Lindqvist leads, with eight years.\n+The median pay is 61,000 a year.";
  const candidates = CVS.map(([, name, , years], index) => ({ rank: index + 1, name, years, score: 92 - index * 11 }));
  return [
    { type: "step.started", stepId: "rank" },
    ...call(
      rank,
      "candidates_rank",
      { records: "candidates.json" },
      { text: "4 candidates ranked.", data: { candidates } },
    ),
    { type: "step.finished", stepId: "rank", ok: true, result: "Ada Lindqvist leads, then Bola Okafor." },
    { type: "step.started", stepId: "report" },
    ...call(
      report,
      "file_write",
      { path: "report.md", content: "# Candidates\n\nAda Lindqvist leads.\n" },
      { text: "Wrote report.md", files: ["report.md"] },
    ),
    { type: "person.said", text: "Mention the pay as well, please." },
    ...call(
      report,
      "file_edit",
      { path: "report.md" },
      { text: diff, data: { path: "report.md", diff }, files: ["report.md"] },
    ),
    {
      type: "check.done",
      stepId: "report",
      check: { kind: "file_exists", path: "report.md" },
      ok: true,
      evidence: "report.md exists.",
    },
    {
      type: "step.finished",
      stepId: "report",
      ok: true,
      result: "The report is written.",
      files: ["report.md", "report.html"],
    },
  ];
}

/** A whole run, from the goal to the report. */
export function sampleRun(): JournalEvent[] {
  counter = 0;
  return stamped([
    started("Rank the CVs in cvs/ for the database post in job.md, and say what such a post pays"),
    planOfSample,
    { type: "step.started", stepId: "read", items: CVS.map(([path]) => path) },
    ...readEach(),
    { type: "step.finished", stepId: "read", ok: true, result: "4 CVs are read.", records: recordsOf() },
    ...lookUp(),
    ...write(),
    {
      type: "run.finished",
      answer:
        "Ada Lindqvist fits best: eight years of PostgreSQL, which is what the post asks for first. Bola Okafor is a close second. Such a post pays 61,000 a year in the median.",
      files: [
        { path: "report.html", sha256: "0".repeat(64), bytes: 5120 },
        { path: "report.md", sha256: "1".repeat(64), bytes: 1480 },
      ],
      verified: ["report.md exists.", "All 4 quotes stand in their sources."],
      unverified: ["At most two pages: nobody has counted them."],
    },
  ]);
}

function recordsOf() {
  return CVS.map(([path, name, quote, years]) => ({
    record: { name, years, file: path },
    evidence: { years: [{ path, page: 1, quote, verified: true }] },
  }));
}

/** A run that waits for a person to allow a command. */
export function askingRun(): JournalEvent[] {
  const events = sampleRun().slice(0, 18) as unknown as NewEvent[];
  const asked = {
    callId: "c90_0",
    name: "code_run",
    args: { language: "shell", code: "rm -rf build && npm run build" },
  };
  return stamped([
    ...events,
    replied({ stepId: "read" }, [asked]),
    { type: "approval.asked", stepId: "read", ...asked, effect: "execute" },
  ]);
}

/** A long run: items of one step, each read and finished, until there are so many events. */
export function longRun(length: number): JournalEvent[] {
  counter = 0;
  const items = Array.from({ length: Math.ceil((length - 3) / 5) }, (_, index) => `cvs/${index}.md`);
  const events = items.flatMap((key, index): NewEvent[] => {
    const place = { stepId: "read", item: { index, key } };
    return [
      { type: "step.started", ...place },
      ...call(
        place,
        "document_read",
        { path: key },
        { text: `CV ${index}`, sources: [{ path: key, page: 1 }] },
        "Which years?",
      ),
      { type: "step.finished", ...place, ok: true, result: `CV ${index} is read.` },
    ];
  });
  const head: NewEvent[] = [started("Read them all"), planOfSample, { type: "step.started", stepId: "read", items }];
  return stamped([...head, ...events].slice(0, length));
}
