import { mark } from "./marks.js";
import { makeName } from "./names.js";
import { duty, jobRemark } from "./phrases.js";
import type { Rng } from "./rng.js";
import type { Style } from "./style.js";
import type { Job, Person } from "./world.js";

/** Puts one job on the page: the fields are already marked. */
type EntryLayout = (fields: EntryFields) => string[];
type Field = "title" | "employer" | "period";
type EntryFields = Record<Field | "place", string>;

/** The lines of all jobs. `technologies`: skills that are listed below a job, by its index. */
export function jobLines(rng: Rng, person: Person, style: Style, technologies: Map<number, string[]>): string[] {
  if (person.jobs.length > 1 && rng.chance(0.04)) return promotionLines(rng, person, style, technologies);
  const layout = entryLayout(rng, person, style);
  const oldestFirst = rng.chance(style.plain ? 0.04 : 0.15);
  const duties = rng.weighted(person.brief ? { none: 60, some: 40, many: 0 } : { none: 12, some: 65, many: 23 });
  const blank = rng.chance(0.4);
  const order = person.jobs.map((_, index) => index);
  if (oldestFirst) order.reverse();
  const techLabel = rng.pick(person.language.techLabels);
  return order.flatMap((index, place) => {
    const job = person.jobs[index] as Job;
    const entry = (rng.chance(0.95) ? layout : entryLayout(rng, person, style))({
      title: titleOf(rng, job, index === 0),
      employer: job.employer,
      period:
        mark("job", style.period(job)) +
        (rng.chance(0.04) ? ` (${rng.int(1, 9)} ${rng.pick(["yrs", "years", "years 3 months"])})` : ""),
      place: rng.chance(0.3) ? job.place : "",
    });
    const count = duties === "none" ? 0 : duties === "some" ? rng.int(0, 3) : rng.int(2, 6);
    const used = technologies.get(index);
    return [
      ...(blank && place > 0 ? [""] : []),
      ...entry,
      ...(rng.chance(0.12) ? [jobRemark(rng, person)] : []),
      ...dutyLines(rng, person, style, count),
      ...(used ? [technologyLine(rng, style, techLabel, used)] : []),
    ];
  });
}

/** Several posts with one employer, under its name and the whole time there. */
function promotionLines(rng: Rng, person: Person, style: Style, technologies: Map<number, string[]>): string[] {
  const last = person.jobs.at(-1) as Job;
  const [newest] = person.jobs as [Job, ...Job[]];
  const whole = rng.chance(0.7) ? mark("job", style.period({ from: last.from, to: newest.to })) : "";
  const head = [newest.employer, ...(rng.chance(0.4) ? [newest.place] : []), ...(whole ? [whole] : [])].join(
    rng.pick([", ", " | ", " - ", "\t", "\n"]),
  );
  const shape = rng.pick(["{t} ({p})", "{t}, {p}", "{p} {t}", "{t}\n{p}", "{p}: {t}"]);
  const lead = rng.pick(["", "", "  ", style.bullet]);
  const label = rng.pick(person.language.techLabels);
  const posts = person.jobs.flatMap((job, index) => [
    ...(
      lead + shape.replace("{t}", titleOf(rng, job, index === 0)).replace("{p}", mark("job", style.period(job)))
    ).split("\n"),
    ...dutyLines(rng, person, style, rng.int(0, 3)),
    ...(technologies.has(index) ? [technologyLine(rng, style, label, technologies.get(index) ?? [])] : []),
  ]);
  return [...head.split("\n"), ...posts];
}

/** What is said of a post beside its name isn't part of it. */
function titleOf(rng: Rng, job: Job, latest: boolean): string {
  const text = latest ? mark("title", job.title) : job.title;
  return rng.chance(0.05)
    ? `${text} ${rng.pick(["(part-time)", "(full-time)", "(freelance)", "(80%)", "(m/w/d)", "(temporary)", "(internship)", "(CDI)", "(self-employed)"])}`
    : text;
}

function dutyLines(rng: Rng, person: Person, style: Style, count: number): string[] {
  const duties = Array.from({ length: count }, () => duty(rng, person));
  if (count > 1 && rng.chance(0.12)) return [duties.map((text) => text.replace(/\.?$/, ".")).join(" ")];
  return duties.map((text) => style.bullet + text);
}

function technologyLine(rng: Rng, style: Style, label: string, skills: string[]): string {
  const list = skills.map((skill) => mark("skill", skill)).join(rng.pick([", ", ", ", " / ", " · ", "; "]));
  const bullet = rng.chance(0.3) ? style.bullet : "";
  return style.markdown && rng.chance(0.5) ? `${bullet}*${label}:* ${list}` : `${bullet}${label}: ${list}`;
}

function entryLayout(rng: Rng, person: Person, style: Style): EntryLayout {
  const kind = rng.weighted(
    style.plain
      ? { one: 46, two: 40, three: 14 }
      : { one: 30, two: 24, three: 16, labels: 12, table: 8, four: 5, sentence: 5 },
  );
  switch (kind) {
    case "one":
      return oneLineLayout(rng, person, style);
    case "two":
      return linesLayout(rng, person, style, 2);
    case "three":
      return linesLayout(rng, person, style, 3);
    case "four":
      return linesLayout(rng, person, style, 4);
    case "labels":
      return labelLayout(rng, person);
    case "table":
      return tableLayout(rng, style);
    default:
      return sentenceLayout(rng, person);
  }
}

