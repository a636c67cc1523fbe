/** Years of experience that a person states: "8+ years of experience", "a decade in logistics", "plus de dix ans". */
import { asciiDigits } from "./date-points.js";

const NUMBERS: Record<string, number> = Object.fromEntries(
  (
    "one,un,une,ein,eine,einem,uno,una,um,een,jeden=1|two,deux,zwei,dos,due,dois,twee,dwa=2|three,trois,drei,tres,tre,três,drie,trzy=3|" +
    "four,quatre,vier,cuatro,quattro,quatro,cztery=4|five,cinq,fünf,cinco,cinque,vijf,pięć=5|six,sechs,seis,sei,zes,sześć=6|" +
    "seven,sept,sieben,siete,sette,sete,zeven,siedem=7|eight,huit,acht,ocho,otto,oito,osiem=8|nine,neuf,neun,nueve,nove,negen,dziewięć=9|" +
    "ten,dix,zehn,diez,dieci,dez,tien,dziesięć,a decade,une décennie,una década=10|eleven,onze,elf,once,undici=11|twelve,douze,zwölf,doce,dodici,doze,twaalf=12|" +
    "thirteen,treize,dreizehn=13|fourteen,quatorze,vierzehn=14|fifteen,quinze,fünfzehn,quince,quindici=15|sixteen,seize=16|seventeen,dix-sept=17|" +
    "eighteen,dix-huit=18|nineteen,dix-neuf=19|twenty,vingt,zwanzig,veinte,venti,vinte,twintig=20|two decades,deux décennies,dos décadas=20|" +
    "twenty-five,vingt-cinq=25|thirty,trente,dreißig,treinta,trenta,trinta,dertig=30|three decades=30|forty=40"
  )
    .split("|")
    .flatMap((entry) => {
      const [words = "", value] = entry.split("=");
      return words.split(",").map((word) => [word, Number(value)]);
    }),
);

const WORDS = Object.keys(NUMBERS)
  .filter((word) => !/decade|décenn|décad|década/.test(word))
  .sort((a, b) => b.length - a.length)
  .join("|");
const NUMBER_WORD = new RegExp(
  `(?<![\\p{L}])(?:${Object.keys(NUMBERS)
    .sort((a, b) => b.length - a.length)
    .join("|")})(?![\\p{L}])`,
  "u",
);
const AMOUNT = `(?:\\d{1,2}(?:[.,]\\d)?\\s?(?:\\+|½|-plus)?(?:\\s?(?:-|–|to|à|bis|a)\\s?\\d{1,2}\\+?)?|(?:${WORDS})(?:\\+|[-\\s]plus)?)`;
const YEARS =
  "(?:years?|yrs?|ans|années|jahren?|jahre|años|anni|anos|jaren|jaar|lat|lata|år|vuotta|yıl|yıllık|лет|года?|سنوات|سنة|عاما|عامًا|أعوام)(?![\\p{L}])['’]?";
const BEFORE =
  "(?:(?:more\\s+than|over|almost|nearly|about|around|some|at\\s+least|approximately|approx\\.?|close\\s+to|plus\\s+de|près\\s+de|environ|mehr\\s+als|über|rund|fast|mindestens|ca\\.?|más\\s+de|casi|oltre|più\\s+di|quasi|mais\\s+de|cerca\\s+de|meer\\s+dan|ruim|ponad|около|более|أكثر\\s+من)\\s+)?";
/** What the years were spent on, to the end of the clause. */
const OF_WORK =
  "(?:\\s+(?:of|in|as|across|within|with|working|d['’]|de|en|dans|als|im|am|bei|an|van|di|nel|como|w|av|من|في)\\s*[^,;:.!?()|\\n]{1,80}?(?=\\s{2}|\\s+(?:and|or|und|oder|et|ou|y|e)\\s|[,;:.!?()|]|$))?";
const EXPERIENCE =
  "experience|expérience|erfahrung|berufserfahrung|experiencia|esperienza|experiência|ervaring|doświadczenia|doświadczenie|erfaring|erfarenhet|kokemus|deneyim|опыта?|خبرة";

