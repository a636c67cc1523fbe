/** Whose document this is: the spans that may be the name of its person. */
import { isSpan } from "../../runtime/spans.js";
import { findContacts } from "./contacts.js";
import { headingText, isKnownHeading } from "./headings.js";
import { namesEmployer, namesRole } from "./job-words.js";
import { bare, fineSegmentsOf, HOLE, segmentsOf } from "./segments.js";
import { closedUp, isSpacedOut } from "./spaced-name.js";

const MOST_NAMES = 4;
const OPENING_LINES = 10;
/** Where a column of contacts and skills comes first. */
const LATE_OPENING_LINES = 26;
const CLOSING_LINES = 4;
const MOST_CHARACTERS = 48;
const MOST_LINE_CHARACTERS = 400;
/** A candidate this much less likely than the best one isn't offered. */
const WIDEST_GAP = 2.5;

const LABEL =
  /^(?:(?:full |candidate |complete )?name(?: of applicant)?|first and last name|surname(?:, name)?|candidate|applicant|nom|nom et prénom|prénom et nom|candidate?|nombre|nombre y apellidos|nome|nome e cognome|nome completo|naam|volledige naam|vor- und nachname|vorname, nachname|nachname|bewerber(?:in)?|imię i nazwisko|namn|navn|nimi|фио|имя|الاسم|الاسم الكامل|氏名|姓名|名前|이름|성명|שם)$/iu;
const OTHER_LABEL =
  /^(?:e-?mail|mail|phone|tel|mobile|telephone|cell|address|location|city|home|born|date of birth|dob|nationality|website|linkedin|github|contact|residence|place of birth|marital status|driving licence|adresse|telefon|téléphone|wohnort|dirección|teléfono|correo)\b.*$/iu;
