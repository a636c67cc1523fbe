import { ConfigError } from "../../runtime/errors.js";

/**
 * What tools need and nobody else may see. The model writes a handle, `{{secret:NAME}}`; the value is put in just before the
 * tool runs, and taken out again of whatever comes back, before it is stored or shown.
 */
export type Secrets = Readonly<Record<string, string>>;

/** Shorter values would be found everywhere. */
const MIN_CHARS = 6;

/** @throws ConfigError `config.invalid`; the value itself is never named */
export function validSecrets(secrets: Secrets = {}): Secrets {
  for (const [name, value] of Object.entries(secrets)) {
    const bad = (what: string) =>
      new ConfigError("config.invalid", `secrets.${name}: ${what}.`, { hint: 'secrets: { SHOP_TOKEN: "…" }' });
    if (!/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)) throw bad("expected a name of letters, digits and _");
    if (typeof value !== "string" || value.length < MIN_CHARS)
      throw bad(`expected a text of at least ${MIN_CHARS} characters`);
  }
  return secrets;
}

/** What the model is told: names, never values. */
export function secretsInWords(secrets: Secrets): string | undefined {
  const handles = Object.keys(secrets).map(handleOf);
  if (handles.length === 0) return undefined;
  return `Secrets: ${handles.join(", ")}. Where a tool needs one, write it so, as it stands; nobody sees the value.`;
}

/** A value with the secrets in the place of their handles: for the tool alone. */
export function withSecrets<T>(value: T, secrets: Secrets): T {
  const entries = Object.entries(secrets);
  if (entries.length === 0) return value;
  return mapTexts(value, (text) =>
    entries.reduce((given, [name, secret]) => given.replaceAll(handleOf(name), () => secret), text),
  ) as T;
}

/** A value with the handles in the place of the secrets, also where they were written otherwise: for everybody else. */
export function withoutSecrets<T>(value: T, secrets: Secrets): T {
  const longestFirst = spellingsIn(secrets);
  if (longestFirst.length === 0) return value;
  return mapTexts(value, (text) =>
    longestFirst.reduce((given, [spelling, handle]) => given.replaceAll(spelling, () => handle), text),
  ) as T;
}

type Spelled = readonly [spelling: string | RegExp, handle: string, chars: number];

const known = new WeakMap<Secrets, Spelled[]>();

/** All spellings of all secrets with their handles, the longest first. */
function spellingsIn(secrets: Secrets) {
  const before = known.get(secrets);
  if (before) return before;
  const made = Object.entries(secrets)
    .flatMap(([name, secret]): Spelled[] => [
      ...spellingsOf(secret).map((spelling): Spelled => [spelling, handleOf(name), spelling.length]),
      ...brokenSpellingsOf(secret).map(([pattern, chars]): Spelled => [pattern, handleOf(name), chars]),
    ])
    .sort(([, , a], [, , b]) => b - a);
  known.set(secrets, made);
  return made;
}

function handleOf(name: string): string {
  return `{{secret:${name}}}`;
}

/** As it is, and as addresses, forms, JSON, pages, headers and dumps write it. */
function spellingsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const percent = encodeURIComponent(secret);
  const strict = percent.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams({ s: secret }).toString().slice(2);
  const percents = [percent, strict, form, encodeURIComponent(percent)];
  const ascii = json.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const numbered = (base: 10 | 16) =>
    [...secret].map((char) => `&#${base === 16 ? "x" : ""}${char.codePointAt(0)?.toString(base)};`).join("");
  const all = [
    secret,
    secret.normalize("NFC"),
    secret.normalize("NFD"),
    json,
    ascii,
    JSON.stringify(json).slice(1, -1),
    secret.replace(/[\\"$`]/g, "\\$&"),
    ...percents.flatMap((each) => [each, each.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]),
    secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    numbered(10),
    numbered(16),
    ...base64sOf(secret),
  ];
  return [...new Set(all)].filter((spelling) => spelling.length >= MIN_CHARS);
}

/** What is broken into lines or pairs on the way, in any case: long lines, base64 of mails and of the shell, hexadecimal dumps. */
function brokenSpellingsOf(secret: string): [pattern: RegExp, chars: number][] {
  const pairs = Buffer.from(secret).toString("hex").match(/../g) ?? [];
  const inLines = (text: string, flags: string): [RegExp, number] => {
    const chars = [...text].map((char) => char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&"));
    return [new RegExp(chars.join("\\r?\\n?"), flags), text.length];
  };
  return [
    [new RegExp(pairs.join("[\\s:-]?"), "gi"), pairs.length * 2],
    inLines(secret, "giu"),
    ...base64sOf(secret)
      .filter((text) => text.length >= MIN_CHARS)
      .map((text) => inLines(text, "g")),
  ];
}

/** In base64 it reads otherwise by what stands before it (`user:` in a header): what is sure to be the secret's own, of each. */
function base64sOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const whole = bytes.toString("base64").replace(/=+$/, "");
  const inside = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    // The first characters hold bits of what stands before, the last one of what follows.
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  return [whole, ...inside].flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")]);
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((member) => mapTexts(member, change));
  if (typeof value !== "object" || value === null) return value;
  if ("toJSON" in value && typeof value.toJSON === "function") return mapTexts(value.toJSON(), change);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [change(key), mapTexts(member, change)]));
}
