import { mark } from "./marks.js";
import { deniedSentences, duty, otherYears, pickWords, remark, skillSentence, statedSentence } from "./phrases.js";
import type { Rng } from "./rng.js";
import { chunks } from "./skills.js";
import type { Style } from "./style.js";
import { cities, degrees, hobbies, subjects, universities } from "./words/places.js";
import type { Job, Person } from "./world.js";

/** A CV told in sentences and paragraphs. */
export function proseParagraphs(rng: Rng, person: Person, style: Style): string[] {
  const jobs = person.jobs.map((job, index) => jobSentence(rng, person, style, job, index));
  const first = jobs.slice(0, 1);
  const earlier = jobs.slice(1);
  const skills = rng.chance(0.9)
    ? chunks(person.skills.slice(0, 8), rng.int(1, 3)).map((part) => skillSentence(rng, person, part))
    : [];
  const opening = [
    ...first,
    ...(person.statedYears !== undefined ? [statedSentence(rng, person)] : []),
    ...(rng.chance(0.2) ? [otherYears(rng, person)] : []),
  ];
  const middle = [...earlier, ...(rng.chance(0.6) ? [school(rng, person)] : [])];
  const closing = [
    ...deniedSentences(rng, person),
    ...Array.from({ length: rng.int(0, 2) }, () => remark(rng, person)),
    ...(rng.chance(0.3) && person.language.code === "en"
      ? [`In my free time I like ${pickWords(rng, hobbies, 1, 3).join(" and ")}.`]
      : []),
  ];
  const paragraphs = [rng.chance(0.5) ? opening : rng.shuffle(opening), middle, skills, rng.shuffle(closing)];
  const order = rng.chance(0.7) ? paragraphs : [opening, skills, middle, closing];
  const grouped = rng.chance(0.3) ? [order.flat()] : order;
  return grouped.filter((part) => part.length > 0).map((part) => part.map(closed).join(" "));
}

const closed = (text: string) => (/[.!?]$/.test(text.trim()) ? text : `${text}.`);

function jobSentence(rng: Rng, person: Person, style: Style, job: Job, index: number): string {
  const { language } = person;
  const title = index === 0 ? mark("title", job.title) : job.title;
  const period = mark("job", style.period(job));
  const fill = (template: string, from: string) =>
    template.replace("{t}", title).replace("{C}", job.employer).replace("{P}", period).replace("{f}", from);
  const extra =
    rng.chance(0.3) && language.code === "en" ? ` There I ${lowerFirst(duty(rng, person)).replace(/\.$/, "")}.` : "";
  if (index === 0 && !job.to) {
    const from = mark("job", style.month(job.from));
    // "since 2019": the period is the date with its "since", where that is how the sentence says it
    const template = rng.word(language.jobSentences);
    const since = /([Ss]ince|depuis|Depuis|seit|Seit|desde|Desde|dal|Dal|sinds|Sinds) \{f\}/.exec(template);
    const text = since ? template.replace(since[0], mark("job", `${since[1]} ${style.month(job.from)}`)) : template;
    return fill(text, from) + extra;
  }
  const templates: Record<string, string[]> = {
    en: [
      "Before that I was {t} at {C} ({P}).",
      "From {P} I worked as {t} for {C}.",
      "Earlier I was {t} at {C}, {P}.",
      "I also worked at {C} as {t} ({P}).",
      "{P}: {t} at {C}.",
      "Prior to this: {t}, {C}, {P}.",
      "At {C} I was {t}, {P}.",
      "My previous job was {t} with {C} ({P}).",
    ],
    fr: ["Auparavant j'étais {t} chez {C} ({P}).", "J'ai travaillé comme {t} chez {C}, {P}.", "{P} : {t} chez {C}."],
    de: ["Davor war ich {t} bei {C} ({P}).", "Zuvor arbeitete ich als {t} bei {C}, {P}.", "{P}: {t} bei {C}."],
    es: ["Antes fui {t} en {C} ({P}).", "Trabajé como {t} en {C}, {P}."],
    it: ["Prima sono stato {t} presso {C} ({P})."],
    nl: ["Daarvoor was ik {t} bij {C} ({P})."],
    pt: ["Antes fui {t} na {C} ({P})."],
  };
  const most =
    index === 0 && language.code === "en"
      ? [
          "Until recently I was {t} at {C} ({P}).",
          "My last job was {t} at {C}, {P}.",
          "Most recently I worked as {t} for {C} ({P}).",
        ]
      : (templates[language.code] ?? []);
  return fill(rng.pick(most), "") + extra;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function school(rng: Rng, person: Person): string {
  const year = person.jobs.at(-1)?.from.year ?? rng.int(1990, 2024);
  const place = rng.pick(universities).replace("{p}", rng.word(cities));
  if (person.language.code !== "en") return `${rng.word(degrees)} ${rng.word(subjects)}, ${place}, ${year}.`;
  return rng.pick([
    `I studied ${rng.word(subjects)} at ${place} from ${year - 4} to ${year}.`,
    `I hold a ${rng.word(degrees)} in ${rng.word(subjects)} (${place}, ${year}).`,
    `I left school in ${year} and trained at ${place}.`,
    `Education: ${rng.word(degrees)} in ${rng.word(subjects)}, ${place}, ${year - 3}-${year}.`,
  ]);
}
