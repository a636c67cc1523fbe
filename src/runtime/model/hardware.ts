import { availableParallelism, freemem, totalmem } from "node:os";

/** What a machine has for a model. */
export interface Hardware {
  ramBytes: number;
  freeRamBytes: number;
  /** Undefined without a usable GPU. */
  gpu?: { name: string; totalBytes: number; freeBytes: number };
  cores: number;
}

/**
 * This machine, now. Asks the engine about the GPU, which takes a second or two; `gpu: false` leaves that out.
 *
 * @example
 * (await hardware()).freeRamBytes;
 */
export async function hardware({ gpu = true }: { gpu?: boolean } = {}): Promise<Hardware> {
  const found = gpu ? await usableGpu() : undefined;
  return {
    ramBytes: memoryLimit(),
    freeRamBytes: freeMemory(),
    ...(found ? { gpu: found } : {}),
    cores: availableParallelism(),
  };
}

async function usableGpu(): Promise<Hardware["gpu"]> {
  const { nativeEngine } = await import("./llama/native.js");
  try {
    const llama = await nativeEngine("auto", 0);
    if (llama.gpu === false) return undefined;
    const [names, vram] = await Promise.all([llama.getGpuDeviceNames(), llama.getVramState()]);
    return { name: names.join(", ") || llama.gpu, totalBytes: vram.total, freeBytes: vram.free };
  } catch {
    // No engine, no GPU: what can run here is then said by the memory alone.
    return undefined;
  }
}

/** In a container the container's limit, where Node knows it. */
function memoryLimit(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

/** What programs may still take, bytes; in a container what the container has left. */
export function freeMemory(): number {
  const available = (process as { availableMemory?: () => number }).availableMemory?.();
  return available && available > 0 ? Math.min(available, freemem()) : freemem();
}
