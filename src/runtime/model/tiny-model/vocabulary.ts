/**
 * A byte-level BPE vocabulary like Qwen's, only small: every byte, common pieces, QwQ's special tokens.
 */

/** GGUF's kinds of tokens. */
export const TOKEN_KIND = { normal: 1, control: 3, userDefined: 4 } as const;

export interface Vocabulary {
  tokens: string[];
  kinds: number[];
  merges: string[];
  idOf(token: string): number;
}

/** QwQ's added tokens, in its order. The control ones are never made from plain text. */
const CONTROL_TOKENS = [
  "<|endoftext|>",
  "<|im_start|>",
  "<|im_end|>",
  "<|object_ref_start|>",
  "<|object_ref_end|>",
  "<|box_start|>",
  "<|box_end|>",
  "<|quad_start|>",
  "<|quad_end|>",
  "<|vision_start|>",
  "<|vision_end|>",
  "<|vision_pad|>",
  "<|image_pad|>",
  "<|video_pad|>",
];
const USER_TOKENS = [
  "<tool_call>",
  "</tool_call>",
  "<|fim_prefix|>",
  "<|fim_middle|>",
  "<|fim_suffix|>",
  "<|fim_pad|>",
  "<|repo_name|>",
  "<|file_sep|>",
  "<think>",
  "</think>",
];

const byteLetters = lettersOfBytes();

const PIECES = [
  '{"',
  '":',
  ' "',
  '",',
  '"}',
  '"}}',
  '"]',
  '["',
  "[]",
  "{}",
  ' {"',
  ' ["',
  "}}",
  "},",
  '":"',
  '","',
  "\n\n",
  "  ",
  "    ",
]; // prettier-ignore

const WORDS =
  "the and of to in is you that it for on with as are be this have from or by not but what all were when we there can an " +
  "your which their if do will each how them then many some so these would other into has more two like time look " +
  "write go see number no way could people my than first been call who now find long down day did get come made may " +
  "part name arguments path file text result page step plan goal read list search title document records error true " +
  "false null content function system user assistant tool let need should check think maybe wait because however";

/** Builds the vocabulary; always the same. */
export function tinyVocabulary(): Vocabulary {
  const tokens = new Set(byteLetters.values());
  const merges: string[] = [];
  const merge = (left: string, right: string): void => {
    if (tokens.has(left + right)) return;
    tokens.add(left + right);
    merges.push(`${left} ${right}`);
  };
  for (const piece of [...PIECES, ...WORDS.split(" "), ...WORDS.split(" ").map((word) => ` ${word}`)]) {
    const parts = [...spelled(piece)];
    parts.slice(1).forEach((letter, index) => {
      merge(parts.slice(0, index + 1).join(""), letter);
    });
  }
  const small = [..."abcdefghijklmnopqrstuvwxyz"];
  for (const first of small) {
    for (const second of small) merge(first, second);
    merge(spelled(" "), first);
    for (const second of small) merge(spelled(" ") + first, second);
  }
  const all = [...tokens, ...CONTROL_TOKENS, ...USER_TOKENS];
  const ids = new Map(all.map((token, id) => [token, id]));
  return {
    tokens: all,
    kinds: all.map(kindOf),
    merges,
    idOf: (token) => ids.get(token) ?? ids.get(spelled(token)) ?? -1,
  };
}

function kindOf(token: string): number {
  if (CONTROL_TOKENS.includes(token)) return TOKEN_KIND.control;
  return USER_TOKENS.includes(token) ? TOKEN_KIND.userDefined : TOKEN_KIND.normal;
}

/** A text as the vocabulary spells its bytes: printable ones as themselves, the others as letters from 256 on. */
function spelled(text: string): string {
  return [...Buffer.from(text, "utf8")].map((byte) => byteLetters.get(byte) ?? "").join("");
}

function lettersOfBytes(): Map<number, string> {
  const letters = new Map<number, string>();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    letters.set(byte, String.fromCodePoint(printable ? byte : next++));
  }
  return letters;
}
