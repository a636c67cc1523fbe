import { useEffect, useMemo, useState } from "preact/hooks";
import type { Api } from "../live/api.js";
import { liveSource } from "../live/source.js";
import { RunView } from "./run-view.js";
import { Start } from "./start.js";

/** The page of a server: the start screen, or the run that the address names. */
export function App({ api }: { api: Api }) {
  const runId = useRunInAddress();
  const source = useMemo(() => (runId ? liveSource(api, runId) : undefined), [api, runId]);
  useEffect(() => {
    if (!runId) document.title = "qwill";
  }, [runId]);
  return source ? <RunView key={runId} source={source} /> : <Start api={api} />;
}

function useRunInAddress(): string | undefined {
  const [runId, setRunId] = useState(runInAddress);
  useEffect(() => {
    const update = () => setRunId(runInAddress());
    window.addEventListener("hashchange", update);
    return () => window.removeEventListener("hashchange", update);
  }, []);
  return runId;
}

function runInAddress(): string | undefined {
  const [, id] = /^#\/runs\/([^/]+)/.exec(window.location.hash) ?? [];
  return id && decodeURIComponent(id);
}
