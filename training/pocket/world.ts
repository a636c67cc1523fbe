import type { Rng } from "./rng.js";
import { english } from "./words/english.js";
import { foreignTrades } from "./words/foreign.js";
import { french } from "./words/french.js";
import { german } from "./words/german.js";
import type { Language } from "./words/language.js";
import { capital, madeUp, madeUpName, madeUpSkill, madeUpTitle } from "./words/made-up.js";
import { type Names, nameCultures } from "./words/names.js";
import { cities, countries, firmEndings, firms, firmWords, institutions, streets } from "./words/places.js";
import { dutch, italian, portuguese, spanish } from "./words/southern.js";
import type { Trade } from "./words/trade.js";
import { trades } from "./words/trades.js";

export interface Month {
  year: number;
  /** 1 to 12. */
  month: number;
}

export interface Job {
  title: string;
  employer: string;
  place: string;
  from: Month;
  /** Undefined: to this day. */
  to: Month | undefined;
}

/** A person of whom everything is known. */
export interface Person {
  language: Language;
  trade: Trade;
  name: string;
  email: string;
  phone: string;
  city: string;
  address: string;
  /** Newest first. */
  jobs: Job[];
  skills: string[];
  denied: string[];
  /** Total years, when the CV says them. */
  statedYears: number | undefined;
  /** A headline under the name that isn't the job's title. */
  headline: string | undefined;
}

/** How often a word is made up. */
const MADE_UP = 0.22;
const NOW: Month = { year: 2026, month: 11 };

export function makePerson(rng: Rng): Person {
  const language = pickLanguage(rng);
  const trade = pickTrade(rng, language);
  const name = makeName(rng, language);
  const city = makeCity(rng);
  const jobs = makeJobs(rng, trade, language);
  const all = makeSkills(rng, trade, rng.weighted({ 3: 1, 6: 3, 9: 4, 13: 3, 18: 1 }));
  const deniedCount = rng.chance(0.36) ? Math.min(all.length - 1, rng.pick([1, 1, 1, 2, 2, 3])) : 0;
  return {
    language,
    trade,
    name,
    email: makeEmail(rng, name),
    phone: makePhone(rng),
    city,
    address: `${makeStreet(rng)}${rng.pick([", ", "\n", ", ", " "])}${rng.chance(0.6) ? `${postcode(rng)} ` : ""}${city}`,
    jobs,
    skills: all.slice(deniedCount),
    denied: all.slice(0, deniedCount),
    statedYears: rng.chance(0.5) ? rng.int(1, 30) : undefined,
    headline: rng.chance(0.25) ? makeTitle(rng, trade) : undefined,
  };
}

function pickLanguage(rng: Rng): Language {
  const code = rng.weighted({ en: 74, fr: 11, de: 6, es: 4, it: 2, nl: 2, pt: 1 });
  return { en: english, fr: french, de: german, es: spanish, it: italian, nl: dutch, pt: portuguese }[code];
}

function pickTrade(rng: Rng, language: Language): Trade {
  if (language.code === "en" || rng.chance(0.1)) return rng.pick(trades);
  return rng.pick(foreignTrades[language.code]);
}

/** A full name as its owner writes it. */
export function makeName(rng: Rng, language: Language): string {
  const plain = plainName(rng, language);
  const parts = plain.split(" ");
  const family = parts.at(-1) ?? plain;
  switch (rng.int(0, 24)) {
    case 0:
    case 1:
      return plain.toUpperCase();
    case 2:
      return parts.length > 1 ? `${parts.slice(0, -1).join(" ")} ${family.toUpperCase()}` : plain;
    case 3:
      return parts.length > 1 ? `${family}, ${parts.slice(0, -1).join(" ")}` : plain;
    case 4:
      return parts.length > 1 ? `${family.toUpperCase()}, ${parts.slice(0, -1).join(" ")}` : plain;
    case 5:
      return parts.length > 1 ? `${family.toUpperCase()} ${parts.slice(0, -1).join(" ")}` : plain;
    default:
      return plain;
  }
}

