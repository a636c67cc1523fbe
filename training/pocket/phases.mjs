/**
 * The phases of a training, each with its share of the time and its mixture. Short samples first: a small model learns to
 * copy and to choose from them far sooner than from long ones. Then long samples take their place.
 */
const PHASES = [
  // Nothing longer than 400 tokens until most of the phase is over.
  { name: "drills", share: 0.12, drills: 1, real: 0.15, growth: "0.7:400,0.9:800", decay: 0.01 },
  { name: "drills among real samples", share: 0.13, drills: 0.4, real: 1, growth: "", decay: 0.01 },
  { name: "real samples", share: 0.75, drills: 0, real: 1, growth: "", decay: 0.5 },
];

/** A rest that isn't worth starting Python for, minutes. */
const LEAST_MINUTES = 0.2;

/**
 * What is still to be trained after `trained` of `total` minutes, the phase that was stopped first. A training that goes on
 * from a checkpoint (`fromScratch` false) is the last phase alone. Times in minutes.
 *
 * @example remaining({ trained: 0, total: 100, fromScratch: true })[0] // { name: "drills", minutes: 12, … }
 */
export function remaining({ trained, total, fromScratch }) {
  const phases = fromScratch ? PHASES : PHASES.slice(-1).map((phase) => ({ ...phase, share: 1 }));
  let begin = 0;
  return phases.flatMap((phase) => {
    const all = phase.share * total;
    const end = begin + all;
    const minutes = Math.min(all, end - trained);
    begin = end;
    if (minutes < Math.min(LEAST_MINUTES, all / 2)) return [];
    // The rate falls over the last part of the whole phase, whatever of it is left.
    return [{ ...phase, minutes, decay: Math.min(1, (phase.decay * all) / minutes) }];
  });
}