const PLAIN_SEPARATORS = [", ", ", ", " | ", " - ", " – ", " — ", " · "];
const SEPARATORS = [
  ", ",
  ", ",
  " | ",
  " - ",
  " – ",
  " — ",
  "; ",
  "  ",
  "\t",
  " · ",
  " / ",
  ": ",
  " • ",
  "   ",
  " // ",
  " > ",
];

function oneLineLayout(rng: Rng, person: Person, style: Style): EntryLayout {
  const order = rng.shuffle(["title", "employer", "period"] as const);
  const list = style.plain ? PLAIN_SEPARATORS : SEPARATORS;
  const separators = [rng.pick(list), rng.pick(list)];
  const bracket = rng.chance(0.35);
  const at = rng.chance(0.35) ? ` ${rng.pick(person.language.at)} ` : undefined;
  const emphasis = style.markdown && rng.chance(0.6) ? rng.pick(["**", "*", "### "]) : "";
  const lead = emphasis === "" && rng.chance(0.15) ? style.bullet : "";
  const far = rng.chance(0.15) ? " ".repeat(rng.int(4, 24)) : undefined;
  const joint = (field: Field, index: number): string => {
    if (index === 0) return "";
    if (field === "employer" && at && order[index - 1] === "title") return at;
    if (field === "period" && bracket) return " ";
    return (field === "period" ? far : undefined) ?? separators[index - 1] ?? "";
  };
  const shown = (field: Field, index: number, fields: EntryFields): string => {
    const text = field === "employer" && fields.place ? `${fields.employer}, ${fields.place}` : fields[field];
    if (index === 0) return emphasis.startsWith("#") ? emphasis + text : emphasis + text + emphasis;
    return field === "period" && bracket ? `(${text})` : text;
  };
  return (fields) => [lead + order.map((field, index) => joint(field, index) + shown(field, index, fields)).join("")];
}

function linesLayout(rng: Rng, person: Person, style: Style, count: number): EntryLayout {
  const order = rng.shuffle(["title", "employer", "period"] as const);
  const separator = rng.pick(style.plain ? PLAIN_SEPARATORS : SEPARATORS);
  const pairFirst = rng.chance(0.5);
  const bracket = rng.chance(0.3);
  const at = rng.chance(0.4) ? ` ${rng.pick(person.language.at)} ` : undefined;
  const emphasis = style.markdown ? rng.pick(["**", "### ", "*", ""]) : "";
  const lead = emphasis === "" && rng.chance(0.1) ? style.bullet : "";
  const [a, b, c] = order as unknown as ["title", "employer", "period"];
  const join = (left: string, leftKind: string, right: string, rightKind: string) => {
    if (leftKind === "title" && rightKind === "employer" && at) return left + at + right;
    if (rightKind === "period" && bracket) return `${left} (${right})`;
    return left + separator + right;
  };
  return (fields) => {
    const strong = emphasis.startsWith("#") ? emphasis + fields[a] : emphasis + fields[a] + emphasis;
    const place = fields.place ? [fields.place] : [];
    if (count === 2) {
      return pairFirst
        ? [lead + join(strong, a, fields[b], b), [fields[c], ...place].join(separator)]
        : [lead + strong, [join(fields[b], b, fields[c], c), ...place].join(separator)];
    }
    if (count === 3) return [lead + strong, fields[b], [fields[c], ...place].join(separator)];
    return [
      lead + strong,
      fields[b],
      fields[c],
      fields.place || rng.pick(["Full-time", "Part-time", "Permanent", "Contract", "Temporary"]),
    ];
  };
}

function labelLayout(rng: Rng, person: Person): EntryLayout {
  const { jobLabels } = person.language;
  const labels = {
    title: rng.pick(jobLabels.title),
    employer: rng.pick(jobLabels.employer),
    period: rng.pick(jobLabels.period),
    place: rng.pick(jobLabels.place),
  };
  const order = rng.shuffle(["title", "employer", "period"] as const);
  const colon = rng.pick([": ", ": ", ":\t", " : ", " - ", ":   "]);
  return (fields) =>
    [...order, ...(fields.place ? (["place"] as const) : [])].map(
      (field) => `${labels[field]}${colon}${fields[field]}`,
    );
}

function tableLayout(rng: Rng, style: Style): EntryLayout {
  const order = rng.shuffle(["title", "employer", "period"] as const);
  const markdown = style.markdown || rng.chance(0.3);
  return (fields) => {
    const cells = [...order.map((field) => fields[field]), ...(fields.place ? [fields.place] : [])];
    return [markdown ? `| ${cells.join(" | ")} |` : cells.join("\t")];
  };
}

function sentenceLayout(rng: Rng, person: Person): EntryLayout {
  if (person.language.code !== "en") return oneLineLayout(rng, person, { bullet: "- ", markdown: false } as Style);
  const template = rng.pick([
    "{period} I worked as {title} at {employer}.",
    "{title} for {employer}, {period}.",
    "{employer}, {period}: {title}.",
    "As {title} with {employer} ({period}) I did the following.",
    "{period}: joined {employer} as {title}.",
  ]);
  return (fields) => [
    template.replace("{period}", fields.period).replace("{title}", fields.title).replace("{employer}", fields.employer),
  ];
}

export function refereeName(rng: Rng, person: Person): string {
  return makeName(rng, person.language);
}
