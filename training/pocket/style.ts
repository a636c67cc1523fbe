import { HEADING } from "./marks.js";
import type { Rng } from "./rng.js";
import type { Language, SectionName } from "./words/language.js";
import { capital, madeUp, madeUpName } from "./words/made-up.js";
import type { Job, Month } from "./world.js";

/** What stays the same within one document. */
export interface Style {
  heading: (text: string) => string;
  bullet: string;
  /** Between sections. */
  gap: string;
  separator: string;
  month: (month: Month) => string;
  period: (job: Pick<Job, "from" | "to">) => string;
  markdown: boolean;
  /** As most people write their CV; the others are written as anybody might. */
  plain: boolean;
}

const PLAIN_BULLETS = ["- ", "- ", "• ", "• ", "* ", "", ""];
const BULLETS = [
  "- ",
  "- ",
  "• ",
  "• ",
  "* ",
  "· ",
  "– ",
  "▪ ",
  "o ",
  "➢ ",
  "» ",
  "‣ ",
  "✓ ",
  "+ ",
  "> ",
  "● ",
  " - ",
  "  • ",
  "-",
  "\t- ",
  "— ",
  " ",
  "",
  "",
  "",
];

export function makeStyle(rng: Rng, language: Language): Style {
  const plain = rng.chance(0.6);
  const markdown = rng.chance(plain ? 0.4 : 0.2);
  const month = monthStyle(rng, { language, plain });
  return {
    heading: headed(headingStyle(rng, { markdown, plain })),
    bullet: markdown ? rng.pick(["- ", "* ", "- "]) : rng.pick(plain ? PLAIN_BULLETS : BULLETS),
    gap: rng.weighted({ "\n\n": 6, "\n": 3, "\n\n\n": 0.5, "\n \n": 0.3 }),
    separator: plain
      ? rng.pick([" | ", " · ", ", ", "  ", " • "])
      : rng.pick([
          " | ",
          " · ",
          " • ",
          "   ",
          ", ",
          " - ",
          " – ",
          " / ",
          "; ",
          "\t",
          " // ",
          " ~ ",
          "  |  ",
          " ◆ ",
          " * ",
        ]),
    month,
    period: periodStyle(rng, { language, month, plain }),
    markdown,
    plain,
  };
}

const headed = (style: (text: string) => string) => (text: string) => HEADING + style(text);

function headingStyle(rng: Rng, { markdown, plain }: Pick<Style, "markdown" | "plain">): (text: string) => string {
  const upper = rng.chance(0.35);
  const spaced = !plain && rng.chance(0.04);
  const cased = (text: string) => (spaced ? [...text.toUpperCase()].join(" ") : upper ? text.toUpperCase() : text);
  if (markdown) {
    const hashes = rng.pick(plain ? ["## ", "## ", "# "] : ["## ", "# ", "### ", "**"]);
    return (text) => (hashes === "**" ? `**${cased(text)}**` : hashes + cased(text));
  }
  if (plain) return rng.chance(0.15) ? (text) => `${cased(text)}:` : cased;
  switch (rng.int(0, 13)) {
    case 0:
    case 1:
    case 2:
      return (text) => `${cased(text)}:`;
    case 3: {
      const rule = rng.pick(["-", "=", "_", "—", "~", "*"]);
      const length = rng.chance(0.5) ? rng.int(10, 60) : 0;
      return (text) => `${cased(text)}\n${rule.repeat(length || text.length)}`;
    }
    case 4: {
      const [left, right] = rng.pick([
        ["=== ", " ==="],
        ["[", "]"],
        ["--- ", " ---"],
        ["* ", " *"],
        ["> ", ""],
        ["» ", ""],
        ["■ ", ""],
        ["§ ", ""],
        ["<", ">"],
      ]);
      return (text) => `${left}${cased(text)}${right}`;
    }
    case 5:
      return (text) => cased(text).toLowerCase();
    case 6: {
      let number = 0;
      return (text) => `${++number}. ${cased(text)}`;
    }
    default:
      return cased;
  }
}

/** The heading of a section; some authors call things as nobody else does, or don't call them at all. */
export function heading(rng: Rng, style: Style, language: Language, section: SectionName): string {
  if (!style.plain && rng.chance(0.04))
    return style.heading(`${madeUpName(rng)}${rng.chance(0.4) ? ` ${madeUp(rng)}` : ""}`);
  const text = rng.word(language.headings[section]);
  return style.heading(rng.chance(0.06) ? capitalWords(text) : text);
}

const capitalWords = (text: string) => text.split(" ").map(capital).join(" ");

function monthStyle(rng: Rng, { language, plain }: { language: Language; plain: boolean }): (month: Month) => string {
  const two = (value: number) => String(value).padStart(2, "0");
  const long = (month: Month) => language.months.long[month.month - 1] ?? "";
  const short = (month: Month) => language.months.short[month.month - 1] ?? "";
  const styles: [number, (month: Month) => string][] = [
    [34, (at) => String(at.year)],
    [16, (at) => `${short(at)} ${at.year}`],
    [10, (at) => `${long(at)} ${at.year}`],
    [14, (at) => `${two(at.month)}/${at.year}`],
    [5, (at) => `${two(at.month)}.${at.year}`],
    [4, (at) => `${at.year}-${two(at.month)}`],
    [3, (at) => `${at.month}/${at.year}`],
    [3, (at) => `${short(at)} '${two(at.year % 100)}`],
    [2, (at) => `${short(at)}, ${at.year}`],
    [2, (at) => `${two(at.month)}/${two(at.year % 100)}`],
    [2, (at) => `${at.year}/${two(at.month)}`],
    [1.5, (at) => `${["Winter", "Spring", "Summer", "Autumn"][Math.floor((at.month % 12) / 3)]} ${at.year}`],
    [1, (at) => `Q${Math.ceil(at.month / 3)} ${at.year}`],
    [2, (at) => `01/${two(at.month)}/${at.year}`],
  ];
  const usual = plain ? styles.slice(0, 6) : styles;
  const weights = Object.fromEntries(usual.map(([weight], index) => [String(index), weight]));
  return (styles[Number(rng.weighted(weights))] as [number, (month: Month) => string])[1];
}

function periodStyle(
  rng: Rng,
  { language, month, plain }: { language: Language; month: (month: Month) => string; plain: boolean },
): Style["period"] {
  const dash = plain
    ? rng.pick([" - ", " – ", " – ", "-", "–"])
    : rng.pick([" - ", " - ", " – ", " – ", "-", "–", " — ", "—", " -- ", " to ", " bis ", "- ", " -"]);
  const present = rng.pick(language.present);
  const shortEnd = !plain && rng.chance(0.05);
  const words = rng.chance(plain ? 0.04 : 0.15) ? rng.pick(language.fromTo) : undefined;
  const since = rng.chance(plain ? 0.1 : 0.2) ? rng.pick(language.since) : undefined;
  return ({ from, to }) => {
    const a = month(from);
    if (!to && since) return since.replace("{a}", a);
    const b = to ? month(to) : present;
    if (shortEnd && to && /^\d{4}$/.test(b) && to.year > from.year)
      return `${a}${dash.trim() === "to" ? "-" : dash.trim()}${b.slice(2)}`;
    // "2019" alone when a job began and ended in the year and only years are written
    if (a === b) return a;
    return words ? words.replace("{a}", a).replace("{b}", b) : `${a}${dash}${b}`;
  };
}
