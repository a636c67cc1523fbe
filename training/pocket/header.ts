import { mark, TITLE } from "./marks.js";
import type { Rng } from "./rng.js";
import type { Style } from "./style.js";
import { capital, madeUp, madeUpName } from "./words/made-up.js";
import { languages } from "./words/places.js";
import type { Person } from "./world.js";

/** What stands above the first section: who this is and how to reach them. */
export interface Header {
  lines: string[];
  /** Lines that close the document instead (contact at the end, a signature). */
  tail: string[];
}

type Item = { kind: "name" | "email" | "phone" | "address" | "other"; text: string };

const PLAIN_KINDS = { top: 70, title: 10, labels: 8, oneLine: 4, box: 8, nameLater: 0, contactEnd: 0, nameEnd: 0 };
const KINDS = { top: 36, title: 10, labels: 16, oneLine: 10, nameLater: 12, contactEnd: 7, nameEnd: 4, box: 5 };

export function makeHeader(rng: Rng, person: Person, style: Style): Header {
  const name = mark("name", person.name);
  const titled = rng.chance(0.7) ? TITLE : "";
  const email = rng.chance(0.94) ? mark("email", person.email) : "";
  const phone = rng.chance(0.88) ? mark("phone", person.phone) : "";
  const contact: Item[] = [
    ...(email ? [{ kind: "email" as const, text: email }] : []),
    ...(phone ? [{ kind: "phone" as const, text: phone }] : []),
    ...(rng.chance(0.5) ? [{ kind: "address" as const, text: rng.chance(0.5) ? person.city : person.address }] : []),
    ...(rng.chance(0.3) ? [{ kind: "other" as const, text: otherItem(rng, person) }] : []),
    ...(rng.chance(0.1) ? [{ kind: "other" as const, text: otherItem(rng, person) }] : []),
  ];
  const items = rng.shuffle(contact);
  const [first = "", ...below] = nameLine(rng, person, style, name);
  const named = [titled + first, ...below];
  const kinds = style.plain ? PLAIN_KINDS : KINDS;
  switch (rng.weighted(kinds)) {
    case "title":
      return {
        lines: [
          rng.pick(person.language.cv),
          ...(rng.chance(0.3) ? [""] : []),
          ...named,
          ...contactLines(rng, person, style, items),
        ],
        tail: [],
      };
    case "labels":
      return { lines: labelled(rng, person, [{ kind: "name", text: name }, ...items]), tail: [] };
    case "oneLine":
      return { lines: [[name, ...items.map((item) => oneLine(item.text))].join(style.separator)], tail: [] };
    case "nameLater":
      return { lines: nameLater(rng, person, style, named, items), tail: [] };
    case "contactEnd":
      return {
        lines: named,
        tail: [
          style.heading(rng.pick(["Contact", "Contact details", "How to reach me", "Kontakt", "Get in touch"])),
          ...contactLines(rng, person, style, items),
        ],
      };
    case "nameEnd":
      return {
        lines: [...(rng.chance(0.5) ? [rng.pick(person.language.cv)] : []), ...contactLines(rng, person, style, items)],
        tail: [...(rng.chance(0.5) ? [`${person.city}, ${rng.int(1, 28)}/${rng.int(1, 12)}/2026`] : []), name],
      };
    case "box":
      return { lines: [...named, ...labelled(rng, person, items)], tail: [] };
    default:
      return { lines: [...named, ...contactLines(rng, person, style, items)], tail: [] };
  }
}

const oneLine = (text: string) => text.replaceAll("\n", ", ");

function nameLine(rng: Rng, person: Person, style: Style, name: string): string[] {
  const headline = person.headline ?? (rng.chance(0.3) ? person.jobs[0]?.title : undefined);
  const shown = style.markdown ? (rng.chance(0.75) ? `# ${name}` : `**${name}**`) : name;
  switch (rng.int(0, style.plain ? 60 : 19)) {
    case 0:
      return [
        `${rng.pick(["CV of", "Resume of", "Curriculum Vitae –", "Résumé:", "CV:", "CV -", "Lebenslauf von", "CV de", "Application of"])} ${name}`,
      ];
    case 1:
      return [
        `${rng.pick(["Dr.", "Mr", "Ms", "Mrs", "Prof.", "Dr", "Dipl.-Ing.", "M.", "Mme", "Herr", "Frau"])} ${name}`,
      ];
    case 2:
      return [
        `${shown}, ${rng.pick(["RN", "PhD", "MSc", "MBA", "CPA", "PMP", "BSc (Hons)", "RGN", "ACCA", "M.Eng."])}`,
      ];
    case 3:
      return [`${name} ${rng.pick(["-", "–", "|", "·"])} ${headline ?? rng.pick(person.language.cv)}`];
    case 4:
      return style.markdown
        ? [shown]
        : [`${rng.pick(["My name is", "I am", "Hello, I'm", "Hi, my name is"])} ${name}.`];
    default:
      return headline ? [shown, headline] : [shown];
  }
}

