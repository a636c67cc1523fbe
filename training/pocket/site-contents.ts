/** What the sections of an invented brief say, in the ways in which people write it down. */
import { makeEmail, makePhone, makeStreet, postcode } from "./contacts.js";
import type { Rng, WordList } from "./rng.js";
import { capital, MADE_UP, madeUp, madeUpName } from "./words/made-up.js";
import type { SiteWords, Topic } from "./words/sites.js";
import { makeCity } from "./world.js";

/** What is known of the business that a brief is about. */
export interface Business {
  words: SiteWords;
  name: string;
  city: string;
  /** "a bakery" */
  trade: string;
  year: number;
  person(): string;
}

export function filled(text: string, business: Business): string {
  return text
    .replaceAll("{n}", business.name)
    .replaceAll("{c}", business.city)
    .replaceAll("{t}", business.trade)
    .replaceAll("{y}", String(business.year))
    .replaceAll("{p}", () => business.person());
}

const clockOf = (rng: Rng, words: SiteWords, low: number, high: number) => {
  const hour = rng.int(low, high);
  const form = rng.pick(words.clock);
  const shown =
    form.includes("am") && hour > 12
      ? form.replace("am", "pm").replace("{h}", String(hour - 12))
      : form.replace("{h}", String(hour));
  return shown.replace("{m}", rng.pick(["00", "00", "30", "15"]));
};

/** Items of a list, some of them words that nobody has seen. */
function itemsOf(rng: Rng, list: WordList, low: number, high: number): string[] {
  const count = rng.int(low, high);
  const items = new Set<string>();
  for (let tries = 0; items.size < count && tries < count * 4; tries++) {
    items.add(
      rng.chance(MADE_UP) ? capital(`${madeUp(rng)}${rng.chance(0.5) ? ` ${madeUp(rng)}` : ""}`) : rng.word(list),
    );
  }
  return [...items];
}

function amount(rng: Rng): string {
  const whole = rng.weighted({ small: 5, middle: 3, large: 2 });
  const value = whole === "small" ? rng.int(1, 19) : whole === "middle" ? rng.int(20, 99) : rng.int(100, 480);
  return rng.pick([
    `${value}`,
    `${value}.${rng.pick(["00", "50", "20", "80"])}`,
    `${value},${rng.pick(["00", "50", "90"])}`,
    `${value}`,
  ]);
}

/** The sign of the prices is the same in a section. */
function pricer(rng: Rng, words: SiteWords): () => string {
  const form = rng.pick(words.price);
  const unit = rng.chance(0.2) ? rng.pick(words.perUnit) : "";
  return () => `${form.replace("{p}", amount(rng))}${unit}`;
}

