import { makeEmail, makePhone } from "./contacts.js";
import { familyName, makeName } from "./names.js";
import { duty, pickWords, remark } from "./phrases.js";
import type { Rng } from "./rng.js";
import { makeStyle, type Style } from "./style.js";
import { capital, madeUp, madeUpName, madeUpSkill } from "./words/made-up.js";
import { cities, hobbies, subjects } from "./words/places.js";
import { makeEmployer, makeTitle, type Person } from "./world.js";

/** Documents that lie in a folder of CVs and are none. */
export function makeNotCv(rng: Rng, person: Person): string {
  const style = makeStyle(rng, person.language);
  const makers = [
    invoice,
    recipe,
    minutes,
    letter,
    notes,
    report,
    priceList,
    readme,
    article,
    orderList,
    jobAd,
    agenda,
    manual,
    empty,
    poem,
    table,
  ];
  return rng.pick(makers)(rng, person, style).join("\n");
}

type Maker = (rng: Rng, person: Person, style: Style) => string[];

const money = (rng: Rng) =>
  `${rng.pick(["€", "£", "$", ""])}${rng.int(2, 900)}.${String(rng.int(0, 99)).padStart(2, "0")}`;
const date = (rng: Rng) =>
  rng.pick([
    `${rng.int(1, 28)}.${rng.int(1, 12)}.2026`,
    `2026-${String(rng.int(1, 12)).padStart(2, "0")}-${rng.int(10, 28)}`,
    `${rng.int(1, 28)} ${rng.pick(["March", "May", "June", "October"])} 2026`,
  ]);

const invoice: Maker = (rng, person) => [
  rng.pick(["INVOICE", "Invoice", "Rechnung", "Facture", "Receipt"]),
  makeEmployer(rng, person.trade),
  ...(rng.chance(0.6) ? [makeEmail(rng, "office team"), makePhone(rng)] : []),
  `No. ${rng.int(1000, 99999)}, ${date(rng)}`,
  ...(rng.chance(0.5) ? [`To: ${makeName(rng, person.language)}`] : []),
  ...Array.from(
    { length: rng.int(1, 5) },
    () =>
      `${rng.int(1, 20)} x ${capital(madeUp(rng))} ${rng.pick(["hours", "pcs", "kg", "licence", "service"])}  ${money(rng)}`,
  ),
  `Total: ${money(rng)}`,
  rng.pick(["Payable within 14 days.", "Thank you for your business.", "VAT included."]),
];

const FOODS =
  "flour|eggs|milk|butter|sugar|onions|garlic|tomatoes|rice|chicken|salt|pepper|olive oil|lentils|carrots|cream|cheese|basil|yeast|potatoes|beans|lemon".split(
    "|",
  );
const recipe: Maker = (rng, _person, style) => [
  rng.pick(["Grandma's", "Quick", "Spicy", "Vegan", "Summer", madeUpName(rng)]) +
    ` ${rng.pick(["soup", "stew", "cake", "pancakes", "salad", "bread", "curry"])}`,
  "",
  style.heading("Ingredients"),
  ...rng
    .sample(FOODS, rng.int(3, 7))
    .map((food) => `${style.bullet}${rng.int(1, 500)} ${rng.pick(["g", "ml", "tbsp", "cups", "pcs"])} ${food}`),
  style.heading("Method"),
  rng.pick([
    "Mix everything and bake for 40 minutes.",
    "Fry the onions, add the rest and cook slowly.",
    "Leave the dough to rest, then shape it.",
  ]),
  `Serves ${rng.int(2, 8)}.`,
];

