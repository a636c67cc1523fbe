/** Old encodings, told by what their bytes spell: letters that are common in a language are common in its texts. */

interface Candidate {
  encoding: string;
  /** Common characters of the texts that are written in it. */
  common: RegExp;
  /** The least share of them among the characters beyond ASCII. */
  share: number;
}

const CYRILLIC = /[оеаинтсрвлкмдпу]/g;
const CANDIDATES: Candidate[] = [
  { encoding: "shift_jis", common: /[\u3041-\u3096]/g, share: 0.25 },
  { encoding: "euc-jp", common: /[\u3041-\u3096]/g, share: 0.25 },
  { encoding: "euc-kr", common: /[이다는의에을가고하지를한로은기사대인]/g, share: 0.15 },
  { encoding: "gb18030", common: /[的一是不了在人有我他这个们中来上大为和国工作年月理学公司]/g, share: 0.08 },
  { encoding: "big5", common: /[的一是不了在人有我他這個們中來上大為和國工作年月理學公司]/g, share: 0.08 },
  { encoding: "windows-1251", common: CYRILLIC, share: 0.5 },
  { encoding: "koi8-r", common: CYRILLIC, share: 0.5 },
  { encoding: "ibm866", common: CYRILLIC, share: 0.5 },
  { encoding: "windows-1253", common: /[αοιεητσνυκρπςάίό]/g, share: 0.5 },
  { encoding: "windows-1255", common: /[יוהלאמרבתשנ]/g, share: 0.4 },
  { encoding: "windows-874", common: /[\u0e01-\u0e3a\u0e40-\u0e4e]/g, share: 0.9 },
  { encoding: "windows-1256", common: /[اليمونترهبدع]/g, share: 0.4 },
];

const SAMPLE_BYTES = 65_536;
/** Texts in Latin letters have fewer bytes beyond ASCII; of the others only theirs are looked at. */
const FOREIGN_SHARE = 0.3;

/** The encoding of a text that is neither UTF-8 nor UTF-16, nor in Latin letters; undefined for those and where none fits. */
export function foreignEncoding(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let high = 0;
  let letters = 0;
  for (const byte of sample) {
    if (byte >= 0x80) high += 1;
    else if ((byte | 32) >= 97 && (byte | 32) <= 122) letters += 1;
  }
  if (high < 8 || high < (high + letters) * FOREIGN_SHARE) return undefined;
  let best: string | undefined;
  let most = 1;
  for (const { encoding, common, share } of CANDIDATES) {
    const fit = shareOf(sample, encoding, common) / share;
    if (fit > most) [best, most] = [encoding, fit];
  }
  return best;
}

/** Windows-1250, told by what it looks like as Windows-1252: signs and unused bytes inside of words, or Czech's letters as Western ones. */
export function isCentralEuropean(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, SAMPLE_BYTES)).toString("latin1");
  const signs = text.match(
    /(?<=[a-z\u00c0-\u00ff])[\u00b3\u00b9\u00bf\u00be\u00a3\u009d\u008d\u008f\u009f](?=[a-z\u00c0-\u00ff])/gi,
  );
  const czech = /[\u009a\u009e\u008a\u008e]/.test(text) ? text.match(/[\u00f8\u00ec\u00f9\u00f2\u00ef]/g) : null;
  return (signs?.length ?? 0) + (czech?.length ?? 0) >= 3;
}

function shareOf(sample: Uint8Array, encoding: string, common: RegExp): number {
  try {
    // As a stream: the sample's end may cut a character.
    const text = new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
    if (beyond === 0 || /[\p{Co}\u0080-\u009f]/u.test(text)) return 0;
    return (text.match(common)?.length ?? 0) / beyond;
  } catch {
    return 0;
  }
}

/** True for UTF-8 with a few broken bytes: whole characters of several bytes come by chance in no other text. */
export function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, SAMPLE_BYTES));
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  return whole >= 8 && whole >= broken * 8;
}
