/** A page as lines of text, with references to what can be acted on. */
import type { ElementHandle, Frame, JSHandle, Page } from "playwright";
import { ToolError } from "../../runtime/errors.js";
import { nearestTexts } from "../../runtime/nearest.js";
import { Listening } from "./listening.js";
import { ROLES, SCAN } from "./page-scan.js";
import type { PageState, Scan } from "./page-state.js";
import { within } from "./time-limit.js";

export interface Control {
  ref: string;
  role: string;
  name: string;
}

export interface PageView {
  url: string;
  title: string;
  lines: string[];
  controls: Control[];
  hiddenChars: number;
}

interface FrameMemory {
  prefix: string;
  handle: JSHandle<PageState>;
}

const LOOK_MS = 5000;
/** A frame that doesn't answer is left out. */
const FRAME_MS = 1500;
const MARK_MS = 800;
const MAX_FRAMES = 12;

/** Looks at one tab; remembers what its references mean, as long as the documents live. */
export class PageEyes {
  private readonly page: Page;
  private readonly memories = new Map<Frame, FrameMemory>();
  /** Frames that did not answer. */
  private readonly mute = new WeakSet<Frame>();
  private frames = 0;
  last: PageView | undefined;
  private readonly listening: Listening;

  constructor(page: Page) {
    this.page = page;
    this.listening = new Listening(page);
    page.on("framenavigated", (frame) => {
      this.memories.delete(frame);
      this.mute.delete(frame);
    });
    page.on("framedetached", (frame) => this.memories.delete(frame));
  }

  /** The whole page, frames below it. @throws PageHung */
  async look(): Promise<PageView> {
    const main = this.page.mainFrame();
    await within(this.listening.mark(), MARK_MS).catch(() => undefined);
    const view: PageView = { url: this.page.url(), title: "", lines: [], controls: [], hiddenChars: 0 };
    const [title] = await within(Promise.all([this.page.title(), this.scanInto(view, main)]), LOOK_MS);
    view.title = title.replace(/\s+/g, " ").trim();
    const others = this.page.frames().filter((frame) => frame !== main);
    const seen = await Promise.all(others.slice(0, MAX_FRAMES).map((frame) => this.lookIntoFrame(frame)));
    for (const { lines = [], controls = [], hiddenChars = 0 } of seen) {
      view.lines.push(...lines);
      view.controls.push(...controls);
      view.hiddenChars += hiddenChars;
    }
    this.last = view;
    return view;
  }

  private async lookIntoFrame(frame: Frame): Promise<Partial<PageView>> {
    if (this.mute.has(frame) || !(await within(isShown(frame), FRAME_MS).catch(() => false))) return {};
    const view: PageView = { url: "", title: "", lines: [], controls: [], hiddenChars: 0 };
    const head = `(in the frame ${JSON.stringify(frame.name() || hostOf(frame.url()))}:)`;
    const isRead = await within(this.scanInto(view, frame), FRAME_MS).then(
      () => true,
      () => false,
    );
    if (!isRead) this.mute.add(frame);
    // What a late scan still brings would have no place.
    return isRead ? { ...view, lines: [head, ...view.lines] } : { lines: [head, "(this frame can't be read)"] };
  }

  /** The lines of one part of the page. @throws ToolError for a stale reference */
  async lookAtPart(ref: string): Promise<string[]> {
    const element = await this.element(ref);
    const memory = this.memoryOf(ref);
    if (!memory) throw stale(ref, this.last);
    const scan = await within(
      memory[0].evaluate(SCAN, { state: memory[1].handle, prefix: memory[1].prefix, root: element, roles: ROLES }),
      LOOK_MS,
    );
    return (JSON.parse(scan) as Scan).lines;
  }

  /** What a reference stands for. Says at once when it is not there any more. @throws ToolError `tool.bad-input` */
  async element(ref: string): Promise<ElementHandle<HTMLElement>> {
    const memory = this.memoryOf(ref);
    if (!memory) throw stale(ref, this.last);
    const found = await within(
      memory[1].handle.evaluateHandle((state, key) => {
        const element = state.elements.get(key);
        return element?.isConnected ? element : null;
      }, ref),
      LOOK_MS,
    );
    const element = found.asElement();
    if (!element) throw stale(ref, this.last);
    return element as ElementHandle<HTMLElement>;
  }

  /** From now on the value of this field is not shown. */
  async conceal(element: ElementHandle<HTMLElement>): Promise<void> {
    const frame = await element.ownerFrame();
    const memory = frame && this.memories.get(frame);
    await memory?.handle.evaluate((state, field) => void state.concealed.add(field), element);
  }

  private memoryOf(ref: string): [Frame, FrameMemory] | undefined {
    const prefix = /^(f\d+)?e\d+$/.exec(ref)?.[1] ?? "";
    return [...this.memories].find(([, memory]) => memory.prefix === prefix);
  }

  private async scanInto(view: PageView, frame: Frame): Promise<void> {
    let memory = this.memories.get(frame);
    if (!memory) {
      const isMain = frame === this.page.mainFrame();
      if (!isMain) this.frames += 1;
      const prefix = isMain ? "" : `f${this.frames}`;
      const handle = await frame.evaluateHandle(
        (): PageState => ({ refs: new WeakMap(), elements: new Map(), next: 1, concealed: new WeakSet() }),
      );
      memory = { prefix, handle };
      this.memories.set(frame, memory);
    }
    const given = { state: memory.handle, prefix: memory.prefix, root: null, roles: ROLES };
    const scan: Scan = JSON.parse(await frame.evaluate(SCAN, given));
    view.lines.push(...scan.lines);
    view.controls.push(...scan.controls);
    view.hiddenChars += scan.hiddenChars;
  }
}

/** The error for a reference that is not on the page (any more), with what is. */
export function stale(ref: string, view: PageView | undefined): ToolError {
  const near = nearestTexts(ref, view?.controls.map((control) => control.ref) ?? []);
  return new ToolError("tool.bad-input", `There is no "${ref.slice(0, 40)}" on the page (any more).`, {
    hint: near.length > 0 ? `Nearest: ${near.join(", ")}. Or look again with browser_look.` : "Look with browser_look.",
    data: { field: "ref" },
  });
}

async function isShown(frame: Frame): Promise<boolean> {
  const element = await frame.frameElement();
  const box = await element.boundingBox();
  return box !== null && box.width > 5 && box.height > 5 && (await element.isVisible());
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}
