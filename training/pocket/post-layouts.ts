import { makeEmail } from "./contacts.js";
import { mark } from "./marks.js";
import type { Rng } from "./rng.js";
import { chunks } from "./skills.js";
import type { Style } from "./style.js";
import { type PostWords, postWords } from "./words/posts.js";
import type { Trade } from "./words/trade.js";

/** A post about which everything is known. */
export interface Post {
  words: PostWords;
  trade: Trade;
  style: Style;
  title: string;
  employer: string;
  place: string;
  must: string[];
  nice: string[];
  years: number | undefined;
  closing: string | undefined;
}

const NUMBER_WORDS: Record<string, string[]> = {
  en: "one two three four five six seven eight nine ten".split(" "),
  fr: "un deux trois quatre cinq six sept huit neuf dix".split(" "),
  de: "ein zwei drei vier fünf sechs sieben acht neun zehn".split(" "),
  es: "un dos tres cuatro cinco seis siete ocho nueve diez".split(" "),
};

/** Where a post's facts stand. */
export const postLayouts: Record<"sections" | "prose" | "tagged" | "table", (rng: Rng, post: Post) => string[]> = {
  sections,
  prose,
  tagged,
  table,
};

const titled = (rng: Rng, post: Post) =>
  mark("title", post.title) + (rng.chance(0.25) ? ` ${rng.pick(post.words.gender)}` : "");

