import { useEffect, useState } from "preact/hooks";
import { saveAs } from "../live/save-as.js";
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
    saveAs(blob, path.split("/").at(-1) ?? "file");
  };
  return (
    <li class="file">
      <div class="row">
        <button type="button" class="quiet name" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <bdi>{name}</bdi>
        </button>
        {bytes !== undefined && <span class="small">{byteSize(bytes)}</span>}
        {isOpen && <OpenElsewhere path={path} source={source} />}
        <button type="button" aria-label={`Download ${name}`} onClick={download}>
          Download
        </button>
      </div>
      {trouble && <p class="small">{trouble}</p>}
      {isOpen && <Preview path={path} source={source} />}
    </li>
  );
}

/** The file in a tab of its own, where a browser can open it by itself. */
function OpenElsewhere({ path, source }: { path: string; source: RunSource }) {
  const address = useLater(() => source.address(path), [source, path]);
  if (!address) return null;
  return (
    <a class="button" href={address} target="_blank" rel="noreferrer" aria-label={`Open ${plain(path)} in a new tab`}>
      Open
    </a>
  );
}

const PAGE = /\.html?$/i;
/** What people read in programs of their own is shown by what it reads as. */
const DOCUMENT = /\.(pdf|docx|xlsx|pptx|eml)$/i;
const IMAGE = /\.(png|jpe?g|gif|webp|svg)$/i;
const MAX_PREVIEW_BYTES = 2_000_000;

function Preview({ path, source }: { path: string; source: RunSource }) {
  const isImage = IMAGE.test(path);
  const isPage = PAGE.test(path);
  const url = useFileUrl(source, isImage ? path : undefined);
  const address = useLater(async () => (isPage ? ((await source.address(path)) ?? "") : ""), [source, path]);
  const text = useText(source, isImage || (isPage && address !== "") ? undefined : path);
  // Without any permission: no scripts, no forms, an origin of its own.
  if (address) return <iframe class="preview" sandbox="" title={plain(path)} src={address} />;
  if (isImage) return url ? <img class="preview" src={url} alt={plain(path)} /> : <p class="empty">Opening …</p>;
  if (text === undefined) return <p class="empty">Opening …</p>;
  if (text === null) return <p class="empty">There is no preview of this file.</p>;
  if (isPage) return <iframe class="preview" sandbox="" title={plain(path)} srcdoc={text} />;
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
      if (DOCUMENT.test(path)) return (await source.text(path, undefined)) || null;
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

/** What a promise gives, once it has; undefined before, and where it fails. */
function useLater<T>(get: () => Promise<T>, of: readonly unknown[]): T | undefined {
  const [value, setValue] = useState<T | undefined>();
  useEffect(() => {
    let isWanted = true;
    setValue(undefined);
    get().then(
      (found) => isWanted && setValue(found),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, of);
  return value;
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
