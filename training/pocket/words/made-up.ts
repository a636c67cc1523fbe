import type { Rng } from "../rng.js";

/**
 * Words that nobody has seen. A model that has only met real names and skills learns them by heart; with these it must copy.
 */
/** How often a word is made up. */
export const MADE_UP = 0.2;

const split = (text: string) => text.split(" ");
const SOFT = {
  onset: split("b br c ch cl d dr f fl g gl gr h j k l m n p pl pr qu r s sh sl sp st t th tr v w y z"),
  nucleus: split("a e i o u ai ea ee ie oo ou ia"),
  coda: ["", "", "n", "r", "l", "s", "m", "t", "ck", "nd", "rt", "x", "th", "ng", "sk", "p", "st"],
};
const ROUGH = {
  onset: split("bl cr dw dz fj gw hv kj kl kn kr lh mb ng ny ph pt rh sc skr sv tl ts tw vl vr wh zh zl"),
  nucleus: split("a e i o u a e i o u ae ei oa ue eo y aa uu ö ü é á ø ã"),
  coda: ["", "", "b", "d", "g", "kh", "lf", "lk", "mp", "ft", "rn", "zz", "ks", "v", "tz", "q", "psk", "j"],
};
const LETTERS = split("a b c d e f g h i j k l m n o p q r s t u v w x y z");

export type MadeUp = (rng: Rng) => string;

const syllables: MadeUp = (rng) => {
  const set = rng.chance(rng.heldout ? 0.4 : 0.25) ? ROUGH : SOFT;
  const count = rng.pick([1, 2, 2, 2, 2]);
  let word = "";
  for (let i = 0; i < count; i++) word += rng.pick(set.onset) + rng.pick(set.nucleus) + rng.pick(set.coda);
  return word.length > 2 ? word : `${word}an`;
};

const letters: MadeUp = (rng) => Array.from({ length: rng.int(3, 9) }, () => rng.pick(LETTERS)).join("");

/** A lower-case word of syllables, or a run of letters. */
export const madeUp: MadeUp = (rng) => (rng.chance(0.75) ? syllables(rng) : letters(rng));

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const madeUpName: MadeUp = (rng) => capital(madeUp(rng));

/** A skill as tools, methods and abbreviations are called. */
export const madeUpSkill: MadeUp = (rng) => {
  const word = madeUpName(rng);
  switch (rng.int(0, 13)) {
    case 0:
      return `${word} ${madeUp(rng)}`;
    case 1:
      return `${word}${rng.pick([".js", "++", "#", ".NET", "DB", "SQL", "OS", "CAD", "Lab"])}`;
    case 2:
      return `${word} ${rng.pick(["2", "3", "4.1", "11", "365", "2019", "XL", "Pro", "Cloud", "Studio"])}`;
    case 3:
      return letters(rng).slice(0, rng.int(2, 5)).toUpperCase();
    case 4:
      return word.toLowerCase();
    case 5:
      return `${word}-${madeUpName(rng)}`;
    case 6:
      return `${word}${madeUpName(rng)}`;
    case 7:
      return `${word} ${rng.pick(SKILL_NOUNS)}`;
    case 8:
      return `${capital(rng.pick(SKILL_ACTS))} ${madeUp(rng)}s`;
    case 9:
      return `${madeUp(rng)} ${rng.pick(SKILL_NOUNS)}`;
    default:
      return word;
  }
};

const SKILL_NOUNS = split(
  "analysis testing design planning control management repair cutting writing operation assembly care theory modelling maintenance software reporting inspection techniques systems law methods training",
);
const SKILL_ACTS = split(
  "operating servicing reading fitting teaching painting handling driving pressing sorting selling testing",
);

const ROLES = split(
  "Engineer Manager Analyst Developer Designer Consultant Specialist Coordinator Scientist Administrator Director Technician Architect Officer Associate Intern Writer Operator Assistant Supervisor Planner Inspector Clerk Worker Trainer Advisor Lead Agent Fitter Keeper Maker",
);
const LEVELS = [
  "",
  "",
  "",
  "Senior ",
  "Junior ",
  "Lead ",
  "Principal ",
  "Assistant ",
  "Chief ",
  "Deputy ",
  "Trainee ",
  "Head ",
];

/** A title with a made-up part, or made-up as a whole. */
export const madeUpTitle: MadeUp = (rng) => {
  const word = madeUpName(rng);
  switch (rng.int(0, 5)) {
    case 0:
      return `${rng.pick(LEVELS)}${word}`;
    case 1:
      return `${word} ${madeUpName(rng)}`;
    case 2:
      return `${rng.pick(ROLES)} of ${word}`;
    default:
      return `${rng.pick(LEVELS)}${word} ${rng.pick(ROLES)}`;
  }
};
