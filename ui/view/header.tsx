import type { RunState } from "../../src/runtime/run/state.js";
import type { RunSource } from "../live/source.js";
import type { Figures } from "../state/figures.js";
import type { Status } from "../state/status.js";
import { duration, number } from "../state/words.js";

interface HeaderProps {
  run: RunState;
  status: Status;
  figures: Figures;
  source: RunSource;
  trouble: string;
}

export function Header({ run, status, figures, source, trouble }: HeaderProps) {
  return (
    <header class="top">
      <div class="line">
        {source.kind === "live" ? (
          <a class="home" href="#/">
            qwill
          </a>
        ) : (
          <span class="home">qwill replay</span>
        )}
        <span class="status" data-status={status.kind} role="status">
          {status.words}
        </span>
        <FigureList figures={figures} model={run.model?.id} />
      </div>
      <h1 dir="auto">{run.goal || "…"}</h1>
      {trouble && (
        <p class="trouble" role="alert" dir="auto">
          {trouble}
        </p>
      )}
    </header>
  );
}

function FigureList({ figures, model }: { figures: Figures; model: string | undefined }) {
  const { tokensPerSecond, reuse, thoughtTokens, activeMs } = figures;
  const all: [string, string][] = [
    ["model", model ?? ""],
    ["tokens/s", tokensPerSecond === undefined ? "" : tokensPerSecond.toFixed(tokensPerSecond < 10 ? 1 : 0)],
    ["reused", reuse === undefined ? "" : `${Math.round(reuse * 100)} %`],
    ["thought", thoughtTokens > 0 ? `${number(thoughtTokens)} tokens` : ""],
    ["time", duration(activeMs)],
  ];
  return (
    <dl class="figures">
      {all
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