function nameLater(rng: Rng, person: Person, style: Style, named: string[], items: Item[]): string[] {
  const at = rng.int(1, Math.max(1, items.length));
  const before = contactLines(rng, person, style, items.slice(0, at));
  const after = contactLines(rng, person, style, items.slice(at));
  const date = rng.chance(0.2) ? [`${person.city.split(",")[0]}, ${rng.int(1, 28)}.${rng.int(1, 12)}.2026`] : [];
  return [...date, ...before, ...(rng.chance(0.4) ? [""] : []), ...named, ...after];
}

function contactLines(rng: Rng, person: Person, style: Style, items: Item[]): string[] {
  const withLabels = rng.chance(0.4);
  const colon = rng.pick([": ", ": ", ":", " ", " : ", ". "]);
  const icons: Record<string, string> = rng.chance(0.08)
    ? { email: "✉ ", phone: rng.pick(["☎ ", "📞 ", "✆ "]), address: "⌂ ", other: "" }
    : {};
  const shown = items.map((item) => {
    const label = withLabels ? labelOf(rng, person, item) : "";
    return label && label !== "Contact"
      ? `${label}${colon}${oneLine(item.text)}`
      : (icons[item.kind] ?? "") + item.text;
  });
  if (rng.chance(0.03) && items.length > 0)
    return [
      `${rng.pick(["Reach me at", "You can write to", "Contact me:", "Please contact"])} ${shown.map(oneLine).join(rng.pick([" or ", " or call ", ", "]))}`,
    ];
  switch (rng.int(0, 3)) {
    case 1:
      return [shown.slice(0, 1), shown.slice(1)]
        .filter((part) => part.length > 0)
        .map((part) => part.map(oneLine).join(style.separator));
    case 2:
      return shown.length > 0 ? [shown.map(oneLine).join(style.separator)] : [];
    default:
      return shown.flatMap((text) => text.split("\n"));
  }
}

function labelled(rng: Rng, person: Person, items: Item[]): string[] {
  const colon = rng.pick([": ", ": ", ": ", ":\t", " : ", ":", " - ", "\t", " = ", " | ", ":   ", "\n"]);
  const odd = rng.chance(0.03);
  const ordered = rng.chance(0.8) ? items : rng.shuffle(items);
  const heading = rng.chance(0.2)
    ? [
        rng.pick([
          "Personal details",
          "Personal information",
          "Contact",
          "Persönliche Daten",
          "Coordonnées",
          "État civil",
          "Datos personales",
          "Particulars",
        ]),
      ]
    : [];
  return [
    ...heading,
    ...ordered
      .map((item) => `${odd ? madeUpName(rng) : labelOf(rng, person, item)}${colon}${oneLine(item.text)}`)
      .flatMap((line) => line.split("\n")),
  ];
}

function labelOf(rng: Rng, person: Person, item: Item): string {
  const { labels } = person.language;
  if (item.kind === "other") return rng.pick(labels.born);
  return rng.pick(labels[item.kind]);
}

function otherItem(rng: Rng, person: Person): string {
  const slug = person.name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z]+/g, "");
  return rng.pick([
    () => `linkedin.com/in/${slug || madeUp(rng)}`,
    () => `https://www.linkedin.com/in/${slug.slice(0, 8)}-${rng.int(100, 9999)}`,
    () => `github.com/${slug.slice(0, 10) || madeUp(rng)}`,
    () => `www.${slug.slice(0, 12) || madeUp(rng)}.${rng.pick(["com", "dev", "net", "fr", "de"])}`,
    () => `${rng.int(1, 28)}.${rng.int(1, 12)}.${rng.int(1960, 2004)}`,
    () => `${rng.int(1, 28)} ${rng.pick(person.language.months.long)} ${rng.int(1960, 2004)}`,
    () => `${rng.word(languages)} native speaker`,
    () =>
      rng.pick(["British", "French", "German citizen", "Canadian", "Spanish", "EU work permit", "Indian", "Kenyan"]),
    () =>
      rng.pick([
        "Full clean driving licence",
        "married, two children",
        "single",
        "Permis B",
        "Führerschein Klasse B",
        "non-smoker",
      ]),
    () => `${rng.int(22, 60)} years old`,
    () => capital(madeUp(rng)),
  ])();
}