const minutes: Maker = (rng, person, style) => [
  `${rng.pick(["Minutes", "Meeting minutes", "Protocol", "Notes of the meeting"])} ${date(rng)}`,
  `${rng.pick(["Present", "Attendees", "Participants"])}: ${Array.from({ length: rng.int(2, 5) }, () => makeName(rng, person.language)).join(", ")}`,
  ...Array.from({ length: rng.int(2, 5) }, (_, index) => `${index + 1}. ${capital(madeUp(rng))}: ${duty(rng, person)}`),
  `${rng.pick(["Next meeting", "Action"])}: ${date(rng)}, ${familyName(rng)}`,
  ...(rng.chance(0.3) ? [style.bullet + duty(rng, person)] : []),
];

const letter: Maker = (rng, person) => [
  ...(rng.chance(0.6) ? [makeEmployer(rng, person.trade), person.address] : []),
  date(rng),
  `${rng.pick(["Dear", "Dear Mr", "Dear Ms", "Hello", "Hi"])} ${familyName(rng)},`,
  rng.pick([
    "thank you for your order. We are sorry to tell you that delivery will take two weeks longer.",
    "your contract ends next month. Please let us know whether you would like to renew it.",
    "we would like to invite you to our summer party on the lawn behind the office.",
    "the heating in our flat has been broken for a week. Please send somebody soon.",
    "enclosed you will find the documents that you asked for last week.",
    "unfortunately the product that I bought from you stopped working after a day.",
  ]),
  ...(rng.chance(0.5) ? [remark(rng, person)] : []),
  rng.pick(["Kind regards", "Best wishes", "Yours sincerely", "Many thanks"]),
  makeName(rng, person.language),
  ...(rng.chance(0.3) ? [makePhone(rng)] : []),
];

const notes: Maker = (rng, person, style) => [
  rng.pick(["To do", "Shopping list", "Notes", "Ideas", "Reminders", "Packing list"]),
  ...Array.from(
    { length: rng.int(3, 8) },
    () =>
      style.bullet +
      rng.pick([
        `buy ${rng.pick(FOODS)}`,
        `call ${makeName(rng, person.language)}`,
        `pay ${money(rng)}`,
        `book ${rng.word(cities)}`,
        pickWords(rng, hobbies, 1, 2).join(" and "),
        `ask about ${madeUp(rng)}`,
      ]),
  ),
];

const report: Maker = (rng, person, style) => [
  `${rng.pick(["Quarterly report", "Annual report", "Status report", "Evaluation"])} ${rng.int(2018, 2026)}`,
  makeEmployer(rng, person.trade),
  style.heading(rng.pick(["Summary", "Overview", "Results"])),
  `Sales ${rng.pick(["rose", "fell"])} by ${rng.int(1, 40)}% against ${rng.int(2010, 2025)}. Costs were ${money(rng)}.`,
  ...Array.from(
    { length: rng.int(1, 4) },
    () =>
      `${rng.word(cities)}: ${rng.int(2, 400)} ${rng.pick(["units", "visitors", "orders"])} (${rng.int(2010, 2018)} - ${rng.int(2019, 2026)})`,
  ),
  style.heading("Outlook"),
  "We expect a quiet year.",
];

const priceList: Maker = (rng, person, style) => [
  `${rng.pick(["Price list", "Menu", "Catalogue", "Preisliste", "Carte"])} – ${makeEmployer(rng, person.trade)}`,
  ...Array.from(
    { length: rng.int(3, 10) },
    () => `${style.bullet}${madeUpSkill(rng)} ${rng.pick(["....", "-", ":", "  "])} ${money(rng)}`,
  ),
  ...(rng.chance(0.5) ? [`Orders: ${makePhone(rng)}`] : []),
];

const readme: Maker = (rng, _person, style) => [
  `# ${madeUp(rng)}`,
  "",
  `A small ${rng.pick(["library", "tool", "service", "script"])} for ${madeUp(rng)}.`,
  "",
  "## Install",
  `npm install ${madeUp(rng)}`,
  "",
  "## Usage",
  ...Array.from({ length: rng.int(1, 4) }, () => `${style.bullet}run ${madeUp(rng)} --${madeUp(rng)}`),
  "",
  "License: MIT",
];