const PHRASE = new RegExp(
  `${BEFORE}(?<![\\p{L}\\p{N}.,/-])(?:${AMOUNT}[\\s-]{0,2}${YEARS}|(?:a|one|two|three|une|deux|una|dos)\\s+(?:decades?|décennies?|décadas?))(?:\\s+(?:${EXPERIENCE})(?![\\p{L}]))?${OF_WORK}`,
  "giu",
);
const LABEL = new RegExp(
  `(?<![\\p{L}])(?:(?:total|years?|yrs|années|jahre)\\s+(?:of\\s+|d['’]\\s*|an\\s+)?)?(?:(?:work|professional|relevant)\\s+)?(?:${EXPERIENCE})(?:\\s+\\(?(?:years|yrs|jahre|ans)\\)?)?\\s*[:–=-]\\s*${BEFORE}${AMOUNT}(?:\\s*${YEARS})?(?![\\p{L}\\p{N}])`,
  "giu",
);
const CJK =
  /(?:超过|逾|近|约|拥有|具有)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*多?\+?\s*年(?:以上)?(?:的)?[^\s，。；、,.;|]{0,12}?(?:经验|經驗|経験)|(?:经验|經驗|経験)\s*(?:超过|约|近)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*多?\+?\s*年(?:以上)?/gu;
const CJK_DIGITS = "〇一二三四五六七八九";

/** Numbers of years that are no experience. */
const OTHER =
  /^\s*(?:old|ago|warranty|contract|degree|programme?|course|plan|term|strategy|roadmap|later|running|in a row)\b/i;
const MOST = 4;

/**
 * The phrases that state years, verbatim, the one that looks like the total first.
 *
 * @example
 * findStated("Engineer with 8+ years of experience."); // ["8+ years of experience"]
 */
export function findStated(text: string): string[] {
  const found: { text: string; weight: number }[] = [];
  text.split("\n").forEach((line, number) => {
    const ascii = asciiDigits(line);
    const taken: [number, number][] = [];
    for (const pattern of [LABEL, PHRASE, CJK]) {
      for (const match of ascii.matchAll(pattern)) {
        const whole = match[0];
        const start = match.index + (whole.length - whole.trimStart().length);
        const end = match.index + whole.trimEnd().length;
        if (
          taken.some(([from, to]) => start < to && end > from) ||
          OTHER.test(ascii.slice(end)) ||
          isAge(ascii, start, end)
        )
          continue;
        taken.push([start, end]);
        if (!isAside(ascii, start, end))
          found.push({ text: line.slice(start, end), weight: weightOf(ascii, start, end, number) });
      }
    }
  });
  const unique = found.filter((one, index) => found.findIndex((other) => other.text === one.text) === index);
  return unique
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map((one) => one.text);
}

/**
 * The years that a phrase states; the lower end of a span. Undefined when it has no number.
 *
 * @example
 * statedYears("over twelve years in logistics"); // 12
 */
export function statedYears(phrase: string): number | undefined {
  const text = asciiDigits(phrase).toLowerCase();
  const digits = /\d{1,2}(?:[.,]\d)?/.exec(text);
  if (digits) return Number(digits[0].replace(",", "."));
  const cjk = /[一二三四五六七八九十]{1,3}/.exec(text)?.[0];
  if (cjk) return cjkNumber(cjk);
  const word = NUMBER_WORD.exec(text)?.[0];
  if (word !== undefined) return NUMBERS[word.replace(/\s+/g, " ")];
  return /decade|décennie|década/.test(text) ? 10 : undefined;
}

function cjkNumber(text: string): number {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const value = (part: string | undefined, empty: number) => (part ? CJK_DIGITS.indexOf(part) : empty);
  return (text.includes("十") ? value(tens, 1) * 10 : 0) + value(ones, 0);
}

/** The word "experience" in or around it, a place near the top and a large number speak for a total. */
function weightOf(line: string, start: number, end: number, number: number): number {
  const phrase = line.slice(start, end);
  const around = line.slice(Math.max(0, start - 40), end + 40);
  const word = new RegExp(EXPERIENCE, "iu");
  const years = statedYears(phrase) ?? 0;
  return (
    (word.test(phrase) ? 40 : word.test(around) ? 20 : 0) +
    (/total|overall|insgesamt/i.test(around) ? 30 : 0) +
    Math.min(years, 40) -
    Math.min(number, 30) / 2
  );
}

/** A few years of something that isn't named, with no word of experience near: the length of one thing, not of a career. */
function isAside(line: string, start: number, end: number): boolean {
  const phrase = line.slice(start, end);
  if (
    (statedYears(phrase) ?? 0) >= 4 ||
    new RegExp(EXPERIENCE, "iu").test(line.slice(Math.max(0, start - 40), end + 40))
  )
    return false;
  return new RegExp(`^(?:${AMOUNT})[\\s-]{0,2}${YEARS}$`, "iu").test(phrase);
}

function isAge(line: string, start: number, end: number): boolean {
  return (
    /\b(?:age|aged|âge|alter|edad|età)\b[:\s]*$/i.test(line.slice(0, start)) ||
    /^\s*(?:old|alt|vieux)\b/i.test(line.slice(end))
  );
}
