import { makeEmail, makePhone, makeStreet, postcode } from "./contacts.js";
import { familyName, makeName } from "./names.js";
import type { Rng } from "./rng.js";
import { english } from "./words/english.js";
import { foreignTrades } from "./words/foreign.js";
import { french } from "./words/french.js";
import { german } from "./words/german.js";
import type { Language } from "./words/language.js";
import { MADE_UP, madeUpName, madeUpSkill, madeUpTitle } from "./words/made-up.js";
import { cities, countries, firmEndings, firms, firmWords, institutions } from "./words/places.js";
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
  /** Says little: few jobs, hardly a word about them. */
  brief: boolean;
  /** A headline under the name that isn't the job's title. */
  headline: string | undefined;
}

const NOW: Month = { year: 2026, month: 11 };

export function makePerson(rng: Rng): Person {
  const language = pickLanguage(rng);
  const trade = pickTrade(rng, language);
  const name = makeName(rng, language);
  const city = makeCity(rng);
  const brief = rng.chance(0.4);
  const jobs = makeJobs(rng, trade, brief ? { 0: 3, 1: 50, 2: 47 } : { 0: 2, 1: 10, 2: 26, 3: 32, 4: 18, 5: 8, 7: 4 });
  const all = makeSkills(rng, trade, rng.weighted(brief ? { 3: 2, 6: 5, 9: 3 } : { 3: 1, 6: 3, 9: 4, 13: 3, 18: 1 }));
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
    brief,
    headline: rng.chance(0.25) ? makeTitle(rng, trade) : undefined,
  };
}

function pickLanguage(rng: Rng): Language {
  const code = rng.weighted({ en: 80, fr: 9, de: 5, es: 3, it: 1, nl: 1, pt: 1 });
  return { en: english, fr: french, de: german, es: spanish, it: italian, nl: dutch, pt: portuguese }[code];
}

function pickTrade(rng: Rng, language: Language): Trade {
  if (language.code === "en" || rng.chance(0.1)) return rng.pick(trades);
  return rng.pick(foreignTrades[language.code]);
}

export function makeCity(rng: Rng): string {
  if (rng.chance(MADE_UP / 2)) return madeUpName(rng);
  return rng.chance(0.25) ? `${rng.word(cities)}, ${rng.word(countries)}` : rng.word(cities);
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
    () =>
      `${rng.word(firmWords)}${rng.pick(["ify", "ly", "hub", "soft", "tech", "net", "base", ".io", "24", "Works"])}`,
    () => madeUpName(rng).slice(0, rng.int(3, 4)).toUpperCase(),
  ])();
}

function placeWord(rng: Rng): string {
  return rng.chance(0.2) ? madeUpName(rng) : rng.chance(0.6) ? rng.word(cities) : familyName(rng);
}

function makeJobs(rng: Rng, trade: Trade, counts: Record<number, number>): Job[] {
  const count = Number(rng.weighted(counts));
  let end: Month | undefined = rng.chance(0.75) ? undefined : { year: rng.int(2023, 2026), month: rng.int(1, 10) };
  const jobs: Job[] = [];
  for (let i = 0; i < count; i++) {
    const last = end ?? NOW;
    const from = back(last, rng.pick([rng.int(3, 11), rng.int(12, 40), rng.int(18, 80), rng.int(30, 120)]));
    if (from.year < 1978) break;
    jobs.push({
      title: makeTitle(rng, trade),
      employer: (rng.chance(0.06) ? jobs.at(-1)?.employer : undefined) ?? makeEmployer(rng, trade),
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
  const fancy = rng.chance(0.07);
  const skills = new Map<string, string>();
  for (let i = 0; skills.size < count && i < 60; i++) {
    const skill = rng.chance(fancy ? 0.8 : MADE_UP)
      ? madeUpSkill(rng)
      : rng.word(rng.chance(0.92) ? trade.skills : rng.pick(trades).skills);
    if (!skills.has(skill.toLowerCase())) skills.set(skill.toLowerCase(), skill);
  }
  return rng.shuffle([...skills.values()]);
}
