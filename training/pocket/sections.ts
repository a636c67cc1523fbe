import { jobLines } from "./jobs.js";
import { HEADING, mark } from "./marks.js";
import { familyName, makeName } from "./names.js";
import {
  deniedSentences,
  duty,
  otherYears,
  pickWords,
  referee,
  remark,
  skillSentence,
  spokenLanguages,
  statedSentence,
} from "./phrases.js";
import type { Rng } from "./rng.js";
import { skillLines } from "./skills.js";
import { heading, type Style } from "./style.js";
import type { SectionName } from "./words/language.js";
import { madeUpName } from "./words/made-up.js";
import { certificates, cities, courses, degrees, hobbies, subjects, universities } from "./words/places.js";
import { type Job, makeEmployer, makeTitle, type Person } from "./world.js";

/** A part of a CV: lines under a heading, or lines alone. */
export interface Section {
  name: SectionName;
  lines: string[];
}

/** Which of a person's facts stand where: each is said at least once. */
interface Share {
  profileSkills: string[];
  listedSkills: string[];
  technologies: Map<number, string[]>;
  deniedIn: "profile" | "skills" | "own" | "experience";
}

/** All sections of a CV in the order in which they stand. */
export function makeSections(rng: Rng, person: Person, style: Style): Section[] {
  const share = shareOut(rng, person, style.plain);
  const sections: Section[] = [];
  const profile = profileSection(rng, person, share);
  if (profile.lines.length > 0) sections.push(profile);
  if (person.jobs.length > 0) {
    const lines = jobLines(rng, person, style, share.technologies);
    const extra = share.deniedIn === "experience" ? deniedSentences(rng, person) : [];
    sections.push({ name: "experience", lines: [...lines, ...careerBreak(rng, style), ...extra] });
  }
  if (share.listedSkills.length > 0) {
    sections.push({
      name: "skills",
      lines: skillLines(rng, person, style, share.listedSkills, share.deniedIn === "skills" ? person.denied : []),
    });
  }
  if (share.deniedIn === "own" && person.denied.length > 0)
    sections.push({ name: "denied", lines: deniedLines(rng, person, style) });
  sections.push(...otherSections(rng, person, style));
  return ordered(rng, sections, style.plain);
}

function shareOut(rng: Rng, person: Person, plain: boolean): Share {
  const skills = person.skills;
  const kind = rng.weighted(
    plain
      ? { listed: 85, both: 8, profile: 3, technologies: 4 }
      : { listed: 68, both: 14, profile: 9, technologies: 9 },
  );
  const technologies = new Map<number, string[]>();
  const many = rng.chance(plain ? 0.05 : 0.12) || kind === "technologies";
  if (many)
    for (const [index] of person.jobs.entries())
      if (rng.chance(0.8)) technologies.set(index, rng.sample(skills, rng.int(2, 5)));
  const said = rng.sample(skills, rng.int(1, 3));
  return {
    profileSkills: kind === "profile" ? skills.slice(0, 7) : kind === "both" ? said : [],
    listedSkills:
      kind === "listed" || kind === "both" ? skills : kind === "technologies" && technologies.size === 0 ? skills : [],
    technologies,
    deniedIn: rng.weighted({ profile: 30, skills: 35, own: 25, experience: 10 }),
  };
}

function profileSection(rng: Rng, person: Person, share: Share): Section {
  const sentences: string[] = [];
  if (person.statedYears !== undefined) sentences.push(statedSentence(rng, person));
  if (share.profileSkills.length > 0) sentences.push(skillSentence(rng, person, share.profileSkills));
  if (share.deniedIn === "profile" || (share.deniedIn === "experience" && person.jobs.length === 0))
    sentences.push(...deniedSentences(rng, person));
  if (rng.chance(0.1)) sentences.push(otherYears(rng, person));
  const remarks = rng.chance(0.6) ? rng.int(0, 3) : 0;
  const all = [...sentences, ...Array.from({ length: remarks }, () => remark(rng, person))];
  const mixed = rng.chance(0.6) ? all : rng.shuffle(all);
  const lines = rng.chance(0.75)
    ? [mixed.map((text) => (/[.!?:]$/.test(text) || mixed.length === 1 ? text : `${text}.`)).join(" ")]
    : mixed;
  return { name: "profile", lines: lines.filter((line) => line !== "") };
}

