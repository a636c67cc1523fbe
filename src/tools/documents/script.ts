const SCRIPTS = [
  ["Latin", /\p{Script=Latin}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Han", /\p{Script=Han}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Hangul", /\p{Script=Hangul}/u],
  ["Kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["Devanagari", /\p{Script=Devanagari}/u],
  ["Bengali", /\p{Script=Bengali}/u],
  ["Tamil", /\p{Script=Tamil}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Georgian", /\p{Script=Georgian}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Ethiopic", /\p{Script=Ethiopic}/u],
] as const;

/** One character of these says as much as a word of letters does. */
const WEIGHT: Record<string, number> = { Han: 3, Hangul: 2, Kana: 2 };

const SAMPLE_CHARACTERS = 6000;

/**
 * The script that most of a text is written in, by Unicode's names; "none" without letters.
 *
 * @example
 * scriptOf("Curriculum vitae"); // "Latin"
 */
export function scriptOf(text: string): string {
  const weights = new Map<string, number>();
  for (const character of text.slice(0, SAMPLE_CHARACTERS)) {
    const script = scriptOfCharacter(character);
    if (script) weights.set(script, (weights.get(script) ?? 0) + (WEIGHT[script] ?? 1));
  }
  // E-mail addresses, links and product names are Latin everywhere: they don't make a text Latin.
  const latin = (weights.get("Latin") ?? 0) * 0.6;
  let best = "none";
  let most = 0;
  for (const [script, weight] of weights) {
    const counted = script === "Latin" ? latin : weight;
    if (counted > most) [best, most] = [script, counted];
  }
  return best;
}

function scriptOfCharacter(character: string): string | undefined {
  if (/^[A-Za-z]$/.test(character)) return "Latin";
  if ((character.codePointAt(0) ?? 0) < 0xaa) return undefined;
  return SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0];
}
