import type { RunState } from "../../runtime/run/state.js";
import { callsOf } from "../../runtime/run/state.js";

/** Addresses as browsers read them: with any number of slashes, either way round. */
const URL_IN_TEXT =
  /(?:\b(?:https?|wss?|ftps?|sftp|ssh|git):[/\\]*|(?<![:\w/\\])[/\\]{2})[^\s"'<>(){}|,;/\\][^\s"'<>(){}|,]*/gi;
const NAME = "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?[.。])+(?:\\p{L}{2,24}|xn--[a-z0-9-]+)";
const NUMBERS = "\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+\\]";
const HOST_IN_TEXT = new RegExp(`(?<![\\p{L}\\p{N}.-])(?:${NAME}|${NUMBERS})(?![\\p{L}\\p{N}-])`, "giu");
/** A value that is nothing but a host, with or without user, port and path. */
const BARE = new RegExp(`^(?:[^\\s/@]+@)?(?:${NAME}|${NUMBERS}|localhost)\\.?(?::\\d+)?(?:[/?#]\\S*)?$`, "iu");
/** Arguments whose value is an address, however it is written. */
const ADDRESS =
  /(?:^|[_-]|(?<=[a-z])(?=[A-Z]))(?:ur[il]s?|href|link|host(?:name)?|domain|site|address|endpoint|server|origin)$/i;
/** Endings of file names that are also those of hosts. */
const FILE_ENDING =
  /\.(md|txt|html?|json|csv|pdf|docx?|xlsx?|pptx?|py|js|ts|mjs|sh|css|xml|ya?ml|zip|png|jpe?g|gif|svg|mp[34]|mov)$/i;

/** The hosts that the arguments of a call lead to, however deep and however written. */
export function hostsOfCall(args: unknown): string[] {
  const hosts = new Set<string>();
  visit(args, "", (name, given) => {
    for (const text of new Set([plain(given), plain(decoded(given))])) {
      const urls = urlHosts(text);
      for (const host of urls) hosts.add(host);
      if (urls.length > 0 || /\s/.test(text)) continue;
      const isHost = ADDRESS.test(name) || (BARE.test(text) && !FILE_ENDING.test(text));
      const host = isHost ? hostOf(`https://${text}`) : undefined;
      if (host) hosts.add(host);
    }
  });
  return [...hosts];
}

/** Browsers leave out tabs and line ends within an address, and spaces around it. */
function plain(text: string): string {
  return text.replace(/[\t\r\n]/g, "").trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The hosts that the person named: in the goal, the instructions, answers, messages, and in calls that were allowed by hand.
 */
export function namedHosts(state: RunState, instructions: string | undefined): string[] {
  const answers = Object.values(state.questions).flatMap(({ answer }) => answer ?? []);
  const texts = [state.goal, instructions ?? "", ...answers];
  const allowed = callsOf(state).filter(({ callId }) => ["allow", "always"].includes(state.approvals[callId] ?? ""));
  return [...texts.flatMap(hostsInText), ...allowed.flatMap(({ args }) => hostsOfCall(args))];
}

/** The hosts of addresses that calls which were carried out were given. */
export function reachedHosts(state: RunState): string[] {
  const turns = Object.values(state.steps).flatMap((step) => step.branches.flatMap((branch) => branch.turns));
  return turns.flatMap(({ reply, called }) =>
    reply.calls.filter(({ callId }) => called[callId] !== undefined).flatMap(({ args }) => hostsOfCall(args)),
  );
}

/** Those hosts of a call that nobody named; a name covers what is below it. */
export function unnamedHosts(args: unknown, named: readonly string[]): string[] {
  return hostsOfCall(args).filter((host) => !named.some((name) => host === name || host.endsWith(`.${name}`)));
}

function hostsInText(text: string): string[] {
  const bare = (text.match(HOST_IN_TEXT) ?? []).filter((name) => !FILE_ENDING.test(name));
  return [...urlHosts(text), ...bare.flatMap((name) => hostOf(`https://${name}`) ?? [])];
}

function urlHosts(text: string): string[] {
  return (text.match(URL_IN_TEXT) ?? []).flatMap((url) => hostOf(/^[/\\]/.test(url) ? `https:${url}` : url) ?? []);
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).hostname.toLowerCase().replace(/\.$/, "") || undefined;
  } catch {
    return undefined;
  }
}

/** All texts of a value, names and JSON within texts included. */
function visit(value: unknown, name: string, each: (name: string, text: string) => void): void {
  if (typeof value === "string") {
    const held = /^\s*[[{]/.test(value) ? parsed(value) : undefined;
    if (typeof held === "object") visit(held, name, each);
    else each(name, value);
  } else if (Array.isArray(value)) for (const member of value) visit(member, name, each);
  else if (typeof value === "object" && value !== null)
    for (const [key, member] of Object.entries(value)) {
      each("", key);
      visit(member, key, each);
    }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
