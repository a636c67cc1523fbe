/**
 * Where the files of a model are to be had: Hugging Face's names as addresses.
 */
import { Refused } from "./fetch-file.js";

const SPLIT = /-00001-of-(\d{5})\.gguf$/;

export interface HubOptions {
  /** A key for what the hub gives only to some. */
  token?: string;
  signal?: AbortSignal;
}

/** Whether an address is one of the hub's names, which its key may be sent to. */
export function isHubName(uri: string): boolean {
  return uri.startsWith("hf:");
}

/**
 * The addresses of a model's parts; most models have one. `uri` is an address itself, or `hf:owner/name:quantisation`.
 *
 * @throws Refused in words when the hub doesn't know it or doesn't give it
 * @example
 * await urlsOf("hf:Qwen/Qwen3-8B-GGUF:Q4_K_M", "https://huggingface.co");
 */
export async function urlsOf(uri: string, hub: string, options: HubOptions = {}): Promise<string[]> {
  const { token, signal } = options;
  const [, owner, name, tag] = /^hf:([^/]+)\/([^:]+):(.+)$/.exec(uri) ?? [];
  if (owner === undefined || name === undefined || tag === undefined) return [uri];
  const base = hub.replace(/\/+$/, "");
  const repository = `${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  const manifest = await fetch(`${base}/v2/${repository}/manifests/${encodeURIComponent(tag)}`, {
    // Only to this name the hub tells which file it is.
    headers: { "user-agent": "llama-cpp", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(signal ? { signal } : {}),
  });
  if (!manifest.ok) {
    const refuses = manifest.status === 401 || manifest.status === 403 ? "doesn't give" : "has no";
    throw new Refused(`${base} ${refuses} ${tag} of ${owner}/${name} (HTTP ${manifest.status})`, manifest.status);
  }
  const told = (await manifest.json()) as { ggufFile?: { rfilename?: unknown } };
  const file = told.ggufFile?.rfilename;
  if (typeof file !== "string") throw new Error(`${base} names no file for ${tag} of ${owner}/${name}`);
  const parts = Number(SPLIT.exec(file)?.[1] ?? 1);
  return Array.from({ length: parts }, (_, index) => {
    const path = partName(file, index + 1)
      .split("/")
      .map(encodeURIComponent)
      .join("/");
    return `${base}/${repository}/resolve/main/${path}?download=true`;
  });
}

/** The name of a part, from that of the first; a model in one part keeps its name. */
export function partName(first: string, part: number): string {
  return first.replace(SPLIT, `-${String(part).padStart(5, "0")}-of-$1.gguf`);
}
