/** How many times a server may send us on. */
const MOST_HOPS = 8;
const SENT_ON = new Set([301, 302, 303, 307, 308]);

/** An answer, and what the servers on the way to it said of the file. */
export interface Followed {
  response: Response;
  /** SHA-256 of the file's content, where the hub tells it. */
  sha256: string | undefined;
}

/**
 * A GET that follows where it is sent, and reads on the way what only the first server says. A key goes to that server
 * alone, never to where it sends us.
 *
 * @throws Error in words where it is sent round in circles, or away from https
 */
export async function follow(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<Followed> {
  const first = new URL(url);
  let at = first;
  let sha256: string | undefined;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const { authorization, ...others } = headers;
    const sent = authorization !== undefined && at.origin === first.origin ? headers : others;
    const response = await fetch(at, { headers: sent, signal, redirect: "manual" });
    sha256 ??= /^(?:W\/)?"?([0-9a-f]{64})"?$/i.exec(response.headers.get("x-linked-etag") ?? "")?.[1]?.toLowerCase();
    const place = response.headers.get("location");
    if (!SENT_ON.has(response.status) || place === null) return { response, sha256 };
    await response.body?.cancel();
    const next = new URL(place, at);
    if (at.protocol === "https:" && next.protocol !== "https:") {
      throw new Error(`${at.host} sends us on to ${next.host} without https`);
    }
    at = next;
  }
  throw new Error(`${first.host} sends us on more than ${MOST_HOPS} times`);
}
