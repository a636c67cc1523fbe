/** Which addresses a tool may talk to: the public internet, and the private origins that a person has named. */
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { ToolError } from "../../runtime/errors.js";

export interface Egress {
  /** Exact origins (scheme, host and port) that may be reached though they are private. */
  allowOrigins?: readonly string[];
  /** The only hosts that may be reached, each with those below it; every public one by default. */
  allowHosts?: readonly string[];
}

export interface CheckedTarget {
  url: URL;
  /** The address that was checked: connect to this one, never resolve again. */
  address: string;
  family: 4 | 6;
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv6");
}

/** True for addresses that belong to this machine, its networks, or nobody. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPrivateAddress(mapped);
  const family = isIP(address);
  if (family === 0) return true;
  // A mapped address may also be written in hexadecimal.
  if (family === 6 && /^::ffff:/i.test(address)) return true;
  return PRIVATE.check(address, family === 4 ? "ipv4" : "ipv6");
}

/**
 * Checks a URL and resolves its host once.
 *
 * @throws ToolError `tool.egress` for other schemes, names and passwords in it, and private addresses; `tool.failed` for a
 * host that there is not.
 */
export async function checkTarget(
  text: string,
  { allowOrigins = [], allowHosts }: Egress = {},
): Promise<CheckedTarget> {
  const url = parsed(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused(text, `${url.protocol} is not allowed`);
  if (url.username !== "" || url.password !== "") throw refused(text, "it holds a name or a password");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isNamed = allowOrigins.some((origin) => originOf(origin) === url.origin);
  if (!isNamed && allowHosts && !allowHosts.some((name) => isBelow(host, name))) {
    throw refused(text, `${host} is not among the hosts that this run may reach`);
  }
  const addresses = await addressesOf(host);
  // One private address among several is enough: which one would be taken is chance.
  if (!isNamed && addresses.some(({ address }) => isPrivateAddress(address))) {
    throw refused(text, `${host} is an address of this machine or its network`);
  }
  const [first] = addresses;
  if (!first) throw unresolved(host);
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new ToolError("tool.bad-input", `${JSON.stringify(text.slice(0, 200))} is no URL.`, {
      hint: "Give a whole URL, such as https://example.com/page.",
      data: { field: "url" },
    });
  }
}

function isBelow(host: string, name: string): boolean {
  const plain = host.toLowerCase().replace(/\.$/, "");
  const wanted = name.toLowerCase().replace(/^\*\./, "");
  return plain === wanted || plain.endsWith(`.${wanted}`);
}

function originOf(text: string): string | undefined {
  try {
    return new URL(text).origin;
  } catch {
    return undefined;
  }
}

async function addressesOf(host: string): Promise<{ address: string; family: number }[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  return lookup(host, { all: true }).catch(() => {
    throw unresolved(host);
  });
}

function unresolved(host: string): ToolError {
  return new ToolError("tool.failed", `There is no host "${host.slice(0, 100)}", or this machine is offline.`, {
    hint: "Check the spelling, or go on without the web.",
  });
}

function refused(text: string, why: string): ToolError {
  return new ToolError("tool.egress", `${text.slice(0, 200)} may not be reached: ${why}.`, {
    hint: "Only public web pages are fetched; private origins only where a person has allowed them (allowOrigins).",
  });
}
