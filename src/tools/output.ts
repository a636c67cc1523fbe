/** A tool's text as the model may have it: no control characters, no more than it can hold. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal sequences are what is taken out
const TERMINAL_SEQUENCE = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
/** All but tab and newline; the invisible tag characters too, which carry hidden instructions. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Above this share of unprintable characters a text is no text. */
const BINARY_SHARE = 0.1;

/** Takes out terminal sequences, control characters and halves of characters; says so when nothing sensible is left. */
export function cleanText(text: string): string {
  const plain = text.replace(TERMINAL_SEQUENCE, "").replace(/\r\n?/g, "\n").replace(LONE_SURROGATES, "\ufffd");
  const clean = plain.replace(CONTROLS, "");
  const garbage = plain.length - clean.length + clean.split("\ufffd").length - 1;
  if (garbage > 8 && garbage > plain.length * BINARY_SHARE)
    return `(binary output, ${text.length} characters, not shown)`;
  return clean;
}

/**
 * Keeps beginning and end of a text that is too long, with a line between that says how much is missing, and where the whole is.
 */
export function shortenText(text: string, maxChars: number, whole?: string): string {
  if (text.length <= maxChars) return text;
  const rest = whole ? `The whole is in ${whole}: file_read reads on there.` : "Ask for a smaller part.";
  const note = `\n[… cut: the whole has ${text.length} characters, shown are at most ${maxChars}. ${rest} …]\n`;
  const room = maxChars - note.length;
  if (room <= 0) return text.slice(0, Math.max(0, maxChars));
  const head = Math.ceil(room * 0.75);
  return (text.slice(0, head) + note + text.slice(text.length - (room - head))).replace(LONE_SURROGATES, "");
}
