/** What of a page is to be seen and reacts to a click. Runs in the page, together with page-script. */
import type { Surroundings, Walk } from "./page-state.js";

/** Text that nobody sees: transparent, tiny, moved off the page, clipped away, or in the colour of what lies behind. */
export function isUnseen(element: Element, style: CSSStyleDeclaration, walk: Walk): boolean {
  if (style.visibility !== "visible" || Number.parseFloat(style.fontSize) < 3) return true;
  if (/^rgba\(.*, 0\)$/.test(style.color) && style.backgroundClip !== "text") return true;
  if (Number.parseFloat(style.textIndent) < -500) return true;
  const box = element.getBoundingClientRect();
  if (style.display !== "contents" && (box.width === 0 || box.height === 0) && element.localName !== "slot")
    return true;
  if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return true;
  if (/absolute|fixed/.test(style.position) && box.left > innerWidth + 2000) return true;
  const { opacity, isClipped, back } = surroundings(element, walk);
  return opacity < 0.1 || isClipped || (back !== undefined && isSameColour(style.color, back));
}

/** What an element's own style and all around it do to its text. */
export function surroundings(element: Element, walk: Walk): Surroundings {
  const known = walk.seen.get(element);
  if (known) return known;
  const root = element.getRootNode();
  const parent = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  const outer = parent ? surroundings(parent, walk) : { opacity: 1, isClipped: false, back: "rgb(255, 255, 255)" };
  const style = getComputedStyle(element);
  const filtered = /opacity\(0(?:\.0\d*)?%?\)/.test(style.filter) ? 0 : 1;
  const hasMask = /^linear-gradient\((?:rgba\(0, 0, 0, 0\)(?:, )?)+\)$/.test(style.maskImage ?? "");
  const isShut = style.overflow !== "visible" && (element.clientHeight <= 1 || element.clientWidth <= 1);
  const isCut = /inset\((?:100%|50%)|circle\(0|polygon\(0(?:px|%)? 0(?:px|%)?, 0(?:px|%)? 0/.test(style.clipPath);
  const isTop = element === document.documentElement || element === document.body;
  const back =
    style.backgroundImage !== "none"
      ? undefined
      : /^rgba\(.*, 0\)$/.test(style.backgroundColor)
        ? outer.back
        : style.backgroundColor;
  const found = {
    opacity: outer.opacity * Number.parseFloat(style.opacity) * filtered * (hasMask ? 0 : 1),
    isClipped: outer.isClipped || (!isTop && style.display !== "inline" && isShut) || isCut,
    back,
  };
  walk.seen.set(element, found);
  return found;
}

export function isSameColour(one: string, other: string): boolean {
  const [a, b] = [one, other].map((colour) => colour.match(/[\d.]+/g)?.map(Number) ?? []);
  if (!a || !b || a.length < 3 || b.length < 3) return false;
  return [0, 1, 2].reduce((sum, at) => sum + Math.abs((a[at] ?? 0) - (b[at] ?? 0)), 0) <= 24;
}

/** Something that is no control by its tag, but reacts to a click: said by its handler, its tab stop, or its cursor. */
export function isClickable(element: Element, style: CSSStyleDeclaration): boolean {
  if (["html", "body", "label", "svg", "path"].includes(element.localName)) return element.hasAttribute("onclick");
  if (element.hasAttribute("onclick")) return true;
  if (element.hasAttribute("tabindex") && (element as HTMLElement).tabIndex >= 0 && style.overflow === "visible")
    return true;
  if (element.localName === "canvas") return true;
  if (listens(element)) return true;
  if (style.cursor !== "pointer" || !element.parentElement) return false;
  return getComputedStyle(element.parentElement).cursor !== "pointer";
}

/** Something small that listens to the pointer; what is large listens for what is in it. */
export function listens(element: Element): boolean {
  const listening = (element.ownerDocument as unknown as Record<symbol, WeakSet<Element>>)[Symbol.for("listening")];
  if (!listening?.has(element)) return false;
  return element.childElementCount <= 5 && (element.textContent ?? "").trim().length <= 120;
}