function deniedLines(rng: Rng, person: Person, style: Style): string[] {
  const marked = person.denied.map((word) => mark("denied", word));
  if (rng.chance(0.4))
    return [
      `${rng.pick(["No experience with", "I don't know", "Not familiar with", "No knowledge of", "Never worked with", "No experience in", "Not used so far"])}: ${marked.join(", ")}`,
    ];
  return deniedSentences(rng, person).map((text) => (rng.chance(0.5) ? style.bullet : "") + text);
}

/** Time off under the jobs is no job. */
function careerBreak(rng: Rng, style: Style): string[] {
  if (!rng.chance(0.05)) return [];
  const from = rng.int(1995, 2020);
  const period = style.period({
    from: { year: from, month: rng.int(1, 12) },
    to: { year: from + rng.int(1, 3), month: rng.int(1, 12) },
  });
  return [
    `${rng.pick(["Parental leave", "Career break", "Sabbatical", "Travelling", "Caring for a relative", "Elternzeit", "Congé parental"])} ${period}`,
  ];
}

function otherSections(rng: Rng, person: Person, style: Style): Section[] {
  const sections: Section[] = [];
  const maybe = (name: SectionName, probability: number, lines: () => string[]) => {
    if (rng.chance(person.brief ? probability * 0.6 : probability)) sections.push({ name, lines: lines() });
  };
  maybe("education", 0.78, () => education(rng, person, style));
  maybe("courses", 0.13, () =>
    Array.from(
      { length: rng.int(1, 3) },
      () => `${style.bullet}${rng.word(courses)}${rng.chance(0.6) ? ` (${rng.int(2008, 2026)})` : ""}`,
    ),
  );
  maybe("certificates", 0.2, () =>
    Array.from(
      { length: rng.int(1, 4) },
      () =>
        `${style.bullet}${rng.word(certificates)}${rng.chance(0.5) ? `${rng.pick([", ", " - ", " ("])}${rng.int(2008, 2026)}`.replace(/ \((\d+)$/, " ($1)") : ""}`,
    ),
  );
  maybe("volunteering", 0.14, () => volunteering(rng, person, style));
  maybe("languages", 0.36, () => spoken(rng, person, style));
  maybe("hobbies", 0.28, () => [pickWords(rng, hobbies, 2, 5).join(rng.pick([", ", ", ", "; ", " | ", " and "]))]);
  maybe("references", 0.17, () =>
    rng.chance(0.5)
      ? [rng.pick(person.language.onRequest)]
      : Array.from({ length: rng.int(1, 2) }, () => referee(rng, person)).flat(),
  );
  maybe("publications", 0.05, () =>
    Array.from(
      { length: rng.int(1, 3) },
      () =>
        `${familyName(rng)} ${rng.pick(["et al.", `& ${familyName(rng)}`])} (${rng.int(2001, 2026)}). ${madeUpName(rng)} and ${rng.word(subjects)}. ${rng.word(cities)} Journal.`,
    ),
  );
  maybe("projects", 0.08, () =>
    Array.from(
      { length: rng.int(1, 3) },
      () => `${style.bullet}${madeUpName(rng)}${rng.pick([": ", " - ", ", "])}${duty(rng, person)}`,
    ),
  );
  return sections;
}

