/**
 * What runs in a page to tell what is on it. The functions are sent there as text, all together with those of
 * page-visibility: they know each other, and nothing else of their modules or of Node.
 */

import type { PageState, Scan, Walk } from "./page-state.js";

/** The page has them from their own module: what is sent there is put together by name. */
declare const isUnseen: typeof import("./page-visibility.js").isUnseen;
declare const isClickable: typeof import("./page-visibility.js").isClickable;

export function oneLine(text: string | null | undefined, most: number): string {
  const plain = (text ?? "").replace(/\s+/g, " ").trim();
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}

export function roleOf(element: Element, roles: string): string {
  const tag = element.localName;
  const named = element.getAttribute("role");
  if (named && roles.split(" ").includes(named)) return named;
  if (tag === "a" && element.hasAttribute("href")) return "link";
  if (tag === "button" || tag === "summary") return "button";
  if (tag === "textarea") return "textbox";
  if (tag === "select") return (element as HTMLSelectElement).multiple ? "listbox" : "combobox";
  if (tag === "input") {
    const type = (element as HTMLInputElement).type;
    const known: Record<string, string> = {
      checkbox: "checkbox",
      radio: "radio",
      range: "slider",
      number: "spinbutton",
    };
    if (["button", "submit", "reset", "image"].includes(type)) return "button";
    if (["file", "date", "time", "color", "password", "month", "week"].includes(type)) return type;
    return type === "hidden" ? "" : (known[type] ?? "textbox");
  }
  if ((element as HTMLElement).isContentEditable && !element.parentElement?.isContentEditable) return "textbox";
  return "";
}

export function labelOf(element: Element): string {
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const root = element.getRootNode() as Document | ShadowRoot;
  const labelled = ids.map((id) => root.getElementById(id)?.textContent ?? "").join(" ");
  const given = oneLine(labelled || element.getAttribute("aria-label"), 200);
  if (given) return given;
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  const words = labels.map((label) => {
    const copy = label.cloneNode(true) as Element;
    for (const inner of copy.querySelectorAll("input,select,textarea,button,script,style")) inner.remove();
    return copy.textContent;
  });
  return oneLine(words.join(" "), 200);
}

