/**
 * What a conversation's KV cache holds, as a file: the library's only way to copy it from one sequence to another.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LlamaContextSequence } from "node-llama-cpp";

/** Copies a conversation into another sequence of the same context. False when that failed; `to` is then empty. */
export async function copyState(from: LlamaContextSequence, to: LlamaContextSequence): Promise<boolean> {
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(tmpdir(), "qwill-fork-"));
    const file = join(folder, "state");
    await from.saveStateToFile(file);
    return await loadState(to, file);
  } catch {
    // No room for the file: the prompt is then evaluated, which is only slower.
    return false;
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

/** Loads a file that this engine wrote for the same model and context. False when it can't; the sequence is then empty. */
export async function loadState(sequence: LlamaContextSequence, file: string): Promise<boolean> {
  try {
    await sequence.loadStateFromFile(file, { acceptRisk: true });
    return true;
  } catch {
    await sequence.clearHistory();
    return false;
  }
}
