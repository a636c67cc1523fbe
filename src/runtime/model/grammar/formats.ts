import { type Regex, wholeMatch } from "./regex.js";

const LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?";
const DOMAIN = `(${LABEL}\\.){1,5}[A-Za-z]{2,12}`;
const OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const IPV4 = `${OCTET}(\\.${OCTET}){3}`;
const HEXTET = "[0-9A-Fa-f]{1,4}";
const LEAP = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29";
const DAYS = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])";
const DATE = `(${LEAP}|[0-9]{4}-(${DAYS}))`;
const CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?";
const ZONE = "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";
const PCHAR = "([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})";
const REST = `(:[1-9][0-9]{0,3})?(/${PCHAR}{0,300})?(\\?${PCHAR}{0,300})?(#${PCHAR}{0,100})?`;
const EMAIL = `[A-Za-z0-9_+-]{1,32}(\\.[A-Za-z0-9_+-]{1,32}){0,4}@${DOMAIN}`;
// The last label starts with a letter: a URL parser takes a number there for an IPv4 address.
const WEB = `(https?|ftp|wss?)://((${LABEL}\\.){0,6}[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)${REST}`;

/** Common formats as patterns. They admit only what is valid, not all that is: a model has no use for odd spellings. */
const PATTERNS: Record<string, string> = {
  date: DATE,
  time: `${CLOCK}${ZONE}`,
  "date-time": `${DATE}T${CLOCK}${ZONE}`,
  duration: "P([0-9]{1,3}W|([0-9]{1,3}D)(T[0-9]{1,3}[HMS])?|[0-9]{1,3}[YM]([0-9]{1,3}D)?|T[0-9]{1,3}[HMS])",
  email: EMAIL,
  "idn-email": EMAIL,
  hostname: `(${LABEL}\\.){0,5}${LABEL}`,
  ipv4: IPV4,
  ipv6: `((${HEXTET}:){7}${HEXTET}|(${HEXTET}:){1,4}(:${HEXTET}){1,3}|::(${HEXTET}:){0,4}${HEXTET}|(${HEXTET}:){1,6}:|::)`,
  uri: `(${WEB}|mailto:${EMAIL}|(file|urn|tel|data):${PCHAR}{1,300})`,
  url: WEB,
  "uri-reference": `(${WEB}|/?${PCHAR.replace(":", "")}{1,300})`,
  uuid: "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
};

const compiled = new Map<string, Regex>();

/** What a string of this format looks like, undefined for a format that we don't know. */
export function formatRegex(format: string): Regex | undefined {
  const pattern = Object.hasOwn(PATTERNS, format) ? PATTERNS[format] : undefined;
  if (pattern === undefined) return undefined;
  const known = compiled.get(format) ?? wholeMatch(`^(${pattern})$`);
  compiled.set(format, known);
  return known;
}