export function nameOf(element: Element, role: string): string {
  const label = labelOf(element);
  if (label) return label;
  const isField = ["input", "select", "textarea"].includes(element.localName);
  const isButton = isField && role === "button";
  const own = isButton
    ? (element as HTMLInputElement).value || element.getAttribute("alt")
    : isField || (element as HTMLElement).isContentEditable
      ? ""
      : (element as HTMLElement).innerText;
  const inner = element.querySelector("img[alt],svg title,[aria-label],[title]");
  const words =
    oneLine(own, 300) ||
    oneLine(inner?.getAttribute("alt") || inner?.getAttribute("aria-label") || inner?.getAttribute("title"), 200) ||
    oneLine(inner?.localName === "title" ? inner.textContent : "", 200) ||
    oneLine(element.getAttribute("title") || element.getAttribute("placeholder"), 200);
  if (words) return words;
  const sign = element.getAttribute("name") || element.id || element.getAttribute("data-testid");
  const file = element.getAttribute("href")?.split(/[?#]/)[0]?.split("/").filter(Boolean).at(-1);
  const hint = oneLine(sign || file || element.getAttribute("class"), 40);
  return hint ? `(no name: ${hint})` : "(no name)";
}

export function fieldValue(element: Element, role: string, concealed: WeakSet<Element>): string {
  if (["button", "checkbox", "radio", "link"].includes(role)) return "";
  const isSecret =
    concealed.has(element) ||
    /password|cc-|one-time-code/.test(`${role} ${element.getAttribute("autocomplete") ?? ""}`);
  if (element.localName === "select") {
    const select = element as HTMLSelectElement;
    const all = [...select.options].map((option) => oneLine(option.label, 60));
    const chosen = [...select.selectedOptions].map((option) => JSON.stringify(oneLine(option.label, 60))).join(", ");
    const more = all.length > 12 ? ` | … ${all.length - 12} more` : "";
    return ` = ${chosen || '""'} (options: ${all.slice(0, 12).join(" | ")}${more})`;
  }
  const isField = element.localName === "input" || element.localName === "textarea";
  const value = isField
    ? (element as HTMLInputElement).value
    : element.getAttribute("aria-valuetext") ||
      element.getAttribute("aria-valuenow") ||
      ((element as HTMLElement).isContentEditable ? (element as HTMLElement).innerText : "");
  if (value === "") return isField && role !== "file" ? ' = ""' : "";
  return isSecret ? " = (filled, not shown)" : ` = ${JSON.stringify(oneLine(value, 200))}`;
}

export function statesOf(element: Element): string {
  const field = element as HTMLInputElement;
  const aria = (name: string) => element.getAttribute(`aria-${name}`);
  const states = [
    field.required || aria("required") === "true" ? "required" : "",
    isDisabled(element) ? "disabled" : "",
    field.readOnly === true ? "read-only" : "",
    (field.checked === true && ["checkbox", "radio"].includes(field.type)) || aria("checked") === "true"
      ? "checked"
      : "",
    aria("selected") === "true" ? "selected" : "",
    aria("pressed") === "true" ? "pressed" : "",
    aria("expanded") === "true" ? "expanded" : aria("expanded") === "false" ? "collapsed" : "",
    aria("current") && aria("current") !== "false" ? "current" : "",
    aria("invalid") === "true" ? "invalid" : "",
  ].filter(Boolean);
  return states.length > 0 ? ` (${states.join(", ")})` : "";
}

export function isDisabled(element: Element): boolean {
  return element.matches(":disabled") || element.getAttribute("aria-disabled") === "true";
}

export function control(element: Element, role: string, walk: Walk, given = ""): string {
  const name = given || nameOf(element, role);
  const line = `${name}${fieldValue(element, role, walk.state.concealed)}${statesOf(element)}`;
  if (isDisabled(element)) return `[${role}] ${line}`;
  let ref = walk.state.refs.get(element);
  if (!ref) {
    ref = `${walk.prefix}e${walk.state.next}`;
    walk.state.next += 1;
    walk.state.refs.set(element, ref);
  }
  walk.state.elements.set(ref, element);
  walk.controls.push({ ref, role, name });
  return `[${ref} ${role}] ${line}`;
}

export function flush(walk: Walk, lead: string): void {
  const text = walk.text.replace(/[ \t\r\n\f]+/g, " ").trim();
  walk.text = "";
  if (text) walk.lines.push(lead + text);
}

export function table(element: HTMLTableElement, walk: Walk, roles: string): void {
  for (const [at, row] of [...element.rows].entries()) {
    const cells = [...row.cells].map((cell) => {
      const inner: Walk = { ...walk, lines: [], text: "" };
      children(cell, inner, roles);
      flush(inner, "");
      walk.left = Math.min(walk.left, inner.left);
      walk.hiddenChars = inner.hiddenChars;
      return inner.lines.join(" ").replaceAll("|", "\\|");
    });
    if (cells.every((cell) => cell === "")) continue;
    walk.lines.push(`| ${cells.join(" | ")} |`);
    if (at === 0) walk.lines.push(`|${" --- |".repeat(cells.length)}`);
  }
}

export function children(element: Element, walk: Walk, roles: string): void {
  const slotted = element.localName === "slot" ? (element as HTMLSlotElement).assignedNodes() : [];
  const nodes = slotted.length > 0 ? slotted : [...(element.shadowRoot ?? element).childNodes];
  let seen: boolean | undefined;
  for (const node of nodes) {
    if (node.nodeType === 3 && node.nodeValue?.trim()) {
      const holder = node.parentElement ?? element;
      seen ??= !isUnseen(holder, getComputedStyle(holder), walk);
      if (seen) walk.text += node.nodeValue;
      else walk.hiddenChars += node.nodeValue.trim().length;
    } else if (node.nodeType === 3) walk.text += " ";
    else if (node.nodeType === 1) visit(node as Element, walk, roles);
  }
}

export function visit(element: Element, walk: Walk, roles: string): void {
  walk.left -= 1;
  if (walk.left % 256 === 0 && performance.now() > walk.until) walk.left = -1;
  const tag = element.localName;
  if (walk.left < 0 || ["script", "style", "noscript", "template", "head", "datalist"].includes(tag)) return;
  const style = getComputedStyle(element);
  if (style.display !== "contents" && !element.checkVisibility()) {
    walk.hiddenChars += (element.textContent ?? "").trim().length;
    return;
  }
  const role = roleOf(element, roles);
  if (Number.parseFloat(style.opacity) === 0 && !["checkbox", "radio", "file", "slider", "combobox"].includes(role)) {
    walk.hiddenChars += (element.textContent ?? "").trim().length;
    return;
  }
  if (tag === "label" && fieldOfLabel(element as HTMLLabelElement, walk, roles)) return;
  const clickable = role === "" && style.visibility === "visible" && isClickable(element, style);
  if (role !== "" && style.visibility === "visible") {
    flush(walk, "");
    if (!isContainer(element, role, walk)) {
      walk.lines.push(control(element, role, walk));
      if (element.localName === "summary" || !element.shadowRoot) return;
    }
  }
  if (clickable && !element.querySelector("a[href],button,input,select,textarea")) {
    flush(walk, "");
    walk.lines.push(control(element, "clickable", walk));
    return;
  }
  block(element, { tag, style, clickable }, walk, roles);
}

/** A list, menu or cell that holds what can be acted on: its parts are shown, it is only named. */
export function isContainer(element: Element, role: string, walk: Walk): boolean {
  if (!["listbox", "combobox", "gridcell", "treeitem", "tab", "option"].includes(role)) return false;
  if (/^(select|input|textarea)$/.test(element.localName)) return false;
  if (!element.querySelector("a[href],button,input,select,textarea,[role=option],[role=treeitem],[tabindex='0']"))
    return false;
  const label = labelOf(element);
  if (label) walk.lines.push(`(${role}: ${label})`);
  return true;
}

/** A label is the name of its field: shown with it, or, where the field itself is not to be seen, instead of it. */
export function fieldOfLabel(label: HTMLLabelElement, walk: Walk, roles: string): boolean {
  const field = label.control;
  if (!field) return false;
  flush(walk, "");
  if (!field.checkVisibility()) walk.lines.push(control(label, "clickable", walk) + statesOf(field));
  else if (label.contains(field)) visit(field, walk, roles);
  return true;
}

export function block(
  element: Element,
  is: { tag: string; style: CSSStyleDeclaration; clickable: boolean },
  walk: Walk,
  roles: string,
): void {
  const { tag, style } = is;
  const isInline = style.display.startsWith("inline") || style.display === "contents";
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (tag === "br" || tag === "hr") {
    flush(walk, "");
    return;
  }
  if (tag === "img") {
    const alt = oneLine(element.getAttribute("alt"), 150);
    if (alt) walk.text += ` (picture: ${alt}) `;
    return;
  }
  if (tag === "svg") {
    for (const part of element.querySelectorAll("[onclick],[role=button],[tabindex='0']")) picturePart(part, walk);
    return;
  }
  if (tag === "iframe" || tag === "frame") {
    flush(walk, "");
    walk.lines.push(
      `(frame: ${oneLine(element.getAttribute("title") || element.getAttribute("name"), 100) || "below"})`,
    );
    return;
  }
  if (!isInline) flush(walk, "");
  if (is.clickable) walk.lines.push(control(element, "clickable", walk));
  if (tag === "dialog" || /dialog$/.test(element.getAttribute("role") ?? "")) walk.lines.push("(dialog open:)");
  if (tag === "table") {
    table(element as HTMLTableElement, walk, roles);
    return;
  }
  children(element, walk, roles);
  if (!isInline) flush(walk, level ? `${"#".repeat(Number(level))} ` : tag === "li" ? "- " : "");
}

/** Part of a drawing that can be clicked. */
export function picturePart(part: Element, walk: Walk): void {
  const name = part.querySelector("title")?.textContent || part.textContent;
  walk.lines.push(control(part, "clickable", walk, oneLine(part.getAttribute("aria-label") || name, 100)));
}

export function scanPage(given: { state: PageState; prefix: string; root: Element | null; roles: string }): string {
  const { state, prefix, root, roles } = given;
  if (!root) state.elements.clear();
  const walk: Walk = {
    state,
    prefix,
    lines: [],
    controls: [],
    text: "",
    hiddenChars: 0,
    left: 60_000,
    until: performance.now() + 2500,
    seen: new WeakMap(),
  };
  const top = root ?? document.body ?? document.documentElement;
  if (top) {
    if (root) visit(top, walk, roles);
    else children(top, walk, roles);
  }
  flush(walk, "");
  if (walk.left < 0) walk.lines.push("(the page goes on; it is too large to be shown whole)");
  const scan: Scan = { lines: walk.lines, controls: walk.controls, hiddenChars: walk.hiddenChars };
  // One text comes back in a fraction of the time that thousands of values take.
  return JSON.stringify(scan);
}
