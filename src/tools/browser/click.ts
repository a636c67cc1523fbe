/** A click on whatever it is: a drawing, a link that opens a tab, something that never stands still. */
import type { ElementHandle, Page } from "playwright";

/** How long one act may take. */
export const ACT_MS = 4000;

interface Point {
  x: number;
  y: number;
}

/** A place within the target, such as "120,40": for drawings that are one element. */
export function pointIn(value: string | undefined): Point | undefined {
  const [, x, y] = /^\s*(\d+)\s*[,; ]\s*(\d+)\s*$/.exec(value ?? "") ?? [];
  return x === undefined ? undefined : { x: Number(x), y: Number(y) };
}

/** A link that opens a tab has done so only when the tab is there. */
export async function click(
  target: ElementHandle<HTMLElement>,
  page: Page,
  position: Point | undefined,
): Promise<void> {
  const { opensTab, isAnimated } = await target.evaluate((node) => {
    const name = node.closest("a[target],area[target]")?.getAttribute("target") ?? "";
    const moves = ({ effect, playState }: Animation) =>
      playState === "running" &&
      effect instanceof KeyframeEffect &&
      effect.getTiming().iterations === Number.POSITIVE_INFINITY &&
      effect.target?.contains(node);
    return {
      opensTab: name !== "" && !["_self", "_top", "_parent"].includes(name),
      isAnimated: node.ownerDocument.getAnimations().some(moves),
    };
  });
  const opened = opensTab ? page.waitForEvent("popup", { timeout: ACT_MS }).catch(() => undefined) : undefined;
  if (isAnimated) await clickHeld(target, { position });
  else {
    await target.click({ timeout: ACT_MS, position }).catch((error: unknown) => {
      // What a script moves without end can be clicked all the same.
      if (!/element is not stable/.test(String(error))) throw error;
      return clickHeld(target, { position, force: true });
    });
  }
  await opened;
}

/** The page's animations are held during the click: else the target may be gone from where the pointer comes down, or goes up. */
async function clickHeld(
  target: ElementHandle<HTMLElement>,
  options: { position: Point | undefined; force?: boolean },
): Promise<void> {
  const running = await target.evaluateHandle((node) => {
    const animations = node.ownerDocument.getAnimations().filter(({ playState }) => playState === "running");
    for (const each of animations) each.pause();
    return animations;
  });
  try {
    await target.click({ timeout: ACT_MS / 2, ...options });
  } finally {
    // Not where the click has led to another page.
    await running.evaluate((animations) => animations.forEach((each) => void each.play())).catch(() => undefined);
  }
}
