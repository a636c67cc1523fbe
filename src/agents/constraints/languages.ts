/** Telling in which language a text is written: by its script, or by its commonest words. */

export interface Language {
  name: string;
  /** Unicode script, where it alone tells. */
  script?: string;
  /** The commonest words, where the script is shared. */
  words?: readonly string[];
}

const LANGUAGES: readonly Language[] = [
  ...[
    ["Arabic", "Arabic"],
    ["Hebrew", "Hebrew"],
    ["Greek", "Greek"],
    ["Russian", "Cyrillic"],
    ["Chinese", "Han"],
    ["Japanese", "Hiragana"],
    ["Korean", "Hangul"],
    ["Hindi", "Devanagari"],
    ["Thai", "Thai"],
  ].map(([name = "", script = ""]) => ({ name, script })),
  { name: "English", words: "the of and to in is for with that are from this was by on as it be not have".split(" ") },
  {
    name: "German",
    words: "der die das und ist nicht mit den von zu für auf im ein eine sich des dem auch wird".split(" "),
  },
  {
    name: "French",
    words: "le la les des et est une dans pour qui que du sur avec pas par au ce plus sont".split(" "),
  },
  { name: "Spanish", words: "el la los las de y que en un una por con para del se es su no al como".split(" ") },
  { name: "Italian", words: "il lo gli di che la e un una per con non del sono della nel più da si anche".split(" ") },
  { name: "Portuguese", words: "o a os as de que e do da em um uma para com não no na por se é".split(" ") },
  { name: "Dutch", words: "de het een en van is dat niet op te met voor zijn er aan ook om die als wordt".split(" ") },
  { name: "Polish", words: "i w na z do się że jest nie to o po dla od przez oraz jak ale są za".split(" ") },
];

const FUNCTION_WORDS = new Set(LANGUAGES.flatMap(({ words = [] }) => words));

/** Whether a word is one of those that any text of its language holds. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word) || /^\p{Ll}$/u.test(word);
}

/** Fewer letters or words than this say nothing. */
const MIN_LETTERS = 20;
const MIN_WORDS = 12;

export function languageNamed(name: string): Language | undefined {
  return LANGUAGES.find((language) => language.name.toLowerCase() === name.toLowerCase());
}

/** Whether a text is written in a language; undefined when it is too short to tell. */
export function isWrittenIn(text: string, language: Language): boolean | undefined {
  const plain = text.replace(/<[^>]*>|https?:\S+|`[^`]*`/g, " ");
  if (language.script) {
    const letters = plain.match(/\p{L}/gu)?.length ?? 0;
    const own = plain.match(new RegExp(`\\p{Script=${language.script}}`, "gu"))?.length ?? 0;
    const needed = language.script === "Hiragana" ? 0.15 : 0.5;
    return letters < MIN_LETTERS ? undefined : own / letters > needed;
  }
  const words = plain.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < MIN_WORDS) return undefined;
  const shares = LANGUAGES.filter((each) => each.words).map((each) => ({
    name: each.name,
    share: words.filter((word) => each.words?.includes(word)).length / words.length,
  }));
  const most = Math.max(...shares.map(({ share }) => share));
  const own = shares.find(({ name }) => name === language.name)?.share ?? 0;
  if (most < 0.05) return foreignScript(plain) ? false : undefined;
  return own >= most;
}

function foreignScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters >= MIN_LETTERS && latin / letters < 0.5;
}
