import type { Rng } from "./rng.js";
import { capital, MADE_UP, madeUp, madeUpName } from "./words/made-up.js";
import { streets } from "./words/places.js";

const ascii = (text: string) =>
  text
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l")
    .replace(/[đĐð]/g, "d")
    .normalize("NFD")
    .replace(/[^A-Za-z -]/g, "")
    .toLowerCase();

const MAIL_HOSTS =
  "gmail.com|gmail.com|outlook.com|yahoo.com|hotmail.com|icloud.com|proton.me|mail.com|gmx.de|web.de|orange.fr|free.fr|laposte.net|live.co.uk|btinternet.com|yahoo.fr|example.com|example.org|example.net|posteo.de|fastmail.com|hey.com|aol.com|wanadoo.fr|libero.it|terra.es".split(
    "|",
  );
const TLDS = "com|org|net|io|dev|co.uk|de|fr|edu|eu|info|me|nl|se|ch|it|es|com.au|ca|in|co|app|test|example".split("|");

export function makeEmail(rng: Rng, name: string): string {
  const parts = ascii(name).split(/[ -]+/).filter(Boolean);
  const first = parts[0] ?? "me";
  const last = parts.at(-1) ?? "me";
  const user = rng.pick([
    `${first}.${last}`,
    `${first}.${last}`,
    `${first}${last}`,
    `${first.charAt(0)}.${last}`,
    `${first.charAt(0)}${last}`,
    `${first}_${last}`,
    `${last}.${first}`,
    `${first}-${last}`,
    `${first}${rng.int(1, 99)}`,
    `${first}.${last}${rng.int(1, 2005)}`,
    `${madeUp(rng)}${rng.int(1, 999)}`,
    `${madeUp(rng)}.${last}`,
    first,
    `hello`,
    `${first}+jobs`,
  ]);
  const host = rng.chance(0.55)
    ? rng.pick(MAIL_HOSTS)
    : `${ascii(madeUp(rng)) || "post"}${rng.chance(0.2) ? `-${ascii(madeUp(rng)) || "x"}` : ""}.${rng.pick(TLDS)}`;
  const email = `${user}@${host}`;
  return rng.chance(0.05) ? capital(email) : email;
}

const digits = (rng: Rng, count: number) => Array.from({ length: count }, () => rng.int(0, 9)).join("");

export function makePhone(rng: Rng): string {
  const d = (count: number) => digits(rng, count);
  return rng.pick([
    () => `+44 7${d(3)} ${d(6)}`,
    () => `07${d(3)} ${d(6)}`,
    () => `07${d(9)}`,
    () => `+44 (0)20 7${d(3)} ${d(4)}`,
    () => `020 7${d(3)} ${d(4)}`,
    () => `(${rng.int(2, 9)}${d(2)}) ${rng.int(2, 9)}${d(2)}-${d(4)}`,
    () => `${rng.int(2, 9)}${d(2)}-${rng.int(2, 9)}${d(2)}-${d(4)}`,
    () => `+1 ${rng.int(2, 9)}${d(2)} ${rng.int(2, 9)}${d(2)} ${d(4)}`,
    () => `+1-${rng.int(2, 9)}${d(2)}-${rng.int(2, 9)}${d(2)}-${d(4)}`,
    () => `${rng.int(2, 9)}${d(2)}.${rng.int(2, 9)}${d(2)}.${d(4)}`,
    () => `+33 6 ${d(2)} ${d(2)} ${d(2)} ${d(2)}`,
    () => `06 ${d(2)} ${d(2)} ${d(2)} ${d(2)}`,
    () => `07.${d(2)}.${d(2)}.${d(2)}.${d(2)}`,
    () => `+49 17${d(1)} ${d(7)}`,
    () => `+49 (0)30 ${d(7)}`,
    () => `017${d(1)}/${d(7)}`,
    () => `0${rng.int(2, 9)}${d(2)} ${d(6)}`,
    () => `+34 6${d(2)} ${d(3)} ${d(3)}`,
    () => `+39 3${d(2)} ${d(7)}`,
    () => `+31 6 ${d(8)}`,
    () => `+41 79 ${d(3)} ${d(2)} ${d(2)}`,
    () => `+91 9${d(4)} ${d(5)}`,
    () => `+91-9${d(9)}`,
    () => `+86 13${d(1)} ${d(4)} ${d(4)}`,
    () => `+81 90-${d(4)}-${d(4)}`,
    () => `+234 80${d(1)} ${d(3)} ${d(4)}`,
    () => `+46 70 ${d(3)} ${d(2)} ${d(2)}`,
    () => `+48 ${d(3)} ${d(3)} ${d(3)}`,
    () => `+353 8${d(1)} ${d(3)} ${d(4)}`,
    () => `+971 50 ${d(3)} ${d(4)}`,
    () => `+55 11 9${d(4)}-${d(4)}`,
    () => `+61 4${d(2)} ${d(3)} ${d(3)}`,
    () => `555-01${d(2)}`,
    () => `00${rng.int(30, 99)} ${d(3)} ${d(3)} ${d(3)}`,
  ])();
}

export function makeStreet(rng: Rng): string {
  const street = rng.chance(MADE_UP / 2)
    ? `${madeUpName(rng)} ${rng.pick(["Street", "Road", "Lane"])}`
    : rng.word(streets);
  return rng.chance(0.6) ? `${rng.int(1, 250)} ${street}` : `${street} ${rng.int(1, 150)}`;
}

export function postcode(rng: Rng): string {
  return rng.pick([
    () => String(rng.int(10000, 99999)),
    () => String(rng.int(1000, 9999)),
    () =>
      `${rng.pick(["LS", "M", "EH", "SW", "BN", "CF", "N"])}${rng.int(1, 20)} ${rng.int(1, 9)}${rng.pick(["AB", "DQ", "HX", "PL"])}`,
  ])();
}
