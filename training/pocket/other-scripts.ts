import { makeEmail, makePhone } from "./contacts.js";
import { mark } from "./marks.js";
import { makeName } from "./names.js";
import type { Rng } from "./rng.js";
import { makeStyle } from "./style.js";
import { scripts } from "./words/scripts.js";
import type { Person } from "./world.js";

/** Skills that are written in Latin letters everywhere. */
const LATIN =
  "Python|Java|SQL|Excel|AutoCAD|Photoshop|SAP|Docker|Linux|JavaScript|React|C++|Power BI|MATLAB|Git|Kubernetes|MySQL|Spring Boot|Word|PowerPoint|Revit|Figma|Go|Node.js|AWS|Tableau|HTML|CSS|SolidWorks|1C".split(
    "|",
  );

/**
 * A CV in another script. Only what is written in Latin letters is to be found: contacts, years, names of tools; the name
 * where it stands in Latin letters too.
 */
export function makeOtherScriptCv(rng: Rng, person: Person): string {
  const words = rng.pick(scripts);
  const style = makeStyle(rng, person.language);
  const latinName = rng.chance(0.35) ? makeName(rng, person.language) : "";
  const name = rng.pick(words.names);
  const colon = rng.pick([": ", "：", ": "]);
  const email = mark("email", makeEmail(rng, latinName || makeName(rng, person.language)));
  const phone = rng.chance(0.85) ? mark("phone", makePhone(rng)) : "";
  const labelled = rng.chance(0.6);
  const line = (label: string, value: string) => (value === "" ? [] : [labelled ? `${label}${colon}${value}` : value]);
  const shown = latinName
    ? `${name}${rng.pick([" (", " / ", "\n", " – "])}${mark("name", latinName)}`.replace(/ \((.*)$/s, " ($1)")
    : name;
  const head = [
    ...(rng.chance(0.5) ? [rng.pick(words.cv)] : []),
    ...(rng.chance(0.4) ? [`${words.labels.name}${colon}${shown}`] : [shown]),
    ...line(words.labels.email, email),
    ...line(words.labels.phone, phone),
    ...(rng.chance(0.5) ? [`${words.labels.address}${colon}${rng.pick(words.cities)}`] : []),
  ];
  const sections = [
    [words.headings.profile, ...rng.sample(words.profile, rng.int(1, 2))],
    [words.headings.experience, ...jobs(rng, person, style.bullet, words)],
    [
      words.headings.education,
      `${rng.pick(words.schools)} ${rng.chance(0.7) ? `${rng.int(1995, 2010)} - ${rng.int(2011, 2022)}` : rng.int(1998, 2022)}`,
    ],
    [words.headings.skills, ...skills(rng, style.bullet, words.skills)],
    [words.headings.languages, ...rng.sample(words.languages, rng.int(1, 3))],
    ...(rng.chance(0.4) ? [[words.headings.hobbies, rng.sample(words.hobbies, 2).join(", ")]] : []),
  ];
  const [first, ...rest] = sections;
  const kept = [...(first && rng.chance(0.7) ? [first] : []), ...(rng.chance(0.3) ? rng.shuffle(rest) : rest)];
  return [
    head.join("\n"),
    ...kept.map(([heading = "", ...lines]) => [style.heading(heading), ...lines].join("\n")),
  ].join(style.gap);
}

function jobs(rng: Rng, person: Person, bullet: string, words: (typeof scripts)[number]): string[] {
  const shape = rng.pick(["{p} {t}, {c}", "{t} - {c}\n{p}", "{p}\n{c} {t}", "{c} | {t} | {p}", "{t}\n{c}, {p}"]);
  const latinTitle = rng.chance(0.12);
  return person.jobs.slice(0, 4).flatMap((job, index) => {
    const title = latinTitle ? (index === 0 ? mark("title", job.title) : job.title) : rng.pick(words.titles);
    const from = rng.chance(0.5)
      ? String(job.from.year)
      : `${String(job.from.month).padStart(2, "0")}/${job.from.year}`;
    const to = job.to ? String(job.to.year) : words.now;
    const text = shape
      .replace("{t}", title)
      .replace("{c}", rng.pick(words.employers))
      .replace("{p}", mark("job", `${from} - ${to}`));
    return [...text.split("\n"), ...rng.sample(words.duties, rng.int(0, 3)).map((duty) => bullet + duty)];
  });
}

function skills(rng: Rng, bullet: string, local: string[]): string[] {
  const latin = rng.chance(0.8) ? rng.sample(LATIN, rng.int(1, 6)).map((skill) => mark("skill", skill)) : [];
  const all = rng.shuffle([...latin, ...rng.sample(local, rng.int(1, 4))]);
  return rng.chance(0.5) ? [all.join(rng.pick([", ", "、", "، "]))] : all.map((skill) => bullet + skill);
}