const OPENER =
  /^(?:(?:cv|resume|résumé|curriculum vitae|lebenslauf|application|bewerbung|curriculum)(?:\s+(?:of|von|de|di|van|for))?|(?:hello|hi|hallo|bonjour|hola)?[,!.]?\s*(?:my name is|my name's|i am|i'm|ich bin|ich heiße|mein name ist|je m'appelle|je suis|me llamo|soy|mi chiamo|sono|ik ben|chamo-me))[\s:–-]+(?=\S)/iu;
const HONORIFIC =
  /^(?:(?:dr|mr|ms|mrs|miss|prof|dipl|ing|m|mme|mlle|herr|frau|sr|sra|hr|fru|eng|rev|iur|jur|med|phil|rer|nat|oec|pol|habil|univ|mag|lic)\b\.?(?:-\p{L}+\.?)?(?:\s\([^)]*\))?\s+)+/iu;
const AFTER_NAME = /\s+(?:PhD|MSc|MBA|CPA|PMP|BSc|RN|RGN|ACCA|Ph\.D\.|M\.Eng\.|BA|MA|MD)\.?$/u;
const PARTICLE =
  "van|dela|von|de|der|den|del|della|di|da|dos|das|do|du|la|le|bin|binti|bint|ibn|al|el|ter|ten|zu|y|e|af|av";
const WORD =
  "(?:\\p{Ll}{2,4}(?=\\p{Lu}))?[\\p{Lu}\\p{Lt}\\p{Lo}][\\p{L}\\p{M}.'’‘‐‑-]*|(?:d|l|al|el|ad|an|ash|ar)['’-]\\p{Lu}[\\p{L}\\p{M}'’‐‑-]*";
/** Names in scripts without capitals or spaces are short; longer runs are firms, schools and titles. */
const LONGEST_UNSPACED: [RegExp, number][] = [
  [/^[\p{Script=Han}\s·•‧]+$/u, 5],
  [/^[\p{Script=Hangul}\s]+$/u, 5],
];
const NAME_LIKE = new RegExp(`^(?:(?:${WORD})|(?:${PARTICLE})(?=\\s))(?:\\s+(?:${WORD}|${PARTICLE}))*$`, "u");
/** "My name is Anna Roth and I": the words of a name, two at least. */
const LEADING_NAME = new RegExp(
  `^(?:${WORD})(?:\\s+(?:${WORD}|${PARTICLE}))*?\\s+(?:${WORD})(?=\\s+(?:and|und|et|y|e|en|og)\\s|[,.]?$|,)`,
  "u",
);
const NOT_A_NAME =
  /\b(?:curriculum|vitae|resume|résumé|cv|lebenslauf|application|bewerbung|documents?|particulars|contact|details|confidential|summary|skills?|english|french|german|spanish|italian|dutch|native|speaker|citizen|british|canadian|indian|permit|licen[cs]e|january|february|march|april|june|july|august|september|october|november|december|street|road|lane|avenue|drive|close|straße|str|rue|calle|via|united|kingdom|deutschland|germany|france|spain|linkedin|signature|thank|remote|references?|i['’]m)\b|état civil/iu;

/** What friends say, inside a name: Elizabeth “Liz” Moore, Robert (Bob) Hale. */
export const NICKNAME = /\s[“"„(‘«]\p{Lu}?\p{Ll}[\p{L}\p{M} .'’-]{0,18}[”"“)’»](?=\s\p{L})/u;
const WITH_NICKNAME = new RegExp(
  `^(?:${WORD})(?:\\s+(?:${WORD}))*${NICKNAME.source}(?:\\s+(?:${WORD}|${PARTICLE}))+`,
  "u",
);

/** "M.Sc." behind a comma is no given name. */
const DEGREE = /\p{L}\.\p{L}|^\p{Lu}{2,4}$/u;
/** What follows a family name in capitals, if it isn't a degree. */
const GIVEN = /^\p{Lu}\p{Ll}+[^.]*$/u;

const FULL_STOP = /(?<=\p{L}{2})\.$/u;

/** E-mail addresses and phone numbers, which may stand on the name's line with nothing but a space between. */
const CONTACT = /[^\s@]+@[^\s@]+|\(?\+?\d[\d ()./-]{5,}\d/gu;

const HEADED = /^\s*#{1,3}\s/;
const TITLE_OF_ALL = /^\s*#\s/;
/** Some write themselves without capitals. */
const SMALL_NAME = /^\p{Ll}[\p{L}\p{M}'’-]+(?:\s\p{Ll}[\p{L}\p{M}'’-]+){1,3}$/u;

interface Candidate {
  text: string;
  score: number;
}

/**
 * Up to four texts that may be the name of the document's person, the likeliest first: from the opening, after a label,
 * from the signature, and wherever words stand that the e-mail address is made of. A name that is set on two lines is offered
 * on one; every other is a span of its line.
 *
 * @param emails The text's e-mail addresses, where they are known already.
 * @example
 * findNames("Anna Roth\nData Engineer\nanna.roth@web.example"); // ["Anna Roth"]
 */
export function findNames(text: string, emails = findContacts(text).emails): string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const handles = emails.map((email) => plain(email.split("@")[0] ?? ""));
  const best = new Map<string, number>();
  const candidates = lines.flatMap((line, at) => candidatesOf(line, at, lines, handles));
  for (const { text: name, score } of [...candidates, ...overTwoLines(lines, emails), ...spacedOut(lines, emails)])
    best.set(name, Math.max(score, best.get(name) ?? score));
  // "ROTH" of "ROTH, Anna" is half of a name.
  const isHalf = (name: string) =>
    /^[^\p{Ll}]+$/u.test(name) &&
    [...best.keys()].some((other) => other.startsWith(`${name}, `) && GIVEN.test(other.slice(name.length + 2)));
  const ranked = [...best].filter(([name]) => !isHalf(name)).sort((a, b) => b[1] - a[1]);
  const top = ranked[0]?.[1] ?? 0;
  return ranked
    .filter(([, score]) => score > 0 && score > top - WIDEST_GAP)
    .slice(0, MOST_NAMES)
    .map(([name]) => name);
}

function candidatesOf(line: string, at: number, lines: string[], handles: string[]): Candidate[] {
  // A column may come before the one heading that stands above all others.
  const isTitle = TITLE_OF_ALL.test(line) && lines.filter((each) => TITLE_OF_ALL.test(each)).length === 1;
  const isOpening = isTitle || at < (isKnownHeading(lines[0] ?? "") ? LATE_OPENING_LINES : OPENING_LINES);
  const isSignature = (name: string) => at >= lines.length - CLOSING_LINES && line.trim() === name;
  const isHeaded = (name: string) => isOpening && namesRole(lines[at + 1] ?? "") && bare(line) === name;
  const labelled = new Set(labelledIn(line, lines[at - 1] ?? ""));
  const opens = OPENER.test(line.trim());
  const headed = at === 0 || (at < OPENING_LINES && HEADED.test(line)) ? headingText(line) : "";
  const small = SMALL_NAME.test(headed) ? headed : "";
  const isSmall = (name: string) => name === small && handles.some((one) => shareIn(one, name) > 0);
  const said = [...spansOf(line), small].filter((name) => (isNameLike(name) || isSmall(name)) && isSpan(name, [line]));
  return said.flatMap((name) => {
    const matched = Math.max(0, ...handles.map((handle) => shareIn(handle, name)));
    const isLabelled = opens || labelled.has(name);
    if (!isOpening && !isLabelled && matched < 0.5 && !isSignature(name)) return [];
    const isTop = isTitle || (isOpening && HEADED.test(line) && matched > 0);
    const around = (isLabelled ? 4 : 0) + (isHeaded(name) || isTop ? 1.5 : 0) + 4 * matched;
    return [{ text: name, score: around + placeScore(at, isOpening) + formScore(name, { at, matched }) }];
  });
}

/** A name that is set on two lines; the e-mail address, its domain too, knows something of both. */
function overTwoLines(lines: string[], emails: string[]): Candidate[] {
  const address = plain(emails.join(" "));
  return lines.slice(0, LATE_OPENING_LINES).flatMap((line, at) => {
    const below = lines[at + 1] ?? "";
    // "O'BRIEN-" goes on below, too.
    const rest = /\p{L}-\s*$/u.test(below) ? `${below.trim()}${(lines[at + 2] ?? "").trim()}` : below;
    const pair = [line, rest].map(bare);
    const isPart = (part: string) => part !== "" && !/,/.test(part) && isNameLike(part) && !namesRole(part);
    if (!pair.every(isPart) || !(at === 0 || shareIn(address, pair[0] ?? "") > 0)) return [];
    const isOneWord = !/\s/.test(pair[0] ?? "");
    // Family names are set in capitals, whatever the address is made of.
    const isFamily = at === 0 && isOneWord && /\p{Ll}/u.test(pair[0] ?? "") && /^[^\p{Ll}]+$/u.test(pair[1] ?? "");
    const isKnown = shareIn(address, pair[1] ?? "") > 0 || (address === "" && isOneWord && /[\s-]/.test(pair[1] ?? ""));
    return isKnown || isFamily ? [{ text: pair.join(" "), score: 9 }] : [];
  });
}

function spacedOut(lines: string[], emails: string[]): Candidate[] {
  const wide = lines.slice(0, LATE_OPENING_LINES).map((line) => line.replace(/^#+\s+/, "").trim());
  return wide
    .filter((line) => isSpacedOut(line) && !NOT_A_NAME.test(closedUp(line, emails)))
    .filter((line) => /\s/.test(closedUp(line, emails)) && !isKnownHeading(line.replace(/\s/g, "")))
    .map((text) => ({ text, score: 9 }));
}

function placeScore(at: number, isOpening: boolean): number {
  if (at === 0) return 3;
  return isOpening ? Math.max(0.2, 2 - at * 0.2) : 0;
}

/**
 * What the words themselves say; people are called Cook and Carpenter too, so at the very top, and where the e-mail address
 * knows them, a job's word says less. "ROTH, Anna" says more than "ROTH", which is a part of it.
 */
function formScore(name: string, { at, matched }: { at: number; matched: number }): number {
  const words = /\s/.test(name) ? 0.5 : -1.5;
  const pair = /^\S+,|^[^\p{Ll}]+,\s/u.test(name) ? 0.7 : -0.6;
  const role = matched > 0.6 ? 0.6 : at < 3 ? 2.2 : 4;
  return words + (name.includes(",") ? pair : 0) - (namesRole(name) ? role : 0) - (namesEmployer(name) ? 3 : 0);
}

/** The parts of a line that may be a name: its segments, and "Family, Given". */
function spansOf(line: string): string[] {
  if (line.length > MOST_LINE_CHARACTERS) return [];
  return segmentsOf(line.replace(CONTACT, HOLE)).flatMap((segment) => {
    const said = bare(segment).replace(OPENER, "");
    const opened = said !== bare(segment) ? (LEADING_NAME.exec(said)?.[0] ?? "") : "";
    const withNickname = WITH_NICKNAME.exec(said)?.[0];
    if (withNickname) return [withNickname];
    const pair = /^[^,]+,\s[^,(]+/.exec(said)?.[0] ?? "";
    return [opened, pair, ...fineSegmentsOf(said)].filter((part) => part !== "").flatMap(withoutTitles);
  });
}

/** Without "Dr." and "PhD"; "M." may be Monsieur or a first name. */
function withoutTitles(part: string): string[] {
  const name = bare(part).replace(AFTER_NAME, "");
  const plainName = name.replace(HONORIFIC, "");
  return (/^M\. /.test(name) ? [name, plainName] : [plainName]).map((each) => bare(each).replace(FULL_STOP, ""));
}

/** What stands after a label for names on its line, or alone under one. */
function labelledIn(line: string, above: string): string[] {
  const [label = "", ...rest] = segmentsOf(line);
  const values = isLabel(label) ? rest : isLabel(above.replace(/[:：\s]+$/, "")) ? [line] : [];
  return values.slice(0, 1).flatMap(spansOf);
}

/** "姓　名" is set wide for its looks. */
const isLabel = (text: string) => LABEL.test(text.trim().replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ""));

function isNameLike(whole: string): boolean {
  const text = whole.replace(NICKNAME, "");
  if (text.length > MOST_CHARACTERS || text.length < 2 || !/\p{L}{2}/u.test(text)) return false;
  const parts = text.split(/,\s+/);
  const words = text.split(/\s+/);
  if (words.length > 6 || parts.length > 2 || /\b\p{Lu} \p{Lu} \p{Lu}\b/u.test(text)) return false;
  if (isLabel(text) || OTHER_LABEL.test(text) || isKnownHeading(text) || NOT_A_NAME.test(text)) return false;
  const letters = text.replace(/[^\p{L}]/gu, "").length;
  if (!/·|•|‧/.test(text) && LONGEST_UNSPACED.some(([script, most]) => script.test(text) && letters > most))
    return false;
  return parts.every((part) => NAME_LIKE.test(part)) && !DEGREE.test(parts[1] ?? "");
}

/** How much of a name stands in the part of an e-mail address before the "@", 0 to 1. */
function shareIn(handle: string, name: string): number {
  const words = name
    .split(/[\s,.-]+/)
    .map(plain)
    .filter((word) => word.length > 1);
  const found = words.filter((word) => word.length > 2 && handle.includes(word));
  return words.length === 0 ? 0 : found.length / words.length;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "");
