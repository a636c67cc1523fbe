/** Where in a text something is ordered, and not told, asked, quoted or left open. */

const QUOTATIONS = [
  /```[\s\S]*?(?:```|$)/g,
  /"""[\s\S]*?(?:"""|$)/g,
  /^[ \t]*>.*$/gm,
  /"[^"\n]*"/g,
  /“[^“”]*”/g,
  /„[^„“”]*[“”]/g,
  /«[^«»]*»/g,
  /(?<!\w)['‘](?:[^'’‘\n]|(?<=\w)['’](?=\w)){0,500}['’](?!\w)/g,
];
/** A line that ends so is followed by what was pasted: where that ends, nobody can tell. */
const PASTES =
  /\b(?:(?:e-?)?mails?|letters?|messages?|texts?|transcripts?|reviews?|articles?|adverts?|postings?|complaints?|wrote|writes|says|said|quote|logs?|errors?|contracts?|policy|clauses?|below|pasted)\b.*:[ \t]*$/i;

/** Said of what may be, or not to matter. */
const LEFT_OPEN =
  /^\W*should you\b|\b(?:if|unless|when(?:ever)?|in case|otherwise|ideally|preferably|maybe|perhaps|might|need not|needn['’]?t|not necessarily|no need|(?:do|does|did)(?: not|n['’]?t) (?:have to|need to|worry|mind|bother)|optional|or so|approximately|roughly|(?:about|around) \d|where possible|it['’]?s (?:fine|ok)|(?:may|can|could|would) (?:also )?be)\b/i;
/** What such a word begins describes. */
const DESCRIBES =
  /\b(?:that|which|who|whose|whom|how|whether|why|where|what|because|since|so that|as if)\b|\be\.g\.|\bi\.e\./i;
/** After a colon stands what something says: rules that are to be written, a bug, a mail. */
const SAYS = /(?<!\b(?:language|format|length)):(?=\s)/i;
const LABEL = /^(?:\W|\d+[.)]\s)*(?:(?:constraints?|conditions?|important|(?:please )?note)\s*:\s*)?/i;
const POLITE =
  /^(?:(?:please|then|also|finally|now|next|first|so|and|but|make sure (?:that )?(?:you|to)|you|i (?:want|need|would like) you to)\b,?\s+)+/i;
/** Who begins so tells of somebody. */
const TELLS =
  /^(?:i|we|they|he|she|it|there|the|an?|our|my|their|his|her|its|this|these|those|people|users?|customers?|employees|some|many|most)\b/i;

/** A sentence as it was said, and with what others said in it made unreadable; both are of one length. */
export interface Sentence {
  text: string;
  read: string;
}

/** The sentences of a text in which a person says what they want. Texts that they have pasted are none of theirs. */
export function sentencesIn(prose: string): Sentence[] {
  const lines = prose.split("\n");
  const pasted = lines.findIndex((line, index) => index < lines.length - 1 && PASTES.test(line));
  const own = pasted < 0 ? prose : lines.slice(0, pasted + 1).join("\n");
  const read = unquoted(own);
  const sentences: Sentence[] = [];
  let from = 0;
  for (const end of [
    ...read.matchAll(/(?<=[.!?;])(?<!\b(?:max|min|approx|e\.g|i\.e|nr|vs|etc|mrs?|dr)\.)\s+|\n+/gi),
    undefined,
  ]) {
    const to = end?.index ?? read.length;
    sentences.push({ text: own.slice(from, to).trim(), read: read.slice(from, to).trim() });
    from = to + (end?.[0].length ?? 0);
  }
  return sentences.filter(({ read }) => read !== "");
}

/** The text from each place on where an order may begin. None, where it asks or leaves open. */
export function clausesIn(sentence: string): string[] {
  const whole = unquoted(sentence).replace(LABEL, "");
  if (/\?\W*$/.test(whole) || LEFT_OPEN.test(whole)) return [];
  const text = whole.slice(0, SAYS.exec(whole)?.index);
  const clauses = [text];
  for (const { index, 0: words } of text.matchAll(/[,;(–—]\s*(?:(?:and|but|then) )?|\b(?:and|but|then) /g)) {
    const before = text.slice(0, index);
    const sinceComma = before.slice(Math.max(before.lastIndexOf(","), before.lastIndexOf(";")) + 1);
    const goesOn = /^\w/.test(words) && (TELLS.test(text) || DESCRIBES.test(sinceComma));
    if (!goesOn) clauses.push(text.slice(index + words.length));
  }
  return clauses.map((clause) => clause.replace(POLITE, ""));
}

/** A clause up to where it begins to describe something. */
export function ordered(clause: string): string {
  return clause.slice(0, DESCRIBES.exec(clause)?.index);
}

/** More than one word in quotation marks is somebody else's; one may be a file's name. */
function unquoted(text: string): string {
  const hidden = (quoted: string) => (/\s/.test(quoted) ? quoted.replace(/[^\n]/g, "…") : quoted);
  return QUOTATIONS.reduce((rest, marks) => rest.replace(marks, hidden), text);
}
