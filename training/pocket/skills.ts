import { mark } from "./marks.js";
import { deniedSentences, skillSentence } from "./phrases.js";
import type { Rng } from "./rng.js";
import type { Style } from "./style.js";
import { capital, madeUp } from "./words/made-up.js";
import type { Person } from "./world.js";

const GROUPS: Record<string, string[]> = {
  en: "Languages|Programming|Programming languages|Tools|Databases|Frameworks|Methods|Software|Soft skills|Technical|Clinical|Practical|Other|IT|Office|Machines|Licences|Management|Main|Everyday|Systems|Platforms|Cloud|Design|Personal|Hands-on|Also|Analysis|Craft|Backend|Frontend".split(
    "|",
  ),
  fr: "Langages|Outils|Bases de données|Méthodes|Logiciels|Bureautique|Techniques|Savoir-être|Autres".split("|"),
  de: "Programmiersprachen|Werkzeuge|Datenbanken|Methoden|Software|EDV|Fachlich|Persönlich|Sonstiges".split("|"),
  es: "Lenguajes|Herramientas|Métodos|Informática|Personales|Técnicas|Otros".split("|"),
};
/** A bullet that says a skill at some length is the skill as a whole. */
const PHRASES: Record<string, string[]> = {
  en: "{s}|{s}|{s}|Experience in {s}|{s} in daily practice|Good at {s}|Knowledge of {s}|Confident with {s}|{s} and related work|Solid {s} skills|{s} at a professional level|Certified in {s}|Teaching others {s}|{s} under time pressure|{s} for large customers|Basics of {s}|Planning and carrying out {s}".split(
    "|",
  ),
  fr: "{s}|{s}|Maîtrise de {s}|Bonne pratique de {s}|Connaissance de {s}".split("|"),
  de: "{s}|{s}|Sicherer Umgang mit {s}|Gute Kenntnisse in {s}|Erfahrung mit {s}".split("|"),
  es: "{s}|{s}|Manejo de {s}|Experiencia con {s}".split("|"),
};
const NO_LEVELS = ["none", "no", "no experience", "–", "0/5", "not yet", "☆☆☆☆☆", "never used"];

const PLAIN_KINDS: Partial<Record<Kind, number>> = {
  comma: 46,
  bullets: 25,
  grouped: 16,
  levels: 5,
  prose: 4,
  phrases: 4,
};
const KINDS: Record<Kind, number> = {
  comma: 20,
  bullets: 20,
  levels: 12,
  grouped: 12,
  table: 6,
  columns: 7,
  prose: 6,
  byLevel: 5,
  pairs: 3,
  described: 5,
  lines: 6,
  phrases: 5,
};

/** The body of a skills section. What the person lacks stands among it now and then; `denied` says whether it may. */
export function skillLines(rng: Rng, person: Person, style: Style, skills: string[], denied: string[]): string[] {
  const marked = skills.map((skill) => mark("skill", skill));
  const kind = rng.weighted(style.plain ? PLAIN_KINDS : KINDS);
  const level = () => rng.pick(person.language.levels);
  const lines = bodies[kind]({ rng, person, style, marked, plain: skills, level });
  if (denied.length === 0) return lines;
  const none = denied.map((word) => mark("denied", word));
  if (kind === "levels" || kind === "table") {
    const level = rng.pick(NO_LEVELS);
    const at = rng.int(0, lines.length);
    const rows = none.map((word) =>
      kind === "table"
        ? tableRow(lines.at(-1) ?? "", word, level)
        : `${style.bullet}${word}${rng.pick([" - ", ": ", " – "])}${level}`,
    );
    return kind === "table" ? [...lines, ...rows] : [...lines.slice(0, at), ...rows, ...lines.slice(at)];
  }
  return [
    ...lines,
    ...deniedSentences(rng, { ...person, denied }).map(
      (text) => (kind === "bullets" || kind === "phrases" ? style.bullet : "") + text,
    ),
  ];
}

type Kind = keyof typeof bodies;

interface Listing {
  rng: Rng;
  person: Person;
  style: Style;
  marked: string[];
  plain: string[];
  level: () => string;
}