function plainName(rng: Rng, language: Language): string {
  if (rng.chance(MADE_UP)) return madeUpPerson(rng);
  const culture = pickCulture(rng, language);
  const given = rng.word(culture.given);
  let family = rng.word(culture.family);
  if (culture.doubleFamily && rng.chance(culture.doubleFamily)) family += ` ${rng.word(culture.family)}`;
  else if (rng.chance(0.08)) family += `-${rng.word(culture.family)}`;
  if (culture.particles && rng.chance(0.15)) {
    const particle = rng.pick(culture.particles);
    family = particle.endsWith("'") ? particle + family : `${particle} ${family}`;
  }
  if (rng.chance(0.1)) return `${given} ${rng.pick([..."ABCDEFGHJKLMNPRSTVW"])}. ${family}`;
  if (rng.chance(0.06)) return `${given} ${rng.word(culture.given)} ${family}`;
  if (rng.chance(0.03)) return `${given.charAt(0)}. ${family}`;
  return `${given} ${family}`;
}

function madeUpPerson(rng: Rng): string {
  const first = madeUpName(rng);
  const last = madeUpName(rng);
  switch (rng.int(0, 9)) {
    case 0:
      return `${first} ${rng.pick([..."ABCDEFGHKLMNPRST"])}. ${last}`;
    case 1:
      return `${first} ${last}-${madeUpName(rng)}`;
    case 2:
      return `${first} ${rng.pick(["van", "de", "von", "al", "bin", "Mc", "O'"])}${rng.chance(0.8) ? " " : ""}${last}`;
    case 3:
      return `${first} ${madeUpName(rng)} ${last}`;
    default:
      return `${first} ${last}`;
  }
}

/** The language of a CV says something about names, not everything. */
const HOME: Partial<Record<Language["code"], number>> = { fr: 1, de: 2, es: 3, pt: 4, it: 5, nl: 6 };

function pickCulture(rng: Rng, language: Language): Names {
  const home = HOME[language.code];
  if (home !== undefined && rng.chance(0.7)) return nameCultures[home] as Names;
  const weights = Object.fromEntries(nameCultures.map((culture, index) => [String(index), culture.weight]));
  return nameCultures[Number(rng.weighted(weights))] as Names;
}

const ascii = (text: string) =>
  text
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l")
    .replace(/[đĐð]/g, "d")
    .normalize("NFD")
    .replace(/[^A-Za-z -]/g, "")
    .toLowerCase();

const MAIL_HOSTS = "gmail.com|gmail.com|outlook.com|yahoo.com|hotmail.com|icloud.com|proton.me|mail.com|gmx.de|web.de|orange.fr|free.fr|laposte.net|live.co.uk|btinternet.com|yahoo.fr|example.com|example.org|example.net|posteo.de|fastmail.com|hey.com|aol.com|wanadoo.fr|libero.it|terra.es".split("|");
const TLDS = "com|org|net|io|dev|co.uk|de|fr|edu|eu|info|me|nl|se|ch|it|es|com.au|ca|in|co|app|test|example".split("|");

export function makeEmail(rng: Rng, name: string): string {
  const parts = ascii(name).split(/[ -]+/).filter(Boolean);
  const first = parts[0] ?? "me";
  const last = parts.at(-1) ?? "me";
  const user = rng.pick([
    `${first}.${last}`,
    `${first}.${last}`,
    `${first}${last}`,
    `${first.charAt(0)}.${last}`,
    `${first.charAt(0)}${last}`,
    `${first}_${last}`,
    `${last}.${first}`,
    `${first}-${last}`,
    `${first}${rng.int(1, 99)}`,
    `${first}.${last}${rng.int(1, 2005)}`,
    `${madeUp(rng)}${rng.int(1, 999)}`,
    `${madeUp(rng)}.${last}`,
    first,
    `hello`,
    `${first}+jobs`,
  ]);
  const host = rng.chance(0.55) ? rng.pick(MAIL_HOSTS) : `${ascii(madeUp(rng)) || "post"}${rng.chance(0.2) ? `-${ascii(madeUp(rng)) || "x"}` : ""}.${rng.pick(TLDS)}`;
  const email = `${user}@${host}`;
  return rng.chance(0.05) ? capital(email) : email;
}

