import type { RunState } from "../runtime/run/state.js";
import { callsOf } from "../runtime/run/state.js";

const URL_IN_TEXT = /\bhttps?:\/\/[^\s"'<>()[\]{}]+/gi;
const HOST_IN_TEXT = /\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}\b/gi;
/** Endings of file names that are also those of hosts. */
const FILE_ENDING =
  /\.(md|txt|html?|json|csv|pdf|docx?|xlsx?|pptx?|py|js|ts|mjs|sh|css|xml|ya?ml|zip|png|jpe?g|gif|svg|mp[34]|mov)$/i;

/** The hosts that the arguments of a call lead to. */
export function hostsOfCall(args: unknown): string[] {
  const hosts = new Set<string>();
  visit(args, "", (name, text) => {
    for (const host of urlHosts(text)) hosts.add(host);
    if (/^(url|uri|href|host|domain|site|address)$/i.test(name) && !text.includes("://")) {
      const host = hostOf(`https://${text}`);
      if (host) hosts.add(host);
    }
  });
  return [...hosts];
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
  const bare = (text.match(HOST_IN_TEXT) ?? [])
    .filter((name) => !FILE_ENDING.test(name))
    .map((name) => name.toLowerCase());
  return [...urlHosts(text), ...bare];
}

function urlHosts(text: string): string[] {
  return (text.match(URL_IN_TEXT) ?? []).flatMap((url) => hostOf(url) ?? []);
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).hostname.toLowerCase().replace(/\.$/, "") || undefined;
  } catch {
    return undefined;
  }
}

function visit(value: unknown, name: string, each: (name: string, text: string) => void): void {
  if (typeof value === "string") each(name, value);
  else if (Array.isArray(value)) for (const member of value) visit(member, name, each);
  else if (typeof value === "object" && value !== null)
    for (const [key, member] of Object.entries(value)) visit(member, key, each);
}
