/** What a post lists under its own headings: the items that it calls necessary, and those that it only wishes for. */

import { parseDate } from "../documents/dates.js";
import { headingText } from "../documents/headings.js";
import { listItems } from "../documents/list-items.js";

export interface PostSections {
  must: string[];
  nice: string[];
  /** Lines under other headings: duties, what is offered, how to apply. */
  other: string[];
}

type Kind = keyof PostSections;

const NICE =
  /nice[- ]to[- ]have|desirable|desired|preferred|preferable|\bplus(?:es)?\b|bonus|(?:would|['’]d) (?:love|like|be glad|welcome)|welcome|optional|(?:would|will) (?:also )?help|helpful|hilfreich|schön wäre|ideally|\bextras?\b|advantage|not required|good to have|on top|von vorteil|wünschenswert|gern gesehen|idealerweise|souhait|un plus|atouts?|apprécié|deseable|valorable|se valora|gradit|preferenzial|desejáve|diferencia|pluspunt|\bpré\b|wenselijk|mile widzian|dodatkow|ønskelig|önskvärt|merit/iu;
const MUST =
  /requirement|required|must|essential|profile\b|who you are|what you (?:bring|need)|you (?:bring|have|need|are|should)|we (?:need|require|ask|expect|look)|looking for|qualifications?\b|mandatory|minimum|skills?\b|(?:person|candidate) specification|anforderung|profil\b|bringst|mitbring|voraussetzung|erwarten|exigence|recherché|vous (?:avez|êtes)|compétences|requisit|imprescindible|necesario|exigid|eisen|vereist|wij vragen|wymagan|oczekuj|krav|kvalifika|ser etter|söker/iu;
const OTHER =
  /dut(?:y|ies)|tasks?\b|responsibilit|what you(?:['’]ll| will)|your role|the role|the job|offer|benefit|salary|about|who we are|apply|application|contact|how to|process|interview|location|why |aufgaben|wir bieten|über uns|bewerbung|missions|nous offrons|qui sommes|candidature|funciones|ofrecemos|mansioni|offriamo|funções|oferecemos|taken|wij bieden|obowiązki|oferujemy|oppgaver|vi tilbyr/iu;
const BULLET = /^\s*(?:[-–—*•·▪■●○◦➢►✓✔]+\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)/iu;
const ROMAN = /^\s*(?:[IVX]{1,4}|[A-H])[.)]\s+/;
const MOST_HEADING_WORDS = 7;
const MOST_HEADING_CHARS = 60;
/** Prose is the reader's business: longer items are paragraphs. */
const MOST_ITEM_WORDS = 40;

/**
 * The items under headings that say what they are; all lists are empty where a post has no such headings.
 *
 * @example
 * postSections("Must have\n- Go\n\nNice to have\n- Kafka").must; // ["Go"]
 */
export function postSections(text: string): PostSections {
  const found: PostSections = { must: [], nice: [], other: [] };
  let section: { kind: Kind; isList: boolean } | undefined;
  let above = "";
  for (const line of unwrapped(text)) {
    const [label, rest] = labelled(line);
    const told = label === undefined ? undefined : kindOf(label);
    // A paragraph after a list is none of its items.
    if (section?.isList && above === "" && line.trim() !== "" && !BULLET.test(line)) section = undefined;
    if (told && rest !== undefined) found[told].push(...itemsIn(rest).flatMap(listed));
    else if (isHeading(line)) section = { kind: kindOf(headingText(plain(line))) ?? "other", isList: false };
    else if (section) {
      section.isList ||= BULLET.test(line);
      found[section.kind].push(...itemsIn(line));
    }
    above = line.trim();
  }
  return { must: unique(found.must), nice: unique(found.nice), other: found.other };
}

/** A nice-to-have heading may say "not required": what is wished for is asked first. */
function kindOf(heading: string): Kind | undefined {
  if (NICE.test(heading)) return "nice";
  if (OTHER.test(heading) && !/profile|require|must|you (?:bring|have)/i.test(heading)) return "other";
  return MUST.test(heading) ? "must" : undefined;
}

const plain = (line: string) => line.replace(/\*\*|__/g, "").trim();

function isHeading(line: string): boolean {
  if (/^\s*#{1,6}\s+\S/.test(line)) return true;
  const text = plain(line);
  const isMarked = /^\s*(?:\*\*|__).*(?:\*\*|__):?\s*$/.test(line) || ROMAN.test(text) || /[^.]:$/.test(text);
  if (text === "" || text.length > MOST_HEADING_CHARS || wordsIn(text) > MOST_HEADING_WORDS) return false;
  if (BULLET.test(line) && !ROMAN.test(text)) return false;
  return isMarked || (kindOf(text) !== undefined && !/[.,;]$/.test(text));
}

/** "Must have: Go, SQL" and the row of a table that begins so. */
function labelled(line: string): [label?: string, rest?: string] {
  const row = /^\s*\|\s*([^|]+?)\s*\|\s*(.+?)\s*\|?\s*$/.exec(plain(line));
  const pair = row ?? /^([^:|]{3,40}):\s+(\S.*)$/.exec(plain(line).replace(BULLET, ""));
  return pair && wordsIn(pair[1] ?? "") <= MOST_HEADING_WORDS ? [pair[1], pair[2]] : [];
}

/** The items on a line: one behind a bullet, several between semicolons; a full stop ends none. */
function itemsIn(line: string): string[] {
  const text = plain(line).replace(BULLET, "");
  if (!/\p{L}/u.test(text) || /^\|?[\s|:-]+\|?$/.test(text)) return [];
  return text
    .split(/;\s+/)
    .map((item) => item.replace(/[\s.;,]+$/, "").replace(/^(?:and|und|et|y)\s+/i, ""))
    .filter((item) => /\p{L}/u.test(item) && wordsIn(item) <= MOST_ITEM_WORDS);
}

const MOST_LISTED_WORDS = 5;

/** "Desirable: fish, vegetarian cuisine, wine pairing" names three things; "Go, Rust or Python" one. */
function listed(item: string): string[] {
  const parts = listItems(item);
  const isList = parts.length > 2 && parts.every((part) => wordsIn(part) <= MOST_LISTED_WORDS);
  return isList && !/[,\s](?:or|oder|ou|o)\s[^,]*$/iu.test(item) ? parts : [item];
}

/** Lines with what a line's end has broken put together again. */
function unwrapped(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const last = lines.at(-1);
    const goesOn =
      last !== undefined &&
      last.trim() !== "" &&
      line.trim() !== "" &&
      !BULLET.test(line) &&
      !ROMAN.test(line) &&
      !/^\s*[#|]/.test(line) &&
      !isHeading(line) &&
      !isHeading(last) &&
      (last.length > MOST_HEADING_CHARS || /^\s*\p{Ll}/u.test(line));
    if (goesOn) lines[lines.length - 1] = `${last} ${line.trim()}`;
    else lines.push(line);
  }
  return lines;
}

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const unique = (items: string[]) => [...new Set(items)];

const CLOSING =
  /clos(?:es|ing)|deadline|apply|application|send|reach us|until|no later|before|bewerb|frist|candidature|postul|date limite|solicitud|plazo|hasta|candidatura|scadenza|prazo|sollicit|reageer|termin|aplik|søknad|frist|ansök|by\s/iu;
/** What is dated too and isn't meant. */
const OTHER_DATE =
  /interview|start(?:s|ing)?\b|from\s|beginn|published|posted|reference|available|contract|since|founded|retire/iu;

/**
 * The clause of a post that says until when one may apply, verbatim; undefined where none is found.
 *
 * @example
 * closingIn("Apply by 31.01.2027. Interviews on 4 February 2027."); // "Apply by 31.01.2027"
 */
export function closingIn(text: string, today: Date): string | undefined {
  const clauses = unwrapped(text).flatMap((line) => plain(line).split(/(?<=\p{L}{2}|\d{4}|\*)[.;]\s+(?=\p{Lu})/u));
  const dated = clauses.filter((clause) => /\d/.test(clause) && parseDate(clause, { today }) !== undefined);
  const told = dated.filter((clause) => CLOSING.test(clause));
  return told.find((clause) => !OTHER_DATE.test(clause)) ?? told[0];
}
