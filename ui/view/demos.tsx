import type { ServerInfo } from "../live/api.js";

interface DemosProps {
  info: ServerInfo;
  isBusy: boolean;
  hasFiles: boolean;
  onStart(demo: string): void;
}

/** The demos, on what comes with qwill, or on the files that were chosen. */
export function Demos({ info, isBusy, hasFiles, onStart }: DemosProps) {
  if (info.demos.length === 0) return null;
  return (
    <section>
      <h2>{hasFiles ? "Or a demo on your files" : "Or watch a demo"}</h2>
      <ul class="demos">
        {info.demos.map(({ id, title, about }) => (
          <li key={id}>
            <button type="button" disabled={isBusy} onClick={() => onStart(id)}>
              <strong>{title}</strong>
              <span>{about}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
