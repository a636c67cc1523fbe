import { ConfigError } from "../runtime/errors.js";

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
  const spellings = Object.entries(secrets).flatMap(([name, secret]) =>
    spellingsOf(secret).map((spelling) => [spelling, handleOf(name)] as const),
  );
  if (spellings.length === 0) return value;
  const longestFirst = spellings.sort(([a], [b]) => b.length - a.length);
  return mapTexts(value, (text) =>
    longestFirst.reduce((given, [spelling, handle]) => given.replaceAll(spelling, () => handle), text),
  ) as T;
}

function handleOf(name: string): string {
  return `{{secret:${name}}}`;
}

/** As it is, and as addresses, JSON and headers write it. */
function spellingsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString("base64");
  const all = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ""),
  ];
  return [...new Set(all)].filter((spelling) => spelling.length >= MIN_CHARS);
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((member) => mapTexts(member, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [change(key), mapTexts(member, change)]));
}