const digits = (rng: Rng, count: number) => Array.from({ length: count }, () => rng.int(0, 9)).join("");

export function makePhone(rng: Rng): string {
  const d = (count: number) => digits(rng, count);
  return rng.pick([
    () => `+44 7${d(3)} ${d(6)}`,
    () => `07${d(3)} ${d(6)}`,
    () => `07${d(9)}`,
    () => `+44 (0)20 7${d(3)} ${d(4)}`,
    () => `020 7${d(3)} ${d(4)}`,
    () => `(${rng.int(2, 9)}${d(2)}) ${rng.int(2, 9)}${d(2)}-${d(4)}`,
    () => `${rng.int(2, 9)}${d(2)}-${rng.int(2, 9)}${d(2)}-${d(4)}`,
    () => `+1 ${rng.int(2, 9)}${d(2)} ${rng.int(2, 9)}${d(2)} ${d(4)}`,
    () => `+1-${rng.int(2, 9)}${d(2)}-${rng.int(2, 9)}${d(2)}-${d(4)}`,
    () => `${rng.int(2, 9)}${d(2)}.${rng.int(2, 9)}${d(2)}.${d(4)}`,
    () => `+33 6 ${d(2)} ${d(2)} ${d(2)} ${d(2)}`,
    () => `06 ${d(2)} ${d(2)} ${d(2)} ${d(2)}`,
    () => `07.${d(2)}.${d(2)}.${d(2)}.${d(2)}`,
    () => `+49 17${d(1)} ${d(7)}`,
    () => `+49 (0)30 ${d(7)}`,
    () => `017${d(1)}/${d(7)}`,
    () => `0${rng.int(2, 9)}${d(2)} ${d(6)}`,
    () => `+34 6${d(2)} ${d(3)} ${d(3)}`,
    () => `+39 3${d(2)} ${d(7)}`,
    () => `+31 6 ${d(8)}`,
    () => `+41 79 ${d(3)} ${d(2)} ${d(2)}`,
    () => `+91 9${d(4)} ${d(5)}`,
    () => `+91-9${d(9)}`,
    () => `+86 13${d(1)} ${d(4)} ${d(4)}`,
    () => `+81 90-${d(4)}-${d(4)}`,
    () => `+234 80${d(1)} ${d(3)} ${d(4)}`,
    () => `+46 70 ${d(3)} ${d(2)} ${d(2)}`,
    () => `+48 ${d(3)} ${d(3)} ${d(3)}`,
    () => `+353 8${d(1)} ${d(3)} ${d(4)}`,
    () => `+971 50 ${d(3)} ${d(4)}`,
    () => `+55 11 9${d(4)}-${d(4)}`,
    () => `+61 4${d(2)} ${d(3)} ${d(3)}`,
    () => `555-01${d(2)}`,
    () => `00${rng.int(30, 99)} ${d(3)} ${d(3)} ${d(3)}`,
  ])();
}

export function makeCity(rng: Rng): string {
  if (rng.chance(MADE_UP / 2)) return madeUpName(rng);
  return rng.chance(0.25) ? `${rng.word(cities)}, ${rng.word(countries)}` : rng.word(cities);
}

function makeStreet(rng: Rng): string {
  const street = rng.chance(MADE_UP / 2) ? `${madeUpName(rng)} ${rng.pick(["Street", "Road", "Lane"])}` : rng.word(streets);
  return rng.chance(0.6) ? `${rng.int(1, 250)} ${street}` : `${street} ${rng.int(1, 150)}`;
}

function postcode(rng: Rng): string {
  return rng.pick([
    () => String(rng.int(10000, 99999)),
    () => String(rng.int(1000, 9999)),
    () => `${rng.pick(["LS", "M", "EH", "SW", "BN", "CF", "N"])}${rng.int(1, 20)} ${rng.int(1, 9)}${rng.pick(["AB", "DQ", "HX", "PL"])}`,
  ])();
}

