/** Skills and requirements as words that can be compared: one case, one spelling, no plurals, known synonyms. */

/** What is written in many ways, by the one that is compared: synonym = canonical. */
const SYNONYMS = new Map(
  (
    "k8s=kubernetes|postgres=postgresql|psql=postgresql|postgre sql=postgresql|js=javascript|ecmascript=javascript|es6=javascript|ts=typescript|nodejs=node|node js=node|reactjs=react|react js=react|" +
    "vuejs=vue|vue js=vue|nextjs=next|next js=next|angularjs=angular|golang=go|go lang=go|c sharp=c#|dotnet=.net|net core=.net|.net core=.net|asp.net=.net|ml=machine learning|" +
    "ai=artificial intelligence|nlp=natural language processing|gcp=google cloud|google cloud platform=google cloud|amazon web services=aws|microsoft azure=azure|ms azure=azure|" +
    "microsoft excel=excel|ms excel=excel|microsoft office=office|ms office=office|office 365=office|wms=warehouse management system|crm=customer relationship management|" +
    "erp=enterprise resource planning|hrm=human resource|hr=human resource|ci/cd=continuous integration|ci cd=continuous integration|cicd=continuous integration|restful=rest|rest api=rest|restful api=rest|" +
    "mssql=sql server|ms sql=sql server|t sql=sql server|mongo=mongodb|scikit learn=sklearn|tf=tensorflow|ux=user experience|ui=user interface|seo=search engine optimisation|" +
    "search engine optimization=search engine optimisation|sem=search engine marketing|ppc=paid search|adr=dangerous good|qa=quality assurance|oop=object oriented programming|" +
    "tdd=test driven development|bi=business intelligence|powerbi=power bi|ms power bi=power bi|etl=data pipeline|icu=intensive care|itu=intensive care|er=emergency|a&e=emergency|" +
    "rn=registered nurse|cad=computer aided design|fea=finite element|fem=finite element|finite element analysis=finite element|finite element method=finite element|gd&t=geometric tolerancing|" +
    "p&l=profit and loss|fp&a=financial planning and analysis|gaap=gaap|m&a=merger and acquisition|ifrs=ifrs|b2b=b2b|iac=infrastructure as code|gh actions=github action|" +
    "ga4=google analytics 4|google analytics four=google analytics 4|als=advanced life support|ils=immediate life support|acls=advanced life support|bls=basic life support|crrt=haemofiltration|hemofiltration=haemofiltration|" +
    "sen=special educational needs|special needs=special educational needs|maths=mathematics|math=mathematics|mathématiques=mathematics|physique=physics|hgv=lorry|lgv=lorry|" +
    "führerschein=driving licence|permis=driving licence|rijbewijs=driving licence|stahlbeton=reinforced concrete|spannbeton=prestressed concrete|vermessung=surveying|" +
    "engineering=engineer|registered=registration|" +
    "msc=master|bsc=bachelor|driver licence=driving licence|driver's licence=driving licence|driver license=driving licence|license=licence|" +
    "anglais=english|englisch=english|inglés=english|ingles=english|inglese=english|inglês=english|engels=english|angielski=english|engelsk=english|engelska=english|английский=english|الإنجليزية=english|英语=english|英文=english|" +
    "allemand=german|deutsch=german|alemán=german|tedesco=german|alemão=german|duits=german|niemiecki=german|tysk=german|الألمانية=german|德语=german|français=french|französisch=french|francés=french|francese=french|francês=french|frans=french|الفرنسية=french|" +
    "espagnol=spanish|spanisch=spanish|español=spanish|spagnolo=spanish|espanhol=spanish|portugais=portuguese|portugiesisch=portuguese|portugués=portuguese|portoghese=portuguese|português=portuguese|italien=italian|italienisch=italian|italiano=italian|" +
    "néerlandais=dutch|niederländisch=dutch|nederlands=dutch|polnisch=polish|polonais=polish|polski=polish|norsk=norwegian|svenska=swedish|dansk=danish"
  )
    .split("|")
    .map((entry) => entry.split("=") as [string, string]),
);

/** What a skill says of another: who works with the first works with the second. */
const IMPLIES: Record<string, string[]> = {
  postgresql: ["sql"],
  mysql: ["sql"],
  mariadb: ["sql"],
  "sql server": ["sql"],
  oracle: ["sql"],
  sqlite: ["sql"],
  typescript: ["javascript"],
  react: ["javascript"],
  vue: ["javascript"],
  angular: ["javascript", "typescript"],
  node: ["javascript"],
  next: ["react", "javascript"],
  nestjs: ["node", "typescript"],
  "spring boot": ["java", "spring"],
  spring: ["java"],
  hibernate: ["java"],
  django: ["python"],
  flask: ["python"],
  fastapi: ["python"],
  pandas: ["python"],
  laravel: ["php"],
  symfony: ["php"],
  rails: ["ruby"],
  "ruby on rails": ["ruby"],
  helm: ["kubernetes"],
  eks: ["kubernetes", "aws"],
  gke: ["kubernetes", "google cloud"],
  aks: ["kubernetes", "azure"],
  k3s: ["kubernetes"],
  grpc: ["rpc"],
  ewm: ["warehouse management system"],
  "sap ewm": ["warehouse management system", "sap"],
  ".net": ["c#"],
  pytorch: ["deep learning", "machine learning"],
  tensorflow: ["deep learning", "machine learning"],
  sklearn: ["machine learning"],
}; // prettier-ignore

