import { useEffect, useState } from "preact/hooks";
import type { RunSource } from "../live/source.js";
import { tableOf } from "../state/screen.js";
import { byteSize, plain } from "../state/words.js";
import { TableView, useFileUrl } from "./screens.js";
import { Scrollable } from "./scrollable.js";

interface DeliverableProps {
  path: string;
  bytes: number | undefined;
  source: RunSource;
}

/** A file to look at and to take away. */
export function Deliverable({ path, bytes, source }: DeliverableProps) {
  const [isOpen, setOpen] = useState(false);
  const [trouble, setTrouble] = useState("");
  const name = plain(path);
  const download = async () => {
    const blob = await source.file(path).catch(() => undefined);
    if (!blob) return setTrouble(source.kind === "replay" ? "It isn't in this page." : "It isn't there any more.");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = path.split("/").at(-1) ?? "file";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <li class="file">
      <div class="row">
        <button type="button" class="quiet name" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <bdi>{name}</bdi>
        </button>
        {bytes !== undefined && <span class="small">{byteSize(bytes)}</span>}
        <button type="button" aria-label={`Download ${name}`} onClick={download}>
          Download
        </button>
      </div>
      {trouble && <p class="small">{trouble}</p>}
      {isOpen && <Preview path={path} source={source} />}
    </li>
  );
}

const IMAGE = /\.(png|jpe?g|gif|webp|svg)$/i;
const MAX_PREVIEW_BYTES = 2_000_000;

function Preview({ path, source }: { path: string; source: RunSource }) {
  const isImage = IMAGE.test(path);
  const url = useFileUrl(source, isImage ? path : undefined);
  const text = useText(source, isImage ? undefined : path);
  if (isImage) return url ? <img class="preview" src={url} alt={plain(path)} /> : <p class="empty">Opening …</p>;
  if (text === undefined) return <p class="empty">Opening …</p>;
  if (text === null) return <p class="empty">There is no preview of this file.</p>;
  // Without any permission: no scripts, no forms, no origin; and no network, by the page's own policy.
  if (/\.html?$/i.test(path)) return <iframe class="preview" sandbox="" title={plain(path)} srcdoc={text} />;
  const records = path.endsWith(".json") ? recordsIn(text) : undefined;
  if (records) return <TableView table={tableOf(records)} />;
  return (
    <Scrollable class="listing" label={plain(path)}>
      <pre class="paper" dir="auto">
        {text}
      </pre>
    </Scrollable>
  );
}

/** Undefined while it is read, null where it is no text. */
function useText(source: RunSource, path: string | undefined): string | null | undefined {
  const [text, setText] = useState<string | null | undefined>();
  useEffect(() => {
    if (!path) return;
    let isWanted = true;
    const read = async () => {
      const blob = await source.file(path);
      if (!blob || blob.size > MAX_PREVIEW_BYTES) return null;
      const found = await blob.text();
      return found.includes("\0") || found.includes("\uFFFD") ? null : found;
    };
    read().then(
      (found) => isWanted && setText(found),
      () => isWanted && setText(null),
    );
    return () => {
      isWanted = false;
    };
  }, [source, path]);
  return text;
}

function recordsIn(text: string): Record<string, unknown>[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.length > 0;
    if (!isList || !value.every((each) => typeof each === "object" && each !== null && !Array.isArray(each)))
      return undefined;
    return value.map((each) => ("record" in each && typeof each.record === "object" ? each.record : each));
  } catch {
    return undefined;
  }
}
