import { makeEmail } from "./contacts.js";
import { mark } from "./marks.js";
import { familyName, makeName } from "./names.js";
import type { Rng, WordList } from "./rng.js";
import { duties, jobRemarks } from "./words/duties.js";
import { bulletEnds, bulletObjects, bulletVerbs } from "./words/foreign.js";
import { madeUpName } from "./words/made-up.js";
import { languages } from "./words/places.js";
import { makeCity, makeEmployer, type Person } from "./world.js";

const NUMBERS: Record<string, string[]> = {
  en: "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" "),
  fr: "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze".split(" "),
  de: "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn".split(" "),
  es: "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince".split(" "),
};

function numberWord(code: string, value: number): string {
  return NUMBERS[code]?.[value - 1] ?? String(value);
}

/** `a, b and c`, each marked. */
export function joined(rng: Rng, person: Person, kind: "skill" | "denied", words: readonly string[]): string {
  const marked = words.map((word) => mark(kind, word));
  if (marked.length === 1) return marked[0] ?? "";
  const link = kind === "denied" && rng.chance(0.75) ? person.language.or : person.language.and;
  const comma = marked.length > 2 && rng.chance(0.25) ? "," : "";
  return `${marked.slice(0, -1).join(", ")}${comma} ${rng.chance(0.93) ? link : "&"} ${marked.at(-1)}`;
}

/** A sentence with the total years, the phrase marked. Areas are plain words, or skills of the person. */
export function statedSentence(rng: Rng, person: Person): string {
  const { language } = person;
  const years = Number(person.statedYears);
  const template = rng.word(language.stated);
  const bare = rng
    .pick(language.years)
    .replace("{n}", String(years))
    .replace("{w}", numberWord(language.code, years))
    .replace("{W}", capitalOf(numberWord(language.code, years)));
  const single = years === 1 ? bare.replace("years", "year").replace("yrs", "yr") : bare;
  // Marked twice: where a line end breaks the long phrase, the number of years is still one.
  const upper = (text: string, first: boolean) => mark("stated", first ? capitalOf(text) : text);
  const longer = rng.pick(language.yearsOfExperience);
  const long = (first: boolean) =>
    mark("stated", longer.replace("{y}", upper(single, first && longer.startsWith("{y}"))));
  const area = () =>
    rng.chance(0.2) ? joined(rng, person, "skill", rng.sample(person.skills, rng.int(1, 2))) : rng.word(language.areas);
  const sentence = template
    .replace("{Y}", long(template.startsWith("{Y}")))
    .replace("{N}", upper(single, template.startsWith("{N}")))
    .replace("{T}", person.headline ?? person.jobs[0]?.title ?? person.trade.titles.train[0] ?? "")
    .replaceAll("{A}", area);
  return rng.chance(0.15) ? sentence.replace(/\.$/, "") : sentence;
}

const capitalOf = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function otherYears(rng: Rng, person: Person): string {
  return rng
    .word(person.language.otherYears)
    .replace("{n}", String(rng.int(2, 20)))
    .replace("{C}", makeEmployer(rng, person.trade));
}

export function remark(rng: Rng, person: Person): string {
  return rng
    .word(person.language.remarks)
    .replace("{city}", makeCity(rng))
    .replace("{C}", makeEmployer(rng, person.trade));
}

export function skillSentence(rng: Rng, person: Person, skills: readonly string[]): string {
  return rng.word(person.language.skillSentences).replace("{S}", joined(rng, person, "skill", skills));
}

export function deniedSentence(rng: Rng, person: Person, words: readonly string[]): string {
  const template = rng.word(person.language.deniedLines);
  const text = template.replace("{D}", joined(rng, person, "denied", words));
  return rng.chance(0.1) ? text.replace(/\.$/, "") : text;
}

/** Sentences that deny the person's denied skills, each once, in one to three sentences. */
export function deniedSentences(rng: Rng, person: Person): string[] {
  if (person.denied.length === 0) return [];
  if (rng.chance(0.6)) return [deniedSentence(rng, person, person.denied)];
  return person.denied.map((word) => deniedSentence(rng, person, [word]));
}

/** What somebody did in a job: no skill of it is listed, other people and numbers stand in it. */
export function duty(rng: Rng, person: Person): string {
  if (person.language.code !== "en" && rng.chance(0.85)) return foreignDuty(rng, person);
  if (rng.chance(0.06)) {
    return rng.pick([
      () => `Reported to ${makeName(rng, person.language)}.`,
      () =>
        `Reason for leaving: ${rng.pick(["end of contract", "moved house", "company closed", "parental leave", "better offer"])}`,
      () => `Contact: ${makeEmail(rng, makeName(rng, person.language))}`,
      () => `Won the ${rng.int(2005, 2025)} ${madeUpName(rng)} award`,
      () => `Project ${madeUpName(rng)} (${rng.int(2008, 2016)}-${rng.int(2017, 2025)})`,
      () => `Worked ${rng.int(2, 9)} years with the same team`,
      () => `Supervisor: ${makeName(rng, person.language)}`,
    ])();
  }
  if (rng.chance(0.5)) return filled(rng, person, rng.word(duties)) + (rng.chance(0.35) ? "." : "");
  const verb = rng.word(bulletVerbs);
  const end = rng.chance(0.5) ? ` ${rng.word(bulletEnds)}` : "";
  const text = `${verb} ${rng.word(bulletObjects)}${end}`
    .replaceAll("{n}", () => String(rng.int(2, 90)))
    .replaceAll("{city}", () => makeCity(rng))
    .replaceAll("{firm}", () => makeEmployer(rng, person.trade))
    .replaceAll("{tool}", () => rng.word(person.trade.skills));
  return rng.chance(0.3) ? `${text}.` : text;
}

