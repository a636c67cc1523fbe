import type { Rng } from "./rng.js";
import type { Language } from "./words/language.js";
import { MADE_UP, madeUpName } from "./words/made-up.js";
import { type Names, nameCultures } from "./words/names.js";

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

export function familyName(rng: Rng): string {
  return rng.word(rng.pick(nameCultures).family);
}