export function makeTitle(rng: Rng, trade: Trade): string {
  if (rng.chance(MADE_UP)) return madeUpTitle(rng);
  return rng.chance(0.93) ? rng.word(trade.titles) : rng.word(rng.pick(trades).titles);
}

export function makeEmployer(rng: Rng, trade: Trade): string {
  const kinds = institutions[trade.id];
  if (rng.chance(MADE_UP)) {
    const word = madeUpName(rng);
    return rng.chance(0.5) ? `${word} ${rng.word(firmEndings)}` : rng.chance(0.5) ? word : `${word} ${madeUpName(rng)}`;
  }
  if (kinds && rng.chance(0.7)) {
    return rng.pick(kinds).replace("{p}", placeWord(rng)).replace("{q}", placeWord(rng));
  }
  return rng.pick([
    () => rng.word(firms),
    () => `${rng.word(firmWords)} ${rng.word(firmEndings)}`,
    () => `${rng.word(firmWords)}${rng.word(firmWords).toLowerCase()} ${rng.word(firmEndings)}`,
    () => `${familyName(rng)} ${rng.word(firmEndings)}`,
    () => `${familyName(rng)} & ${familyName(rng)}`,
    () => `${familyName(rng)}, ${familyName(rng)} & Partners`,
    () => `${rng.word(cities)} ${rng.word(firmEndings)}`,
    () => `${rng.word(firmWords)} ${rng.word(firmWords)} ${rng.word(firmEndings)}`,
    () => `${rng.word(firmWords)}${rng.pick(["ify", "ly", "hub", "soft", "tech", "net", "base", ".io", "24", "Works"])}`,
    () => madeUpName(rng).slice(0, rng.int(3, 4)).toUpperCase(),
  ])();
}

function placeWord(rng: Rng): string {
  return rng.chance(0.2) ? madeUpName(rng) : rng.chance(0.6) ? rng.word(cities) : familyName(rng);
}

export function familyName(rng: Rng): string {
  return rng.word(rng.pick(nameCultures).family);
}

function makeJobs(rng: Rng, trade: Trade, language: Language): Job[] {
  const count = Number(rng.weighted({ 0: 2, 1: 12, 2: 28, 3: 30, 4: 16, 5: 8, 7: 4 }));
  let end: Month | undefined = rng.chance(0.75) ? undefined : { year: rng.int(2023, 2026), month: rng.int(1, 10) };
  const jobs: Job[] = [];
  for (let i = 0; i < count; i++) {
    const last = end ?? NOW;
    const from = back(last, rng.pick([rng.int(3, 11), rng.int(12, 40), rng.int(18, 80), rng.int(30, 120)]));
    if (from.year < 1978) break;
    jobs.push({
      title: makeTitle(rng, trade),
      employer: jobs.length > 0 && rng.chance(0.06) ? (jobs.at(-1)?.employer ?? "") : makeEmployer(rng, language.code === "en" ? trade : trade),
      place: rng.chance(0.15) ? "Remote" : makeCity(rng),
      from,
      to: end,
    });
    end = back(from, rng.pick([0, 0, 1, 1, 2, rng.int(2, 20)]));
  }
  return jobs;
}

function back({ year, month }: Month, months: number): Month {
  const all = year * 12 + (month - 1) - months;
  return { year: Math.floor(all / 12), month: (all % 12) + 1 };
}

/** Different skills, most from the person's trade. `most` is the rough number. */
export function makeSkills(rng: Rng, trade: Trade, most: string): string[] {
  const count = Math.max(2, Number(most) - rng.int(0, 3));
  const fancy = rng.chance(0.12);
  const skills = new Map<string, string>();
  for (let i = 0; skills.size < count && i < 60; i++) {
    const skill = rng.chance(fancy ? 0.8 : MADE_UP) ? madeUpSkill(rng) : rng.word(rng.chance(0.92) ? trade.skills : rng.pick(trades).skills);
    if (!skills.has(skill.toLowerCase())) skills.set(skill.toLowerCase(), skill);
  }
  return rng.shuffle([...skills.values()]);
}
