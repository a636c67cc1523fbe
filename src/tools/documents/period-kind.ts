/** Whether a period is work: by the section it stands in and what its line says. */
import { namesRole } from "./job-words.js";

const VOLUNTARY_HEADING =
  /volunt|ehrenamt|bénévol|benevol|off duty|leisure|freizeit|loisirs|interest|hobb|social engagement/i;
const WORK_HEADING =
  /experience|employment|career|work|jobs?\b|positions|history|expérience|parcours|erfahrung|werdegang|tätigkeit|experiencia|esperienz|experiência|ervaring|doświadczenie|erfaring|erfarenhet|työ|опыт|الخبر|工作|职业|経歴|職歴|경력/i;
const STUDY_HEADING =
  /educat|school|\buni\b|universit|college|stud(?:y|i|e)|academic|learn|course|training|certif|qualif|licen[cs]|registration|publication|award|degree|formation|formaci|formazione|formaç|istruzione|educa[cç]|étude|diplôm|bildung|schule|opleiding|wykształ|utdann|utbild|uddann|koulutus|образован|التعليم|المؤهلات|教育|学历|學歷|学歴|학력/i;
const STUDY_LINE =
  /\b(?:boot\s?camp|studied|studies|at school|full[- ]time student|ph\.?\s?d\b.{0,12}stud|b\.?\s?sc|b\.?\s?eng|m\.?\s?sc|m\.?\s?eng|mphys|bachelor(?:'s|’s)?|master (?:of|in)|master(?:'s|’s)|mestrado|degree\b(?! apprentice)|licenciatura|licence de|abitur|diploma (?:in|of)|degree in|high school diploma|studium|étudiant)\b/i;
/** Short forms of degrees: with a job's title beside them they say who does it. */
const DEGREE_LINE =
  /(?<![\p{L}.])(?:BA|MA|B\.\s?A|M\.\s?A|B\.?\s?Ed|M\.?\s?Ed|BBA|MBA|BCom|B\.\s?Com|LL\.?\s?[BM]|BFA|MFA|PGCE|PGDE|CAPES|HND|HNC|GCSEs?|A[- ][Ll]evels?|Ph\.?\s?D|BTEC|M\.?Tech|B\.?Tech|BMS|BEng|MEng|Licence|Maîtrise|Magister|Vordiplom)(?![\p{L}])/u;
/** Time told about in which somebody was paid for nothing. */
const GAP_LINE =
  /\b(?:(?:parental|maternity|paternity|unpaid) leave|sabbatical|career break|gap year|elternzeit|congé parental|no paid work|travelling|traveling|travels|at home with|unemployed|out of work|looking for work|job[- ]?search|raising (?:my|our|two|three)|excedencia|auszeit)\b/i;
/** Where somebody lives, or when they were born. */
const LIFE_LINE =
  /^\W*(?:(?:i\s+)?(?:liv(?:es?|ing)|resid(?:es?|ent in|ing)|moved)\s|(?:date of )?birth|born|based in|wohnhaft|wohnt|geboren|geb\.|né(?:e)?\s|habite|domicili|nacid|reside|vive|nat[oa]\s|出生|生年|تاريخ الميلاد|location|residence|wohnort)/iu;
const UNPAID_LINE = /\b(?:unpaid|volunt\p{L}*|bénévol\p{L}*|ehrenamt\p{L}*|pro bono)\b/iu;

export interface KindOfPeriod {
  heading: string;
  line: string;
}

/** True for a period of which the text says that nothing was earned in it. */
export const isGap = ({ line }: KindOfPeriod) => GAP_LINE.test(line);

/** True and false where section or line say it; undefined where only a reader can tell. */
export function isWork({ heading, line }: KindOfPeriod): boolean | undefined {
  if (GAP_LINE.test(line) || (LIFE_LINE.test(line) && !namesRole(line)) || VOLUNTARY_HEADING.test(heading))
    return false;
  if (STUDY_LINE.test(line) || UNPAID_LINE.test(line)) return false;
  if (DEGREE_LINE.test(line) && !namesRole(line)) return false;
  if (WORK_HEADING.test(heading)) return true;
  if (STUDY_HEADING.test(heading)) return false;
  // Some set the title of each job as a heading.
  return namesRole(heading) ? true : undefined;
}
