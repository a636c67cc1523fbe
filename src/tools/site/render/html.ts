/** Text as HTML: escaped, with the marks and links that people write in it. */

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const LINK = /\[([^\]\n]{1,200})\]\(((?:[^()\s]|\([^()\s]*\)){1,500})\)/;
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.\p{L}{2,}/u;
const ADDRESS = /(?:https?:\/\/|(?<![\p{L}\p{N}@.])www\.)[^\s<>()[\]{}"'،]+[^\s<>()[\]{}"'،.,;:!?]/u;
const CODE = /`([^`\n]{1,200})`/;
const STRONG = /\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*|(?<![\p{L}\p{N}_])__(?=\S)([^_\n]+?)(?<=\S)__(?![\p{L}\p{N}_])/u;
const EM =
  /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])/u;
/** A telephone number, where it stands alone or behind its label. */
const PHONE =
  /(?<=^\s*|(?:phone|tel|telephone|telefon|téléphone|tél|teléfono|telefono|telefone|telefoon|mobile?|handy|call(?: us)?(?: on)?|fax|whatsapp|هاتف|الهاتف|جوال|☎|✆|📞)[^\p{N}+(]{0,10})(?:\+|00)?\(?\p{Nd}[\p{Nd} ()/.\u00a0–-]{5,20}\p{Nd}(?=\s*$|[^\p{L}\p{N}])/iu;
const SAFE = /^(?:https?:|mailto:|tel:|#|[\p{L}\p{N}_%.~/-]+(?:[?#]|$))/iu;

export interface InlineOptions {
  /** Telephone numbers become links, too. */
  phones?: boolean;
}

type Rule = [RegExp, (match: RegExpExecArray, options: InlineOptions) => string | undefined];

const RULES: Rule[] = [
  [CODE, ([, code = ""]) => `<code>${escaped(code)}</code>`],
  [
    LINK,
    ([, text = "", target = ""], options) =>
      isSafe(target) ? anchor(target, inline(text, options)) : inline(text, options),
  ],
  [ADDRESS, ([address]) => anchor(/^www/i.test(address) ? `https://${address}` : address, escaped(address))],
  [EMAIL, ([email]) => anchor(`mailto:${email}`, escaped(email))],
  [
    PHONE,
    ([phone], { phones }) =>
      phones && isPhone(phone) ? anchor(`tel:${dialled(phone)}`, `<bdi dir="ltr">${escaped(phone)}</bdi>`) : undefined,
  ],
  [STRONG, ([, one, two], options) => `<strong>${inline(one ?? two ?? "", options)}</strong>`],
  [EM, ([, one, two], options) => `<em>${inline(one ?? two ?? "", options)}</em>`],
];

/**
 * A text with its bold, links, e-mail addresses and web addresses; all else escaped.
 *
 * @example
 * inline("Write to **hello@krume.example**"); // 'Write to <strong><a href="mailto:…">…</a></strong>'
 */
export function inline(text: string, options: InlineOptions = {}): string {
  let first: { index: number; length: number; html: string } | undefined;
  for (const [pattern, render] of RULES) {
    const match = pattern.exec(text);
    if (!match || (first && match.index >= first.index)) continue;
    const html = render(match, options);
    if (html !== undefined) first = { index: match.index, length: match[0].length, html };
  }
  if (!first) return escaped(text).replaceAll("\n", "<br>\n");
  const after = first.index + first.length;
  return inline(text.slice(0, first.index), {}) + first.html + inline(text.slice(after), options);
}

/** The text without its marks. */
export const plain = (text: string) =>
  text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/(?<![\p{L}\p{N}])[*_`]+(?=\S)|(?<=\S)[*_`]+(?![\p{L}\p{N}])/gu, "")
    .replace(/\s+/g, " ")
    .trim();

const isSafe = (target: string) => SAFE.test(target) && !/^\/\//.test(target);
const anchor = (href: string, html: string) => `<a href="${escaped(href)}">${html}</a>`;

function isPhone(text: string): boolean {
  const digits = text.replace(/\P{Nd}/gu, "").length;
  return digits >= 6 && digits <= 15 && !/^\s*\d{4}\s*[–-]\s*\d{4}\s*$/.test(text);
}

/** "+44 (0)131 496 0000" is dialled +441314960000. */
function dialled(phone: string): string {
  const international = /^\s*(?:\+|00)/.test(phone);
  const digits = phone
    .replace(international ? /\(0\)/ : /(?!)/, "")
    .replace(/\p{Nd}/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const bare = digits.replace(/\D/g, "");
  return international ? `+${bare.replace(/^00/, "")}` : bare;
}