function education(rng: Rng, person: Person, style: Style): string[] {
  const shape = rng.pick([
    "{d} {s}, {u}, {p}",
    "{p}: {d} {s}, {u}",
    "{u}\n{d} in {s}\n{p}",
    "{d} {s} ({p})\n{u}",
    "{p}\t{u}, {d} {s}",
    "{d} in {s} | {u} | {p}",
    "{u}, {d} {s}",
    "{u} ({p})",
    "{p} {d} {s}\n{u}",
    "{d} {s} - {u} - {p}",
  ]);
  let end = person.jobs.at(-1)?.from.year ?? rng.int(2000, 2026);
  return Array.from({ length: rng.pick([1, 1, 1, 2, 2, 3]) }).flatMap(() => {
    const from = end - rng.int(1, 5);
    const period = rng.chance(0.7)
      ? style.period({ from: { year: from, month: 9 }, to: { year: end, month: rng.pick([6, 7, 9]) } })
      : String(end);
    end = from;
    const place = rng.chance(0.25) ? madeUpName(rng) : rng.word(cities);
    const text = shape
      .replace("{d}", rng.word(degrees))
      .replace("{s}", rng.word(subjects))
      .replace("{u}", rng.pick(universities).replace("{p}", place))
      .replace("{p}", period);
    return text.split("\n").map((line, index) => (index === 0 && rng.chance(0.2) ? style.bullet + line : line));
  });
}

function volunteering(rng: Rng, person: Person, style: Style): string[] {
  const from = rng.int(2000, 2024);
  const job: Job = {
    title: rng.chance(0.5)
      ? makeTitle(rng, person.trade)
      : rng.pick(["Volunteer", "Treasurer", "Youth leader", "Helper", "Mentor", "Bénévole", "Trainer"]),
    employer: rng.pick([
      makeEmployer(rng, person.trade),
      "Food Bank",
      "Red Cross",
      "Scouts",
      "Refugee Council",
      "Animal Shelter",
    ]),
    place: "",
    from: { year: from, month: rng.int(1, 12) },
    to: rng.chance(0.3) ? undefined : { year: from + rng.int(1, 2), month: rng.int(1, 12) },
  };
  return [
    `${job.title}${rng.pick([", ", " at ", " - ", " | "])}${job.employer}${rng.pick([", ", " ", " | "])}${style.period(job)}`,
    ...(rng.chance(0.3) ? [style.bullet + duty(rng, person)] : []),
  ];
}

function spoken(rng: Rng, person: Person, style: Style): string[] {
  const all = spokenLanguages(rng);
  const level = () =>
    rng.pick([
      "native",
      "fluent",
      "B2",
      "C1",
      "basic",
      "A2",
      "mother tongue",
      "good",
      ...person.language.levels.slice(0, 5),
    ]);
  const shape = rng.pick(["{l} ({v})", "{l} - {v}", "{l}: {v}", "{l}", "{l} {v}"]);
  const items = all.map((language) => shape.replace("{l}", language).replace("{v}", level()));
  return rng.chance(0.65) ? [items.join(", ")] : items.map((item) => style.bullet + item);
}

function ordered(rng: Rng, sections: Section[], plain: boolean): Section[] {
  if (!plain && rng.chance(0.4)) return rng.shuffle(sections);
  const [first, ...rest] = sections;
  if (!first) return sections;
  const skills = rest.findIndex((section) => section.name === "skills");
  if (skills > 0 && rng.chance(0.45)) rest.unshift(...rest.splice(skills, 1));
  const education = rest.findIndex((section) => section.name === "education");
  if (education > 0 && rng.chance(0.2)) rest.unshift(...rest.splice(education, 1));
  return [first, ...rest];
}

/** The lines of a section with its heading, as the style has it. */
export function sectionLines(rng: Rng, person: Person, style: Style, section: Section, bare: boolean): string[] {
  const noHeading = section.name === "profile" ? 0.35 : style.plain ? 0 : 0.03;
  const { lines } = section;
  if (bare ? rng.chance(0.85) : rng.chance(noHeading)) return lines;
  const head = heading(rng, style, person.language, section.name);
  const inline = lines.length === 1 && !/[\n#*=]/.test(head) && rng.chance(style.plain ? 0.1 : 0.25);
  if (inline)
    return [`${head.replace(HEADING, "").replace(/:$/, "")}${rng.pick([": ", ": ", " - ", ":  "])}${lines[0]}`];
  return [...head.split("\n"), ...(rng.chance(style.markdown ? 0.5 : 0.06) ? [""] : []), ...lines];
}

export { makeName };
