/** How much a program may use. Every limit is held from outside too, not only by the kernel's per-process ones. */
export interface SandboxLimits {
  /** Wall-clock time when a run names none. */
  timeoutMs: number;
  /** Of all its processes together. */
  memoryMb: number;
  /** Processes and threads together. */
  processes: number;
  /** Largest single file. */
  fileMb: number;
  /** How much the workspace may grow in a run. */
  growthMb: number;
  /** How many files and folders a run may add. */
  newFiles: number;
  /** stdout and stderr together. */
  outputBytes: number;
}

export const DEFAULT_LIMITS: SandboxLimits = {
  timeoutMs: 60_000,
  memoryMb: 1024,
  processes: 128,
  fileMb: 256,
  growthMb: 512,
  newFiles: 20_000,
  outputBytes: 1_048_576,
};

/** Why a program was stopped before its end. */
export type StopReason = "timeout" | "cancelled" | "memory" | "processes" | "disk" | "output";
