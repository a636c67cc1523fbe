import { useMemo } from "preact/hooks";
import type { EvidencedRecord } from "../../src/runtime/run/events.js";
import type { JournalEvent } from "../../src/runtime/run/journal.js";
import { deliveredFiles, type RunState } from "../../src/runtime/run/state.js";
import type { RunSource } from "../live/source.js";
import { cellText } from "../state/screen.js";
import { recordsAt } from "../state/sources.js";
import { Deliverable } from "./deliverable.js";
import { Scrollable } from "./scrollable.js";

interface EvidencePlace {
  path: string;
  page: number | undefined;
  quote: string;
}

interface ResultProps {
  run: RunState;
  events: readonly JournalEvent[];
  count: number;
  source: RunSource;
  onEvidence(evidence: EvidencePlace): void;
}

/** What came of the run: its answer, its files, what was checked, what was found and where it stands. */
export function Result({ run, events, count, source, onEvidence }: ResultProps) {
  const found = useMemo(() => recordsAt(events, count), [events, count]);
  const delivered = deliveredFiles(run);
  const bytes = new Map(delivered.map((file) => [file.path, file.bytes]));
  const written = delivered.length > 0 ? delivered.map(({ path }) => path) : run.files;
  // What lies in folders is mostly what was made on the way.
  const files = [...written].sort((one, other) => one.split("/").length - other.split("/").length);
  const end = run.end;
  return (
    <article class="result">
      {end?.type === "run.finished" && (
        <p class="answer" dir="auto">
          {end.answer}
        </p>
      )}
      {end?.type === "run.failed" && (
        <p class="problem" dir="auto">
          {end.error.message} {end.error.hint}
        </p>
      )}
      {run.status === "running" && files.length === 0 && found.length === 0 && (
        <p class="empty">Nothing has come of it yet.</p>
      )}
      {files.length > 0 && (
        <section>
          <h2>Files</h2>
          <ul class="files">
            {files.map((path) => (
              <Deliverable key={path} path={path} bytes={bytes.get(path)} source={source} />
            ))}
          </ul>
        </section>
      )}
      {found.map(({ stepId, records }) => (
        <Records
          key={stepId}
          title={found.length > 1 ? (run.steps[stepId]?.step.title ?? stepId) : "What was found"}
          records={records}
          onEvidence={onEvidence}
        />
      ))}
      {end?.type === "run.finished" && (
        <>
          <Checked title="Verified" mark="✓" words={end.verified} />
          <Checked title="Not verified" mark="!" words={end.unverified} />
        </>
      )}
    </article>
  );
}

function Checked({ title, mark, words }: { title: string; mark: string; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="checked" data-mark={mark}>
        {words.map((each, index) => (
          <li key={index} dir="auto">
            <span aria-hidden="true">{mark}</span> <span>{each}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SHOWN_RECORDS = 100;

function Records({
  title,
  records,
  onEvidence,
}: {
  title: string;
  records: readonly EvidencedRecord[];
  onEvidence: ResultProps["onEvidence"];
}) {
  const shown = records.slice(0, SHOWN_RECORDS);
  const columns = [...new Set(shown.flatMap(({ record }) => Object.keys(record)))];
  return (
    <section>
      <h2 dir="auto">{title}</h2>
      <Scrollable class="tablebox" label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" dir="auto">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ record, evidence }, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column} dir="auto">
                    <Value text={cellText(record[column])} evidence={evidence[column]?.[0]} onEvidence={onEvidence} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrollable>
    </section>
  );
}

interface ValueProps {
  text: string;
  evidence: { path: string; page?: number; quote: string; verified: boolean } | undefined;
  onEvidence: ResultProps["onEvidence"];
}

function Value({ text, evidence, onEvidence }: ValueProps) {
  if (!evidence || !text) return <>{text}</>;
  const { path, page, quote } = evidence;
  return (
    <button
      type="button"
      class="evidence"
      aria-label={`${text}: open the source at the quote`}
      data-verified={evidence.verified}
      onClick={() => onEvidence({ path, page, quote })}
    >
      {text}
    </button>
  );
}
