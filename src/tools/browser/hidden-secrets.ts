/** Covering secrets in pictures of a page: what was typed by handle, wherever the page shows it. */
import type { Locator, Page } from "playwright";
import { within } from "./time-limit.js";

const MARK = "data-covered";
const MARK_MS = 3000;

export interface HiddenSecrets {
  masks: Locator[];
  found: number;
  done(): Promise<void>;
}

/** Marks what shows a secret. A frame that doesn't answer is covered whole. */
export async function hideSecrets(page: Page, secrets: ReadonlySet<string>): Promise<HiddenSecrets> {
  if (secrets.size === 0) return { masks: [], found: 0, done: async () => undefined };
  const frames = page.frames();
  const given = { mark: MARK, secrets: [...secrets] };
  const counts = await Promise.all(
    frames.map((frame) => within(frame.evaluate(cover, given), MARK_MS).catch(() => undefined)),
  );
  const silent = frames.flatMap((frame, at) => (counts[at] === undefined && frame.parentFrame() ? [frame] : []));
  const covered = silent.map((frame) => page.locator(`iframe[src=${JSON.stringify(frame.url())}]`));
  return {
    masks: [...frames.map((frame) => frame.locator(`[${MARK}]`)), ...covered],
    found: counts.reduce<number>((sum, count) => sum + (count ?? 1), 0),
    async done() {
      await Promise.all(frames.map((frame) => within(frame.evaluate(uncover, MARK), MARK_MS).catch(() => undefined)));
    },
  };
}

/** Runs in the page. */
function cover({ mark, secrets }: { mark: string; secrets: string[] }): number {
  const holds = (text: string | null) => text !== null && secrets.some((secret) => text.includes(secret));
  let found = 0;
  const visit = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll("*")) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && holds(node.nodeValue));
      const { value, type } = element as HTMLInputElement;
      if (own || (type !== "password" && typeof value === "string" && holds(value))) {
        element.setAttribute(mark, "");
        found += 1;
      }
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return found;
}

/** Runs in the page. */
function uncover(mark: string): void {
  const visit = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll("*")) {
      element.removeAttribute(mark);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
}
