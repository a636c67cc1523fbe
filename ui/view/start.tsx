import { useEffect, useState } from "preact/hooks";
import type { Api, RunSummary, ServerInfo } from "../live/api.js";
import { byteSize, plain } from "../state/words.js";

const REFRESH_MS = 3000;

/** Where a task begins: what is to be done, with which files; and the runs so far. */
export function Start({ api }: { api: Api }) {
  const [info, setInfo] = useState<ServerInfo | undefined>();
  const [runs, setRuns] = useState<readonly RunSummary[] | undefined>();
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const tell = (error: Error & { hint?: string }) => setTrouble(`${error.message} ${error.hint ?? ""}`.trim());
    const load = () =>
      api.get<RunSummary[] | { runs: RunSummary[] }>("/api/runs").then((list) => {
        setRuns(Array.isArray(list) ? list : list.runs);
        setTrouble("");
      }, tell);
    api.get<ServerInfo>("/api/info").then(setInfo, tell);
    void load();
    const timer = setInterval(load, REFRESH_MS);
    return () => clearInterval(timer);
  }, [api]);
  return (
    <main class="start">
      <p class="home">qwill</p>
      <h1>What is to be done?</h1>
      <Task api={api} demos={info?.demos ?? []} onTrouble={setTrouble} />
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {info && (
        <p class="small">
          {info.model?.id ? `${info.model.id} · ` : ""}
          <bdi>{info.workspaceRoot ?? ""}</bdi>
        </p>
      )}
      <RunList runs={runs} />
    </main>
  );
}

interface TaskProps {
  api: Api;
  demos: NonNullable<ServerInfo["demos"]>;
  onTrouble(text: string): void;
}

function Task({ api, demos, onTrouble }: TaskProps) {
  const [goal, setGoal] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [approvePlan, setApprovePlan] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const begin = async (task: { goal: string; demo?: string }) => {
    setBusy(true);
    onTrouble("");
    try {
      await startRun(api, files, { ...task, ...(approvePlan ? { approvePlan } : {}) });
    } catch (error) {
      const { message, hint = "" } = error as { message: string; hint?: string };
      onTrouble(`${message} ${hint}`.trim());
      setBusy(false);
    }
  };
  const add = (list: FileList | null | undefined) => setFiles([...files, ...(list ?? [])]);
  return (
    <form
      class="task"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer?.files);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (goal.trim()) void begin({ goal: goal.trim() });
      }}
    >
      <GoalBox goal={goal} onGoal={setGoal} />
      <FileList files={files} onDrop={(gone) => setFiles(files.filter((file) => file !== gone))} />
      <div class="row">
        <label class="button">
          Add files
          <input type="file" multiple class="hidden" onChange={(event) => add(event.currentTarget.files)} />
        </label>
        <label class="option">
          <input
            type="checkbox"
            checked={approvePlan}
            onChange={(event) => setApprovePlan(event.currentTarget.checked)}
          />{" "}
          Show me the plan first
        </label>
        <button type="submit" class="primary" disabled={isBusy}>
          {isBusy ? "Starting …" : "Start"}
        </button>
      </div>
      <Demos demos={demos} isBusy={isBusy} onStart={(demo) => begin({ goal: goal.trim() || demo, demo })} />
    </form>
  );
}

function GoalBox({ goal, onGoal }: { goal: string; onGoal(goal: string): void }) {
  return (
    <textarea
      rows={4}
      dir="auto"
      required
      aria-label="What is to be done"
      placeholder="Say it in your own words. Drop the files it needs here."
      value={goal}
      onInput={(event) => onGoal(event.currentTarget.value)}
    />
  );
}

/** Sends the files, starts the run, and goes there. */
async function startRun(api: Api, files: readonly File[], task: object): Promise<void> {
  const uploads: string[] = [];
  for (const file of files) uploads.push((await api.upload(file)).id);
  const { id } = await api.post<{ id: string }>("/api/runs", { ...task, ...(uploads.length > 0 ? { uploads } : {}) });
  window.location.hash = `#/runs/${encodeURIComponent(id)}`;
}

interface DemosProps {
  demos: NonNullable<ServerInfo["demos"]>;
  isBusy: boolean;
  onStart(demo: string): void;
}

function Demos({ demos, isBusy, onStart }: DemosProps) {
  const names = demos.map((demo) => (typeof demo === "string" ? demo : (demo.id ?? demo.name ?? "")));
  if (names.length === 0) return null;
  return (
    <p class="small">
      Or try{" "}
      {names.map((name) => (
        <button type="button" class="quiet" key={name} disabled={isBusy} onClick={() => onStart(name)}>
          the {name} demo
        </button>
      ))}
    </p>
  );
}

function FileList({ files, onDrop }: { files: readonly File[]; onDrop(file: File): void }) {
  if (files.length === 0) return null;
  return (
    <ul class="chips">
      {files.map((file, index) => (
        <li key={index}>
          <button type="button" class="chip" aria-label={`Leave out ${plain(file.name)}`} onClick={() => onDrop(file)}>
            <bdi>{plain(file.name)}</bdi> {byteSize(file.size)} ✕
          </button>
        </li>
      ))}
    </ul>
  );
}

function RunList({ runs }: { runs: readonly RunSummary[] | undefined }) {
  if (!runs) return null;
  if (runs.length === 0) return <p class="empty">There are no runs yet.</p>;
  const newest = [...runs].sort((one, other) => (one.id < other.id ? 1 : -1));
  return (
    <section>
      <h2>Runs</h2>
      <ul class="runs">
        {newest.slice(0, 100).map((run) => (
          <li key={run.id}>
            <a href={`#/runs/${encodeURIComponent(run.id)}`}>
              <span dir="auto" class="goal">
                {plain(run.goal)}
              </span>
              <span class="status" data-status={run.status}>
                {run.status}
              </span>
              <span class="small">
                {run.startedAt
                  ? new Date(run.startedAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })
                  : run.id}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