/** Rows as people write them. */
function rowLines(rng: Rng, rows: readonly (readonly [string, string])[]): string[] {
  return rng.pick([
    () => rows.map(([name, value]) => `- ${name}: ${value}`),
    () => rows.map(([name, value]) => `- ${name} – ${value}`),
    () => rows.map(([name, value]) => `* ${name} - ${value}`),
    () => rows.map(([name, value]) => `${name}: ${value}`),
    () => rows.map(([name, value]) => `${name} ..... ${value}`),
    () => rows.map(([name, value]) => `- ${name} ${value}`),
    () => rows.map(([name, value]) => `${name}\t${value}`),
    () => ["|  |  |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)],
    () => rows.map(([name, value]) => `${name} ${value}`),
  ])();
}

function prices(rng: Rng, { words }: Business): string[] {
  const price = pricer(rng, words);
  const rows = itemsOf(rng, words.priced, 2, 7).map((item) => [item, price()] as const);
  if (!rng.chance(0.2)) return rowLines(rng, rows);
  const form = rng.pick(words.priceSentence);
  return [
    `${rows.map(([item, value]) => form.replace("{i}", item).replace("{v}", value)).join(rng.pick([", ", "; "]))}.`,
  ];
}

function hours(rng: Rng, { words }: Business): string[] {
  const range = rng.pick(words.dayRange);
  const form = rng.pick(words.times);
  const time = () => form.replace("{a}", clockOf(rng, words, 7, 11)).replace("{b}", clockOf(rng, words, 12, 20));
  const first = rng.int(0, 2);
  const last = rng.int(3, 5);
  const day = (index: number) => (rng.chance(0.1) ? (words.days[index] ?? "").slice(0, 2) : (words.days[index] ?? ""));
  if (rng.chance(0.2)) {
    const days = range.replace("{a}", day(first)).replace("{b}", day(last));
    return [capital(`${rng.pick(words.hoursSentence).replace("{d}", days).replace("{t}", time())}.`)];
  }
  const rows: [string, string][] = rng.chance(0.3)
    ? words.days.slice(first).map((name) => [name, rng.chance(0.2) ? rng.pick(words.closed) : time()])
    : [
        [range.replace("{a}", day(first)).replace("{b}", day(last)), time()],
        [day(last + 1), rng.chance(0.3) ? rng.pick(words.closed) : time()],
      ];
  return rowLines(
    rng,
    rows.map(([name, value]) => [capital(name), value] as const),
  );
}

function team(rng: Rng, business: Business): string[] {
  const people = Array.from(
    { length: rng.int(2, 5) },
    () => [business.person(), rng.word(business.words.roles)] as const,
  );
  return rng.pick([
    () => people.map(([who, what]) => `- ${who}, ${what}`),
    () => people.map(([who, what]) => `- **${who}** – ${what}`),
    () => people.map(([who, what]) => `${who}: ${what}`),
    () => people.flatMap(([who, what]) => [`### ${who}`, capital(what), ""]),
    () => people.map(([who, what]) => `* ${who} (${what})`),
    () => [`${people.map(([who, what]) => `${who} (${what})`).join(", ")}.`],
  ])();
}

function faq(rng: Rng, { words }: Business): string[] {
  const pairs = itemsOfPairs(rng, words.faq);
  return rng.pick([
    () => pairs.flatMap(([question, answer]) => [`**${question}**`, answer, ""]),
    () => pairs.flatMap(([question, answer]) => [`### ${question}`, answer, ""]),
    () => pairs.flatMap(([question, answer]) => [question, answer, ""]),
    () => pairs.map(([question, answer]) => `- ${question} ${answer}`),
    () => pairs.flatMap(([question, answer]) => [`${rng.pick(["Q", "F"])}: ${question}`, `A: ${answer}`, ""]),
  ])();
}

function itemsOfPairs(rng: Rng, list: WordList): [string, string][] {
  const some = new Set(Array.from({ length: rng.int(2, 4) }, () => rng.word(list)));
  return [...some].map((pair) => pair.split("=") as [string, string]);
}

function quotes(rng: Rng, business: Business): string[] {
  const said = [
    ...new Set(Array.from({ length: rng.int(1, 3) }, () => filled(rng.word(business.words.quotes), business))),
  ];
  const [open, close] = rng.pick([
    ["“", "”"],
    ['"', '"'],
    ["„", "“"],
    ["«", "»"],
  ] as [string, string][]);
  return rng.pick([
    () => said.flatMap((text) => [`> ${open}${text}${close} — ${business.person()}`, ""]),
    () => said.map((text) => `- ${open}${text}${close} – ${business.person()}`),
    () => said.flatMap((text) => [`${open}${text}${close} (${business.person()})`, ""]),
    () => said.flatMap((text) => [`${open}${text}${close}`, `— ${business.person()}`, ""]),
  ])();
}

function services(rng: Rng, business: Business): string[] {
  const items = itemsOf(rng, business.words.services, 2, 6);
  const told = () => filled(rng.word(business.words.story), business);
  return rng.pick([
    () => items.map((item) => `- ${item}`),
    () => items.map((item) => `* ${item}`),
    () => items.map((item) => `- **${item}**: ${told()}`),
    () => items.map((item) => `- ${item} – ${told()}`),
    () => items.slice(0, 4).flatMap((item) => [`### ${item}`, told(), ""]),
    () => [`${items.join(", ")}.`],
    () => items,
  ])();
}

function steps(rng: Rng, { words }: Business): string[] {
  const items = itemsOf(rng, { train: words.steps.train, held: words.steps.held }, 2, 5);
  return rng.chance(0.75) ? items.map((item, index) => `${index + 1}. ${item}`) : items.map((item) => `- ${item}`);
}

function contact(rng: Rng, business: Business): string[] {
  const { words } = business;
  const address = [makeStreet(rng), `${postcode(rng)} ${business.city}`];
  const [email, phone] = [makeEmail(rng, business.name), makePhone(rng)];
  const label = (of: string[]) => rng.pick(of);
  return rng.pick([
    () => [business.name, ...address, email, phone],
    () => [
      ...address,
      "",
      `${label(words.contactLabels.phone)}: ${phone}`,
      `${label(words.contactLabels.email)}: ${email}`,
    ],
    () => [
      `- ${label(words.contactLabels.address)}: ${address.join(", ")}`,
      `- ${label(words.contactLabels.phone)}: ${phone}`,
      `- ${label(words.contactLabels.email)}: ${email}`,
    ],
    () => [`${address.join(", ")}. ${label(words.contactLabels.phone)} ${phone}, ${email}.`],
    () => [`${label(words.contactLabels.email)} ${email}`, `${label(words.contactLabels.phone)} ${phone}`],
  ])();
}

function sentences(rng: Rng, list: WordList, business: Business, low: number, high: number): string[] {
  const all = new Set(Array.from({ length: rng.int(low, high) }, () => filled(rng.word(list), business)));
  const text = [...all].map(capital);
  return rng.chance(0.25) ? text.flatMap((sentence) => [sentence, ""]) : [text.join(" ")];
}

/** The lines of a section about this. */
export function contentOf(rng: Rng, topic: Topic, business: Business): string[] {
  const { words } = business;
  const body = {
    hero: () => sentences(rng, words.hero, business, 1, 2),
    text: () => sentences(rng, words.story, business, 2, 4),
    notice: () => sentences(rng, words.notices, business, 1, 2),
    services: () => services(rng, business),
    prices: () => prices(rng, business),
    hours: () => hours(rng, business),
    steps: () => steps(rng, business),
    team: () => team(rng, business),
    faq: () => faq(rng, business),
    quotes: () => quotes(rng, business),
    contact: () => contact(rng, business),
  }[topic]();
  const leads: Topic[] = ["services", "prices", "team", "steps", "hours"];
  const lead = leads.includes(topic) && rng.chance(0.15) ? [filled(rng.word(words.story), business), ""] : [];
  return [...lead, ...body];
}

export function makeBusiness(rng: Rng, words: SiteWords, trade: string, person: () => string): Business {
  const name = rng
    .word(words.names)
    .replaceAll("{X}", () => (rng.chance(0.5) ? madeUpName(rng) : (person().split(" ").at(-1) ?? "Berg")));
  return {
    words,
    name,
    trade,
    city: rng.chance(0.15) ? madeUpName(rng) : makeCity(rng),
    year: rng.int(1887, 2024),
    person,
  };
}
