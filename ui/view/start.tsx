import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api, RunSummary, ServerInfo } from "../live/api.js";
import { statusInList } from "../state/status.js";
import { byteSize, plain } from "../state/words.js";
import { Demos } from "./demos.js";

const REFRESH_MS = 3000;
const LOADING_REFRESH_MS = 500;

/** Where a task begins: what is to be done, with which files; and the runs so far. */
export function Start({ api }: { api: Api }) {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const { info, runs, lost } = useServer(api, isBusy);
  const start = (task: object) => begin({ api, files, onBusy: setBusy, onTrouble: setTrouble }, task);
  return (
    <main class="start">
      <p class="home">qwill</p>
      <h1>What is to be done?</h1>
      <Task info={info} isBusy={isBusy} files={files} onFiles={setFiles} onStart={start} onTrouble={setTrouble} />
      {(trouble || lost) && (
        <p class="trouble" role="alert">
          {trouble || lost}
        </p>
      )}
      {info && <Model model={info.model} isBusy={isBusy} />}
      {info && <Demos info={info} isBusy={isBusy} hasFiles={files.length > 0} onStart={(demo) => start({ demo })} />}
      <RunList runs={runs} />
      {info && (
        <p class="small foot">
          Works in <bdi>{info.workspace}</bdi>; a task with files gets a folder of its own there. qwill {info.version}
        </p>
      )}
    </main>
  );
}

/** What the server says of itself and of its runs, asked again and again. */
function useServer(api: Api, isBusy: boolean) {
  const [info, setInfo] = useState<ServerInfo | undefined>();
  const [runs, setRuns] = useState<readonly RunSummary[] | undefined>();
  const [lost, setLost] = useState("");
  useEffect(() => {
    const load = async () => {
      try {
        const [told, list] = await Promise.all([
          api.get<ServerInfo>("/api/info"),
          api.get<{ runs: RunSummary[] }>("/api/runs"),
        ]);
        setInfo(told);
        setRuns(list.runs);
        setLost("");
      } catch (error) {
        setLost(inWords(error));
      }
    };
    void load();
    const timer = setInterval(load, isBusy ? LOADING_REFRESH_MS : REFRESH_MS);
    return () => clearInterval(timer);
  }, [api, isBusy]);
  return { info, runs, lost };
}

function inWords(error: unknown): string {
  if (error instanceof TypeError) return "The server doesn't answer. The page goes on when it is back.";
  const { message, hint = "" } = error as { message: string; hint?: string };
  return `${message} ${hint}`.trim();
}

interface Beginning {
  api: Api;
  files: readonly File[];
  onBusy(isBusy: boolean): void;
  onTrouble(text: string): void;
}

/** Sends the files, starts a run and goes there; what went wrong is told. */
async function begin({ api, files, onBusy, onTrouble }: Beginning, task: object): Promise<void> {
  onBusy(true);
  onTrouble("");
  try {
    const uploads: string[] = [];
    for (const file of files) uploads.push((await api.upload(file)).id);
    const { id } = await api.post<{ id: string }>("/api/runs", uploads.length > 0 ? { ...task, uploads } : task);
    window.location.hash = `#/runs/${encodeURIComponent(id)}`;
  } catch (error) {
    onTrouble(inWords(error));
    onBusy(false);
  }
}

interface TaskProps {
  info: ServerInfo | undefined;
  isBusy: boolean;
  files: readonly File[];
  onFiles(files: readonly File[]): void;
  onStart(task: object): Promise<void>;
  onTrouble(text: string): void;
}