/** How skills are listed. */
const bodies = {
  comma: ({ rng, person, style, marked }: Listing) => {
    const end = rng.chance(0.12) ? "." : "";
    const separators = [", ", ", ", ", ", "; ", " | ", " · ", " • ", " / ", " - ", ",", " – ", " * "];
    const separator = style.plain && rng.chance(0.8) ? ", " : rng.pick(separators);
    if (separator === ", " && rng.chance(0.1) && marked.length > 2) {
      return [`${marked.slice(0, -1).join(", ")} ${person.language.and} ${marked.at(-1)}${end}`];
    }
    return [marked.join(separator) + end];
  },
  bullets: ({ rng, style, marked }: Listing) => {
    const bullet = style.bullet.trim() === "" ? rng.pick(["- ", "• ", "* "]) : style.bullet;
    return marked.map((skill) => bullet + skill);
  },
  lines: ({ marked }: Listing) => marked,
  levels: ({ rng, style, marked, level }: Listing) => {
    const shape = rng.pick([
      "{s} ({l})",
      "{s} - {l}",
      "{s}: {l}",
      "{s} – {l}",
      "{s} {l}",
      "{s}\t{l}",
      "{s}, {l}",
      "{s} | {l}",
    ]);
    const inline = rng.chance(0.3);
    const items = marked.map((skill) =>
      rng.chance(0.85) ? shape.replace("{s}", skill).replace("{l}", level()) : skill,
    );
    if (inline) return [items.join(/[,|]/.test(shape) ? "; " : ", ")];
    return items.map((item) => style.bullet + item);
  },
  grouped: ({ rng, person, style, marked }: Listing) =>
    chunks(marked, rng.int(2, 4)).map((part) => {
      const bullet = rng.chance(0.4) ? style.bullet : "";
      return bullet + emphasised(rng, style, groupName(rng, person)) + part.join(", ");
    }),
  byLevel: ({ rng, marked, level }: Listing) =>
    chunks(marked, rng.int(2, 3)).map((part) => `${capital(level())}: ${part.join(", ")}`),
  table: ({ rng, style, marked, level }: Listing) => {
    const rows = (row: (skill: string) => string) => marked.map(row);
    if (!style.markdown && rng.chance(0.5)) return rows((skill) => `${skill}\t${level()}`);
    const head = `| ${rng.pick(["Skill", "Tool", "Area"])} | ${rng.pick(["Level", "Years", "Rating"])} |`;
    return [head, "| --- | --- |", ...rows((skill) => `| ${skill} | ${level()} |`)];
  },
  columns: ({ rng, marked }: Listing) => {
    const width = rng.int(2, 3);
    const space = rng.pick(["    ", "\t", "      ", " | ", "  • "]);
    return chunks(marked, Math.ceil(marked.length / width)).map((part) => part.join(space));
  },
  prose: ({ rng, person, plain }: Listing) => [
    chunks(plain, rng.int(1, 2))
      .map((part) => skillSentence(rng, person, part))
      .join(" "),
  ],
  phrases: ({ rng, person, style, plain }: Listing) => {
    const bullet = style.bullet.trim() === "" ? "- " : style.bullet;
    const phrases = PHRASES[person.language.code] ?? ["{s}"];
    return plain.map((skill) => bullet + mark("skill", rng.pick(phrases).replace("{s}", skill)));
  },
  pairs: ({ rng, person, style, marked }: Listing) =>
    chunks(marked, Math.ceil(marked.length / 2)).map(
      (part) => style.bullet + part.join(rng.pick([", ", " / ", " & ", ` ${person.language.and} `])),
    ),
  described: ({ rng, style, marked }: Listing) =>
    marked.map((skill) => {
      const shape = rng.pick(["{s}: {d}", "{s} – {d}", "{s} - {d}", "{s} ({d})"]);
      return style.bullet + shape.replace("{s}", skill).replace("{d}", description(rng));
    }),
} satisfies Record<string, (listing: Listing) => string[]>;

function description(rng: Rng): string {
  return rng.pick([
    "used daily since 2019",
    "three years in the team",
    "trained in 2021",
    "in several projects",
    "very confident",
    "for reports and plans",
    "my favourite",
    "at work and at home",
    "with a certificate",
    `for ${madeUp(rng)} clients`,
  ]);
}

function groupName(rng: Rng, person: Person): string {
  return rng.chance(0.06) ? capital(madeUp(rng)) : rng.pick(GROUPS[person.language.code] ?? GROUPS.en ?? ["Other"]);
}

function emphasised(rng: Rng, style: Style, label: string): string {
  if (style.markdown && rng.chance(0.6)) return `**${label}:** `;
  return `${label}${rng.pick([": ", ": ", ": ", " - ", " – ", ":\t"])}`;
}

function tableRow(sample: string, word: string, level: string): string {
  return sample.startsWith("|") ? `| ${word} | ${level} |` : `${word}\t${level}`;
}

export function chunks<T>(items: readonly T[], count: number): T[][] {
  const size = Math.max(1, Math.ceil(items.length / Math.max(1, count)));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, index * size + size),
  );
}