/** A line below a job's heading that is no duty. */
export function jobRemark(rng: Rng, person: Person): string {
  return filled(rng, person, rng.word(jobRemarks));
}

function filled(rng: Rng, person: Person, template: string): string {
  return template
    .replaceAll("{n}", () => String(rng.int(2, 90)))
    .replaceAll("{c}", () => makeCity(rng).split(",")[0] ?? "")
    .replaceAll("{f}", () => makeEmployer(rng, person.trade))
    .replaceAll("{w}", () => madeUpName(rng))
    .replaceAll("{p}", () => `${rng.pick(["Mr", "Ms", "Dr.", "Mrs"])} ${familyName(rng)}`)
    .replaceAll("{a}", () => rng.word(person.language.areas))
    .replaceAll(/\{[xy]\}/g, () => (rng.chance(0.5) ? rng.pick(person.skills) : rng.word(person.trade.skills)));
}

const FOREIGN_DUTIES: Record<string, string[]> = {
  fr: "Gestion d'une équipe de {n} personnes|Suivi des dossiers clients|Réduction des coûts de {n} %|Rédaction des rapports mensuels|Accueil et conseil de la clientèle|Organisation du planning|Mise en place d'un nouvel outil|Formation de {n} nouveaux collègues|Participation aux réunions d'équipe|Contrôle des livraisons|Préparation des commandes|Maintenance des machines|Développement de nouvelles fonctionnalités|Tenue de la caisse|Soins aux patients d'un service de {n} lits|Relation avec les fournisseurs|Encadrement de {n} stagiaires".split(
    "|",
  ),
  de: "Leitung eines Teams von {n} Personen|Betreuung der Kunden vor Ort|Erstellung von Monatsberichten|Einführung einer neuen Software|Senkung der Kosten um {n} %|Einarbeitung neuer Kollegen|Wartung der Anlagen|Annahme von Bestellungen|Planung der Schichten|Versorgung von {n} Patienten|Mitarbeit im Projekt {m}|Abwicklung von Aufträgen|Kontrolle der Lieferungen|Vorbereitung von Besprechungen".split(
    "|",
  ),
  es: "Gestión de un equipo de {n} personas|Atención a los clientes|Elaboración de informes mensuales|Control de pedidos|Reducción de costes en un {n} %|Formación de nuevos compañeros|Mantenimiento de las máquinas|Preparación de presupuestos|Turno de noche".split(
    "|",
  ),
  it: "Gestione di un gruppo di {n} persone|Assistenza ai clienti|Preparazione dei rapporti mensili|Controllo degli ordini|Formazione dei colleghi".split(
    "|",
  ),
  nl: "Leiding aan een team van {n} mensen|Contact met klanten|Maandrapportages opstellen|Inwerken van nieuwe collega's|Onderhoud van machines".split(
    "|",
  ),
  pt: "Gestão de uma equipa de {n} pessoas|Atendimento de clientes|Relatórios mensais|Controlo de encomendas|Formação de colegas".split(
    "|",
  ),
};

function foreignDuty(rng: Rng, person: Person): string {
  return rng
    .pick(FOREIGN_DUTIES[person.language.code] ?? ["{m}"])
    .replace("{n}", String(rng.int(2, 60)))
    .replace("{m}", madeUpName(rng));
}

export function referee(rng: Rng, person: Person): string[] {
  const name = makeName(rng, person.language);
  const role = rng.pick(["Manager", "Head of Department", "Team Lead", "Professor", "Director", "former supervisor"]);
  const firm = makeEmployer(rng, person.trade);
  const mail = makeEmail(rng, name);
  return rng.pick([
    [`${name}, ${role}, ${firm}`],
    [`${name} (${role}, ${firm}), ${mail}`],
    [name, `${role}, ${firm}`, mail],
    [`${name} - ${mail}`],
    [`${role}: ${name}, ${firm}`],
  ]);
}

export function pickWords(rng: Rng, list: WordList, low: number, high: number): string[] {
  const words = new Set<string>();
  const count = rng.int(low, high);
  for (let i = 0; i < count * 2 && words.size < count; i++) words.add(rng.word(list));
  return [...words];
}

export function spokenLanguages(rng: Rng): string[] {
  return pickWords(rng, languages, 1, 4);
}

export { familyName };