/** The phrase with the years, marked: with "of experience" where it follows. */
function yearsLine(rng: Rng, post: Post): string {
  const count = post.years ?? 0;
  const code =
    (Object.keys(postWords) as (keyof typeof postWords)[]).find((key) => postWords[key] === post.words) ?? "en";
  const years = rng
    .pick(post.words.years)
    .replace("{n}", String(count))
    .replace("{m}", String(count + rng.int(1, 3)))
    .replace("{w}", NUMBER_WORDS[code]?.[count - 1] ?? String(count));
  const line = rng.word(post.words.yearLines).replace("{A}", rng.word(post.trade.skills));
  const following =
    /\{Y\}((?: (?:of|d'|de) ?(?:[a-z-]+ )?(?:experience|expérience|experiencia))|(?: (?:Berufserfahrung|Erfahrung|experience)))/.exec(
      line.replace("{Y} d'", "{Y} d'"),
    );
  const whole = following?.[1] ?? "";
  return line.replace(`{Y}${whole}`, mark("minYears", years + whole));
}

/** Bullets: what one says as a whole is the requirement. */
function requirementLines(rng: Rng, post: Post, kind: "must" | "nice"): string[] {
  const list = kind === "must" ? post.words.mustLines : post.words.niceLines;
  const plain = rng.chance(0.3);
  const fill = (template: string, words: string) =>
    template
      .replace("{S}", words)
      .replaceAll("{S}", () => rng.word(post.trade.skills))
      .replaceAll("{n}", () => String(rng.int(3, 40)));
  return groupsOf(rng, post[kind]).map((group) => {
    const words =
      group.length < 2 ? (group[0] ?? "") : `${group.slice(0, -1).join(", ")} ${post.words.and} ${group.at(-1)}`;
    const text = mark(kind, plain ? words : fill(rng.word(list), words));
    return rng.chance(0.07) ? `${text}.` : text;
  });
}

/** Skills by ones and twos. */
function groupsOf(rng: Rng, skills: string[]): string[][] {
  const groups: string[][] = [];
  for (let i = 0; i < skills.length; ) {
    const size = rng.chance(0.78) ? 1 : rng.int(2, 3);
    groups.push(skills.slice(i, i + size));
    i += size;
  }
  return groups;
}

function joined(words: PostWords, kind: "must" | "nice", group: string[]): string {
  const marked = group.map((skill) => mark(kind, skill));
  return marked.length < 2 ? (marked[0] ?? "") : `${marked.slice(0, -1).join(", ")} ${words.and} ${marked.at(-1)}`;
}

function opening(rng: Rng, post: Post): string[] {
  const place = rng.chance(0.6)
    ? [rng.chance(0.4) ? `${rng.pick(post.words.labels.place)}: ${post.place}` : `${post.employer}, ${post.place}`]
    : [];
  const sentence = rng.word(post.words.openings).replace("{C}", post.employer).replace("{P}", post.place);
  switch (rng.int(0, 4)) {
    case 0:
      return [sentence.replace("{T}", titled(rng, post)), ...place];
    case 1:
      return [`${rng.pick(post.words.labels.title)}: ${titled(rng, post)}`, ...place];
    case 2:
      return [post.employer, ...(rng.chance(0.5) ? [""] : []), sentence.replace("{T}", titled(rng, post))];
    default:
      return [
        (post.style.markdown ? "# " : "") + titled(rng, post),
        ...place,
        ...(rng.chance(0.4) ? ["", sentence.replace("{T}", post.title)] : []),
      ];
  }
}

function closing(rng: Rng, post: Post): string[] {
  const contact = rng.chance(0.4)
    ? [`${rng.pick(["Contact", "Apply to", "E-mail", "Questions"])}: ${makeEmail(rng, "jobs team")}`]
    : [];
  return [
    ...(post.closing ? [rng.word(post.words.closingLines).replace("{D}", mark("closing", post.closing))] : []),
    ...contact,
  ];
}

function filler(rng: Rng, post: Post, list: "taskLines" | "offers" | "others", low: number, high: number): string[] {
  return Array.from({ length: rng.int(low, high) }, () =>
    rng
      .word(post.words[list])
      .replace("{C}", post.employer)
      .replace("{P}", post.place)
      .replace("{X}", rng.word(post.trade.skills))
      .replace("{Y}", rng.word(post.trade.skills))
      .replace("{n}", String(rng.int(24, 90))),
  );
}

function sections(rng: Rng, post: Post): string[] {
  const { style, words } = post;
  const bullet = style.bullet.trim() === "" ? rng.pick(["- ", "* ", "• ", ""]) : style.bullet;
  const block = (name: "must" | "nice" | "tasks" | "offer" | "about", lines: string[], asList: boolean) =>
    lines.length === 0
      ? []
      : [
          [
            style.heading(rng.word(words[name])),
            ...(style.markdown && rng.chance(0.5) ? [""] : []),
            ...lines.map((line) => (asList ? bullet + line : line)),
          ].join("\n"),
        ];
  const inline = rng.chance(0.15);
  const must = inline
    ? [post.must.map((skill) => mark("must", skill)).join(", ")]
    : requirementLines(rng, post, "must");
  const nice =
    inline || rng.chance(0.2)
      ? [post.nice.map((skill) => mark("nice", skill)).join(", ")].filter(Boolean)
      : requirementLines(rng, post, "nice");
  const withYears = post.years ? yearsLine(rng, post) : undefined;
  if (withYears && !inline) must.splice(rng.int(0, must.length), 0, withYears);
  for (const other of filler(rng, post, "others", 0, 2)) {
    if (!inline) must.splice(rng.int(0, must.length), 0, mark("must", other));
  }
  const end = closing(rng, post);
  const early = rng.chance(0.25);
  const blocks = [
    ...block("about", rng.chance(0.3) ? filler(rng, post, "taskLines", 1, 2) : [], false),
    ...block("tasks", rng.chance(0.65) ? filler(rng, post, "taskLines", 2, 5) : [], true),
    ...block("must", must, !inline),
    ...block("nice", nice, !inline),
    ...block("offer", rng.chance(0.5) ? filler(rng, post, "offers", 2, 4) : [], true),
  ];
  const body = rng.chance(0.12) ? rng.shuffle(blocks) : blocks;
  return [
    [...opening(rng, post), ...(inline && withYears ? [withYears] : []), ...(early ? end : [])].join("\n"),
    ...body,
    ...(early ? [] : end),
  ].flatMap((part) => [part, ...(style.gap.length > 1 ? [""] : [])]);
}

const MUST_SENTENCES =
  "You need {S}|You must have experience with {S}|We require {S}|{S} are a must|You know {S} well|You should be at home in {S}|It takes {S}|We expect solid {S}".split(
    "|",
  );
const NICE_SENTENCES =
  "{S} would be nice|{S} is a plus|Knowledge of {S} is welcome but not required|Ideally you also know {S}|We are happy if you bring {S}|Experience with {S} would be an advantage".split(
    "|",
  );

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What must be and what would be nice, in sentences. */
function requirementSentences(rng: Rng, post: Post): string[] {
  const { words, years } = post;
  const isEnglish = words === postWords.en;
  const said = (kind: "must" | "nice", group: string[], templates: string[]) =>
    (isEnglish ? rng.pick(templates) : "{S}").replace("{S}", joined(words, kind, group));
  const must = chunks(post.must, rng.int(1, 3)).map((group) => said("must", group, MUST_SENTENCES));
  const nice = post.nice.length === 0 ? [] : [said("nice", post.nice, NICE_SENTENCES)];
  const time = years ? [yearsLine(rng, post)] : [];
  if (isEnglish) return [...must, ...time, ...nice].map(sentence);
  const wished = nice.length > 0 ? [`${rng.word(words.nice)} : ${nice.join(", ")}.`] : [];
  return [`${rng.word(words.must)} : ${must.join(", ")}.`, ...time.map(sentence), ...wished];
}

function prose(rng: Rng, post: Post): string[] {
  const requirements = requirementSentences(rng, post);
  const tasks = filler(rng, post, "taskLines", 0, 3).map(sentence);
  const end = closing(rng, post).map(sentence);
  const start = opening(rng, post);
  if (rng.chance(0.6)) return [...start, "", tasks.join(" "), requirements.join(" "), "", end.join(" ")];
  const whole = [...start.filter((line) => line !== "").map(sentence), ...tasks, ...requirements, ...end];
  return [whole.join(" ")];
}

/** One list, where each line says whether it must be. */
function tagged(rng: Rng, post: Post): string[] {
  const shape = rng.pick(["{s} ({t})", "{s} – {t}", "{s}: {t}", "[{t}] {s}", "{s} - {t}", "{t}: {s}"]);
  const [mustTag, niceTag] = [rng.pick(post.words.mustTag), rng.pick(post.words.niceTag)];
  const lines = [
    ...post.must.map((skill) => shape.replace("{s}", mark("must", skill)).replace("{t}", mustTag)),
    ...post.nice.map((skill) => shape.replace("{s}", mark("nice", skill)).replace("{t}", niceTag)),
  ];
  const bullet = post.style.bullet.trim() === "" ? "- " : post.style.bullet;
  return [
    ...opening(rng, post),
    "",
    post.style.heading(rng.word(post.words.must)),
    ...rng.shuffle(lines).map((line) => bullet + line),
    ...(post.years ? [bullet + yearsLine(rng, post)] : []),
    "",
    ...closing(rng, post),
  ];
}

function table(rng: Rng, post: Post): string[] {
  const [mustTag, niceTag] = [rng.pick(post.words.mustTag), rng.pick(post.words.niceTag)];
  const bar = rng.chance(0.8);
  const row = (a: string, b: string) => (bar ? `| ${a} | ${b} |` : `${a}\t${b}`);
  const rows = [
    ...post.must.map((skill) => row(mark("must", skill), mustTag)),
    ...post.nice.map((skill) => row(mark("nice", skill), niceTag)),
  ];
  return [
    ...opening(rng, post),
    "",
    ...(bar
      ? [
          row(rng.pick(["Requirement", "Skill", "Criterion"]), rng.pick(["Priority", "Needed", "Kind"])),
          "| --- | --- |",
        ]
      : []),
    ...(rng.chance(0.6) ? rows : rng.shuffle(rows)),
    ...(post.years
      ? [
          rng.chance(0.5)
            ? row(
                rng.pick(post.words.labels.years),
                mark("minYears", `${post.years} ${post.words.years[0]?.replace("{n} ", "")}`),
              )
            : yearsLine(rng, post),
        ]
      : []),
    "",
    ...closing(rng, post),
  ];
}
