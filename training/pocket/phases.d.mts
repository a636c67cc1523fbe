/** A part of a training: how long, on which mixture, with which schedule. */
export interface Phase {
  name: string;
  minutes: number;
  /** Share of the whole time. */
  share: number;
  /** Weights of drills and of real samples. */
  drills: number;
  real: number;
  /** As train.py's --growth and --decay have it. */
  growth: string;
  decay: number;
}

export function remaining(options: { trained: number; total: number; fromScratch: boolean }): Phase[];