function Task({ info, isBusy, files, onFiles, onStart, onTrouble }: TaskProps) {
  const [goal, setGoal] = useState("");
  const [approvePlan, setApprovePlan] = useState(false);
  const add = (list: FileList | null | undefined) => {
    const { fitting, trouble } = fittingFiles([...(list ?? [])], info?.maxUploadBytes);
    onTrouble(trouble);
    onFiles([...files, ...fitting]);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!goal.trim() || isBusy) return;
    await onStart({ goal: goal.trim(), ...(approvePlan ? { approvePlan } : {}) });
  };
  return (
    <DropForm onFiles={add} onSubmit={submit}>
      <GoalBox goal={goal} onGoal={setGoal} onSend={submit} />
      <FileList files={files} onDrop={(gone) => onFiles(files.filter((file) => file !== gone))} />
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
    </DropForm>
  );
}

interface DropFormProps {
  onFiles(files: FileList | undefined): void;
  onSubmit(event: Event): void;
  children: ComponentChildren;
}

/** A form that files can be dropped on. */
function DropForm({ onFiles, onSubmit, children }: DropFormProps) {
  const [isOver, setOver] = useState(false);
  return (
    <form
      class={isOver ? "task over" : "task"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles(event.dataTransfer?.files);
      }}
      onSubmit={onSubmit}
    >
      {children}
    </form>
  );
}

/** Files that the server takes, and what is to be said of the others. A folder that is dropped looks like an empty file. */
function fittingFiles(files: readonly File[], maxBytes = Number.POSITIVE_INFINITY) {
  const fitting = files.filter(({ size }) => size <= maxBytes);
  const large = files.filter(({ size }) => size > maxBytes).map(({ name }) => plain(name));
  const trouble = large.length > 0 ? `Too large to be sent (${byteSize(maxBytes)} at most): ${large.join(", ")}` : "";
  return { fitting, trouble };
}

function GoalBox({ goal, onGoal, onSend }: { goal: string; onGoal(goal: string): void; onSend(event: Event): void }) {
  return (
    <textarea
      rows={4}
      dir="auto"
      required
      aria-label="What is to be done"
      placeholder="Say it in your own words. Drop the files it needs here."
      value={goal}
      onInput={(event) => onGoal(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSend(event);
      }}
    />
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

/** Which model does it; where there is none, how to get one. */
function Model({ model, isBusy }: { model: ServerInfo["model"]; isBusy: boolean }) {
  if (model.state === "missing")
    return (
      <section class="notice" aria-label="The model">
        <p>
          <strong>{model.message}</strong> The demos run without one. For goals of your own, in a terminal:
        </p>
        <pre>
          qwill models fit{"\n"}qwill models pull <i>name</i>
        </pre>
        <p class="small">Or name a server's model: qwill serve --model http://localhost:8080/v1</p>
      </section>
    );
  const share = model.progress === undefined ? undefined : Math.round(model.progress * 100);
  return (
    <p class="small" aria-live="polite">
      Model <bdi>{model.id}</bdi>
      {model.state === "failed" && <span data-tone="error">: {`${model.message} ${model.hint ?? ""}`}</span>}
      {model.state === "loading" && isBusy && (
        <>
          {" "}
          is being loaded <progress max={100} value={share} aria-label="Loading the model" /> {share} %
        </>
      )}
    </p>
  );
}

function RunList({ runs }: { runs: readonly RunSummary[] | undefined }) {
  if (!runs || runs.length === 0) return null;
  return (
    <section>
      <h2>Runs</h2>
      <ul class="runs">
        {runs.slice(0, 100).map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
}

function RunLine({ run }: { run: RunSummary }) {
  const { kind, words } = statusInList(run.status, run.pausedFor);
  const when = run.startedAt
    ? new Date(run.startedAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })
    : run.id;
  return (
    <li>
      <a href={`#/runs/${encodeURIComponent(run.id)}`}>
        <span dir="auto" class="goal">
          {plain(run.goal)}
        </span>
        <span class="status" data-status={kind}>
          {words}
        </span>
        <span class="small">
          {when}
          {run.folder && (
            <>
              {" "}
              · <bdi>{plain(run.folder)}</bdi>
            </>
          )}
        </span>
      </a>
    </li>
  );
}
