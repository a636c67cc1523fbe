import { useEffect, useRef, useState } from "preact/hooks";
import type { RunSource } from "../live/source.js";
import type { Screen, Table } from "../state/screen.js";
import { type MarkedText, markQuotes } from "../state/sources.js";
import { number, plain } from "../state/words.js";
import { Scrollable } from "./scrollable.js";

/** As much text as a browser lays out at once without a pause. */
const SHOWN_CHARS = 60_000;

interface ScreenBodyProps {
  screen: Screen;
  /** What was found to be worth quoting in a document. */
  quotes: readonly string[];
  source: RunSource;
}

export function ScreenBody({ screen, quotes, source }: ScreenBodyProps) {
  switch (screen.kind) {
    case "page":
      return <PageScreen screen={screen} source={source} />;
    case "terminal":
      return <TerminalScreen screen={screen} />;
    case "document":
      return <Titled title={screen.path} text={screen.text} quotes={quotes} />;
    case "file":
      return <Titled title={screen.path} text={screen.text} />;
    case "diff":
      return <DiffScreen path={screen.path} diff={screen.diff} />;
    case "table":
      return (
        <>
          {screen.title && <FileTitle path={screen.title} />}
          <TableView table={screen.table} />
        </>
      );
    case "data":
      return (
        <>
          <Arguments args={screen.args} />
          {screen.text && <Text text={screen.text} />}
        </>
      );
  }
}

/** What a call was given, where no other screen shows it better. */
export function Arguments({ args }: { args: Record<string, unknown> }) {
  return (
    <dl class="args">
      {Object.entries(args).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{typeof value === "string" ? value : JSON.stringify(value, null, 1)}</dd>
        </div>
      ))}
    </dl>
  );
}

function FileTitle({ path }: { path: string }) {
  return (
    <p class="path">
      <bdi>{plain(path)}</bdi>
    </p>
  );
}

function Titled({ title, text, quotes = [] }: { title: string; text: string; quotes?: readonly string[] }) {
  return (
    <>
      <FileTitle path={title} />
      <Text text={text || "Working …"} quotes={quotes} />
    </>
  );
}

function Text({ text, quotes = [] }: { text: string; quotes?: readonly string[] }) {
  const shown = text.slice(0, SHOWN_CHARS);
  return (
    <>
      <div class="paper" dir="auto">
        {markQuotes(shown, quotes).map((part, index) =>
          part.isQuoted ? <mark key={index}>{part.text}</mark> : part.text,
        )}
      </div>
      {text.length > SHOWN_CHARS && <p class="small">{number(text.length - SHOWN_CHARS)} more characters.</p>}
    </>
  );
}

function PageScreen({ screen, source }: { screen: Extract<Screen, { kind: "page" }>; source: RunSource }) {
  const image = useFileUrl(source, screen.image);
  return (
    <div class="browser">
      <div class="address">
        <span class="dots" aria-hidden="true" />
        <bdi>{plain(screen.url) || "about:blank"}</bdi>
      </div>
      {screen.title && (
        <h3>
          <bdi>{plain(screen.title)}</bdi>
        </h3>
      )}
      {image ? (
        <img src={image} alt={`The page ${plain(screen.title || screen.url)}`} />
      ) : (
        <Text text={screen.text || "Opening …"} />
      )}
    </div>
  );
}

function TerminalScreen({ screen }: { screen: Extract<Screen, { kind: "terminal" }> }) {
  return (
    <Scrollable class="terminal" label="Terminal">
      <pre class="code">{screen.code}</pre>
      {screen.stdout && <pre>{screen.stdout}</pre>}
      {screen.stderr && <pre class="stderr">{screen.stderr}</pre>}
      {screen.exitCode !== undefined && (
        <p class="exit" data-ok={screen.exitCode === 0}>
          exit code {screen.exitCode}
        </p>
      )}
    </Scrollable>
  );
}

function DiffScreen({ path, diff }: { path: string; diff: string }) {
  const kind = (line: string) =>
    line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : line.startsWith("@@") ? "place" : "";
  return (
    <>
      <FileTitle path={path} />
      <Scrollable class="diff" label="What was changed">
        {diff.split("\n").map((line, index) => (
          <pre key={index} class={kind(line)}>
            {line || " "}
          </pre>
        ))}
      </Scrollable>
    </>
  );
}

export function TableView({ table }: { table: Table }) {
  return (
    <Scrollable class="tablebox" label="Table">
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col" dir="auto">
                {plain(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td key={table.columns[place]} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.more > 0 && <p class="small">{number(table.more)} more rows.</p>}
    </Scrollable>
  );
}

/** A document with its quote marked and in view. */
export function DocumentScreen({ marked, quote }: { marked: MarkedText; quote: string }) {
  const mark = useRef<HTMLElement>(null);
  useEffect(() => mark.current?.scrollIntoView({ block: "center" }), [marked.before, marked.quote]);
  return (
    <>
      {!marked.quote && (
        <p class="problem" dir="auto">
          These words don't stand here: “{quote}”
        </p>
      )}
      <div class="paper" dir="auto">
        {marked.before.slice(-SHOWN_CHARS)}
        {marked.quote && <mark ref={mark}>{marked.quote}</mark>}
        {marked.after.slice(0, SHOWN_CHARS)}
      </div>
    </>
  );
}

/** A file's content as an address for this page alone. */
export function useFileUrl(source: RunSource, path: string | undefined): string | undefined {
  const [url, setUrl] = useState<string | undefined>();
  useEffect(() => {
    let made: string | undefined;
    let isWanted = true;
    setUrl(undefined);
    if (path) {
      source.file(path).then(
        (blob) => {
          if (!blob || !isWanted) return;
          made = URL.createObjectURL(blob);
          setUrl(made);
        },
        () => {},
      );
    }
    return () => {
      isWanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [source, path]);
  return url;
}