const article: Maker = (rng, person) => [
  `${capital(madeUp(rng))} in ${rng.word(cities)}: ${rng.pick(["a town looks ahead", "what comes next", "prices rise again", "old bridge reopens"])}`,
  `By ${makeName(rng, person.language)}, ${date(rng)}`,
  `The council decided on ${rng.pick(["Monday", "Friday"])} to spend ${money(rng)} on ${rng.pick(["a new library", "cycle lanes", "the harbour"])}. ${familyName(rng)}, ${makeTitle(rng, person.trade)} at ${makeEmployer(rng, person.trade)}, called it overdue.`,
  `Work will last from ${rng.int(2026, 2027)} to ${rng.int(2028, 2031)}.`,
];

const orderList: Maker = (rng, person) => [
  `Order ${rng.int(100, 9999)} ${date(rng)}`,
  ...Array.from({ length: rng.int(3, 9) }, () => `${rng.int(1, 90)}\t${madeUpSkill(rng)}\t${money(rng)}`),
  `Ship to: ${makeName(rng, person.language)}, ${person.address.replaceAll("\n", ", ")}`,
];

/** A post is no CV, either. */
const jobAd: Maker = (rng, person, style) => [
  makeTitle(rng, person.trade),
  `${makeEmployer(rng, person.trade)}, ${rng.word(cities)}`,
  style.heading(rng.pick(["We are looking for", "Your tasks", "Requirements", "What you bring", "Your profile"])),
  ...Array.from({ length: rng.int(2, 5) }, () => style.bullet + rng.word(person.trade.skills)),
  style.heading(rng.pick(["We offer", "Benefits", "What we offer"])),
  ...rng
    .sample(["30 days of holiday", "flexible hours", "a friendly team", "free fruit", "company bike"], 2)
    .map((text) => style.bullet + text),
  `Apply by ${date(rng)} to ${makeEmail(rng, "jobs office")}.`,
];

const agenda: Maker = (rng, person) => [
  `${rng.pick(["Programme", "Agenda", "Timetable", "Conference schedule"])} ${date(rng)}`,
  ...Array.from(
    { length: rng.int(3, 7) },
    (_, index) => `${9 + index}:00 ${rng.word(subjects)} – ${makeName(rng, person.language)}`,
  ),
];

const manual: Maker = (rng, _person, style) => [
  `${madeUpName(rng)} ${rng.int(100, 900)} – ${rng.pick(["User manual", "Safety sheet", "Quick start", "Bedienungsanleitung"])}`,
  ...Array.from(
    { length: rng.int(2, 6) },
    (_, index) =>
      `${index + 1}. ${rng.pick(["Switch the device off", "Press the green button", "Clean with a dry cloth", "Do not open the cover", "Wait until the lamp blinks"])}.`,
  ),
  style.heading("Warranty"),
  `${rng.int(1, 5)} years from the date of purchase.`,
];

const empty: Maker = (rng) => [
  rng.pick([
    "[no text]",
    "…",
    "test",
    "Untitled",
    "lorem ipsum dolor sit amet",
    `${madeUp(rng)} ${madeUp(rng)} ${madeUp(rng)}`,
  ]),
];

const poem: Maker = (rng) =>
  Array.from(
    { length: rng.int(3, 8) },
    () =>
      `${capital(madeUp(rng))} ${rng.pick(["over the", "under the", "beside a", "without a"])} ${rng.pick(["river", "moon", "house", "road", "winter"])} ${madeUp(rng)}`,
  );

const table: Maker = (rng) => [
  "date,place,count,amount",
  ...Array.from(
    { length: rng.int(4, 12) },
    () =>
      `2026-${String(rng.int(1, 12)).padStart(2, "0")}-${rng.int(10, 28)},${rng.word(cities)},${rng.int(1, 99)},${money(rng)}`,
  ),
];
