/** RTF's own signs: groups, control words with their numbers, and text as bytes. */
export type Token =
  | { kind: "open" }
  | { kind: "close" }
  /** `\\b0` is `{ name: "b", value: 0 }`; signs such as `\\*` and `\\~` are words too. */
  | { kind: "word"; name: string; value: number | undefined }
  /** A character for each byte, to be read in the code page that holds there. */
  | { kind: "text"; bytes: string };

const TOKEN = /([{}])|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([\s\S])|([^{}\\\r\n]+)|[\r\n]+/y;

/** @param rtf The file, a character for each byte. */
export function* tokensOf(rtf: string): Generator<Token> {
  let at = 0;
  while (at < rtf.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(rtf);
    // A backslash at the very end.
    if (!match) return;
    at = TOKEN.lastIndex;
    const [, brace, name, number, hex, sign, text] = match;
    if (brace) yield { kind: brace === "{" ? "open" : "close" };
    else if (name === "bin") at += Math.max(0, Number(number ?? 0));
    else if (name) yield { kind: "word", name, value: number === undefined ? undefined : Number(number) };
    else if (hex) yield { kind: "text", bytes: String.fromCharCode(Number.parseInt(hex, 16)) };
    else if (sign) yield signToken(sign);
    else if (text) yield { kind: "text", bytes: text };
  }
}

function signToken(sign: string): Token {
  if ("\\{}".includes(sign)) return { kind: "text", bytes: sign };
  return { kind: "word", name: sign === "\n" || sign === "\r" ? "par" : sign, value: undefined };
}