/** Words that say how well or how long, not what. */
const FILLER = new Set(
  (
    "a an the of in on with and or for to at as is be by from your our you we who has have having good very strong solid excellent proven working work worked experience experienced knowledge " +
    "skill skills ability able understanding fluent native proficient proficiency professional practical hand hands-on years year several some any plus preferably ideally desirable required must " +
    "production level basic advanced deep familiarity familiar use using used background record track demonstrable relevant previous similar role environment other etc such including own daily real " +
    "spoken written verbal completed current currently least level secure sound recognised recognized application care class adult that this these it its before after then later also when where what which while one new a1 a2 b1 b2 c1 c2 both great first-hand least minimum more than"
  ).split(" "),
);

/** Words that many skills share: they weigh little. */
const GENERIC = new Set(
  (
    "design development developer engineering engineer management manager tool system service software data analysis analytic testing test programming communication planning " +
    "technology process project product business team apache amazon microsoft google adobe ibm hashicorp technical application web digital api administration support platform framework language database degree qualification diploma certificate patient knowledge course"
  ).split(" "),
);

const GENERIC_WEIGHT = 0.3;

/** Languages, by their English names: records of skills mostly leave them out. */
const LANGUAGES = new Set(
  (
    "english german french spanish italian portuguese dutch polish swedish norwegian danish finnish russian ukrainian arabic chinese mandarin japanese korean hindi turkish czech greek " +
    "hungarian romanian welsh irish bengali urdu swahili"
  ).split(" "),
);

export const isLanguage = (word: string) => LANGUAGES.has(word);

/** Names that end in s without being many. */
const NAMES = new Set([
  ...[...SYNONYMS].flat().flatMap((phrase) => phrase.split(" ")),
  ..."aws bios devops express gps ifrs ios jenkins kubernetes macos nats news pandas sales sas tailwindcss windows".split(
    " ",
  ),
]);

/**
 * The words of a text in comparable form.
 *
 * @example
 * termsOf("Vue.js"); // ["vue"]
 * termsOf("REST APIs"); // ["rest"]
 */
export function termsOf(text: string): string[] {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/([\p{L}\d])\.js\b/gu, "$1")
    .replace(/[^\p{L}\p{N}+#&/.'-]+/gu, " ")
    .split(/\s+/)
    .flatMap(splitWord)
    .map(singular)
    .filter((word) => word !== "");
  return canonical(words);
}

/** The words of a text that say what is meant. */
export function contentTermsOf(text: string): string[] {
  return termsOf(text).filter((word) => !FILLER.has(word) && !/^\d+\+?$/.test(word));
}

const SUFFIX = /(?:ations?|ating|ated|ates?|ions?|ings?|ed|ers?|ors?)$/;
const LEAST_STEM = 5;

/** What words of one family share: "ventilation" and "ventilated", "mentor" and "mentoring". */
export function stemOf(word: string): string {
  const stem = word.replace(/^co-/, "co").replace(SUFFIX, "");
  return stem.length < LEAST_STEM ? word : stem;
}

/** How much a set of words says; 1 a word, less for words that many skills share. */
export function weightOf(words: Iterable<string>): number {
  let weight = 0;
  for (const word of new Set(words)) weight += GENERIC.has(word) ? GENERIC_WEIGHT : 1;
  return weight;
}

/** A skill's words and those of what it implies, each as a list of words. */
export function impliedBy(words: string[]): string[][] {
  const found: string[][] = [];
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const implied = IMPLIES[words.slice(start, start + length).join(" ")];
      for (const one of implied ?? []) found.push(one.split(" "));
    }
  }
  return found;
}

/** "ci/cd" stays, "PostgreSQL/MySQL" is two words, a dot within a name stays. */
function splitWord(word: string): string[] {
  const plain = word.replace(/^[-'./&]+|[-'./&]+$/g, "");
  if (SYNONYMS.has(plain) || plain === "ci/cd") return [plain];
  return plain.split(/\/|(?<=\p{L}{3})-(?=\p{L}{3})/u).map((part) => part.replace(/^[-']+|[-'.]+$/g, ""));
}

function singular(word: string): string {
  if (word === "apis") return "api";
  if (word.length < 4 || !word.endsWith("s") || NAMES.has(word) || /(?:ss|us|is|js|os)$/.test(word)) return word;
  return /ies$/.test(word) && word.length > 5 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** Synonyms replaced, the longest first. */
function canonical(words: string[]): string[] {
  const result: string[] = [];
  let at = 0;
  while (at < words.length) {
    const length =
      [3, 2, 1].find((size) => at + size <= words.length && SYNONYMS.has(words.slice(at, at + size).join(" "))) ?? 0;
    const replaced = length > 0 ? SYNONYMS.get(words.slice(at, at + length).join(" ")) : words[at];
    result.push(...(replaced ?? "").split(" "));
    at += Math.max(1, length);
  }
  return result;
}
