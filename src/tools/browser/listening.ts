/** Finding what reacts to a click though nothing on it says so: only the browser knows the listeners of an element. */
import type { CDPSession, Page } from "playwright";
import { LISTENING } from "./page-state.js";

const POINTER = /^(click|mousedown|mouseup|pointerdown|pointerup|touchstart)$/;
const MAX_ELEMENTS = 300;
/** Looking through more takes longer than a look may. */
const MAX_SIZE = 6000;
const GROUP = "listening";

/** Marks the elements of a page that listen to the pointer, for the next look. */
export class Listening {
  private readonly page: Page;
  private session: CDPSession | undefined;
  private known = new Set<number>();

  constructor(page: Page) {
    this.page = page;
    page.on("framenavigated", () => this.known.clear());
  }

  async mark(): Promise<void> {
    this.session ??= await this.page.context().newCDPSession(this.page);
    const { session } = this;
    const size = await session.send("Runtime.evaluate", { expression: "document.getElementsByTagName('*').length" });
    if (Number(size.result.value) > MAX_SIZE) return;
    const { result } = await session.send("Runtime.evaluate", { expression: "document", objectGroup: GROUP });
    const objectId = result.objectId ?? "";
    try {
      const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId, depth: -1, pierce: true });
      const nodes = listeners.flatMap(({ type, backendNodeId }) =>
        POINTER.test(type) && backendNodeId !== undefined && !this.known.has(backendNodeId) ? [backendNodeId] : [],
      );
      const news = [...new Set(nodes)].slice(0, MAX_ELEMENTS);
      const found = await Promise.all(
        news.map((backendNodeId) =>
          session.send("DOM.resolveNode", { backendNodeId, objectGroup: GROUP }).catch(() => undefined),
        ),
      );
      await session.send("Runtime.callFunctionOn", {
        objectId,
        functionDeclaration: String(remember),
        arguments: [
          { value: LISTENING },
          ...found.flatMap((each) => (each ? [{ objectId: each.object.objectId }] : [])),
        ],
      });
      for (const node of news) this.known.add(node);
    } finally {
      await session.send("Runtime.releaseObjectGroup", { objectGroup: GROUP }).catch(() => undefined);
    }
  }
}

/** Runs in the page: each document holds its own elements. */
function remember(name: string, ...nodes: Node[]): void {
  const key = Symbol.for(name);
  for (const node of nodes) {
    const holder = node.ownerDocument as unknown as Record<symbol, WeakSet<Node>> | null;
    if (!holder) continue;
    if (!holder[key]) Object.defineProperty(holder, key, { value: new WeakSet() });
    holder[key]?.add(node);
  }
}
