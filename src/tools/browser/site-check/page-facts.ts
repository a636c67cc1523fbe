/** What can be told of a page from its HTML alone. */

export interface Reference {
  /** As it is written. */
  target: string;
  /** A link is followed by a person, a resource is loaded with the page. */
  use: "link" | "resource";
  /** `<a href="…">` */
  where: string;
}

export interface PageFacts {
  references: Reference[];
  /** What fragments can point to. */
  anchors: Set<string>;
  /** [rule, what is wrong, where] */
  problems: [string, string, string][];
}

const RESOURCES: [selector: string, attribute: string][] = [
  ["link[rel~=stylesheet]", "href"],
  ["link[rel~=icon]", "href"],
  ["link[rel~=preload]", "href"],
  ["script[src]", "src"],
  ["img[src]", "src"],
  ["source[src]", "src"],
  ["video[src]", "src"],
  ["video[poster]", "poster"],
  ["audio[src]", "src"],
  ["iframe[src]", "src"],
  ["embed[src]", "src"],
  ["object[data]", "data"],
];
/** Tags that HTML lets nobody leave open. */
const PAIRED = new Set(
  "html head body title style script main header footer nav section article aside div span a ul ol dl table form button select textarea label h1 h2 h3 h4 h5 h6 figure blockquote strong em address".split(
    " ",
  ),
);
const RAW = /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;

export async function pageFacts(html: string): Promise<PageFacts> {
  const { parseHTML } = await import("linkedom");
  const { document } = parseHTML(html);
  const problems: PageFacts["problems"] = [];
  const say = (rule: string, what: string, where = "") => problems.push([rule, what, where]);
  const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];

  if (!/^\s*(?:<!--[\s\S]*?-->\s*)*<!doctype html/i.test(html))
    say("doctype", "The page doesn't begin with <!doctype html>");
  for (const [what, where] of unbalanced(html)) say("broken-html", what, where);
  if (!all("title").some((title) => title.textContent?.trim())) say("document-title", "The page has no title");
  if (!document.documentElement?.getAttribute("lang")?.trim())
    say("html-has-lang", "The page doesn't say its language (<html lang>)");
  if (all("meta[name=viewport]").length === 0)
    say("viewport", "The page has no <meta name=viewport>: phones show it tiny");
  if (!all("h1").some((heading) => heading.textContent?.trim()))
    say("page-has-heading-one", "The page has no main heading (<h1>)");
  for (const id of twice(all("[id]").map(({ id }) => id))) say("duplicate-id", "Several elements have the same id", id);
  for (const image of all("img:not([alt])"))
    say("image-alt", "Pictures have no alternative text (alt)", image.getAttribute("src") ?? "img");
  for (const field of all("input,select,textarea").filter((each) => !isLabelled(each, all)))
    say("label", "Form fields have no label", field.getAttribute("name") ?? field.tagName.toLowerCase());
  return {
    references: referencesOf(all),
    anchors: new Set(all("[id],a[name]").flatMap((each) => [each.id, each.getAttribute("name") ?? ""])),
    problems,
  };
}

function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => id !== "" && ids.indexOf(id) < index))];
}

function isLabelled(field: Element, all: (selector: string) => Element[]): boolean {
  if (/^(?:hidden|submit|button|reset|image)$/i.test(field.getAttribute("type") ?? "")) return true;
  if (["aria-label", "aria-labelledby", "title"].some((name) => field.getAttribute(name)?.trim())) return true;
  return (
    field.closest("label") !== null ||
    all("label[for]").some((label) => label.getAttribute("for") === field.id && field.id !== "")
  );
}

function referencesOf(all: (selector: string) => Element[]): Reference[] {
  const at = (element: Element, attribute: string) => (element.getAttribute(attribute) ?? "").trim();
  const links = all("a[href],area[href]").map(
    (link): Reference => ({ target: at(link, "href"), use: "link", where: `<a href="${at(link, "href")}">` }),
  );
  const resources = RESOURCES.flatMap(([selector, attribute]) =>
    all(selector).map(
      (each): Reference => ({
        target: at(each, attribute),
        use: "resource",
        where: `<${each.tagName.toLowerCase()} ${attribute}="${at(each, attribute)}">`,
      }),
    ),
  );
  const sets = all("[srcset]").flatMap((each) =>
    at(each, "srcset")
      .split(",")
      .flatMap((part): Reference[] => {
        const [target = ""] = part.trim().split(/\s+/);
        return target === "" ? [] : [{ target, use: "resource", where: `srcset="${target}"` }];
      }),
  );
  const styles = [
    ...all("style").map((style) => style.textContent ?? ""),
    ...all("[style]").map((each) => at(each, "style")),
  ];
  return [...links, ...resources, ...sets, ...styles.flatMap(styleReferences)];
}

/** What a style sheet loads. */
export function styleReferences(css: string): Reference[] {
  const plain = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, "");
  const found = [
    ...plain.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/gi),
    ...plain.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')()/gi),
  ];
  return found
    .map(([, one, two, three]) => one ?? two ?? three ?? "")
    .filter((target) => target !== "")
    .map((target) => ({ target, use: "resource", where: `url(${target})` }));
}

/** Tags that are closed but weren't opened, or opened and never closed. Browsers guess; each in its own way. */
function unbalanced(html: string): [string, string][] {
  const text = html.replace(RAW, (whole, tag: string | undefined) => {
    const isOpen = tag !== undefined && !new RegExp(`</${tag}\\s*>$`, "i").test(whole);
    return isOpen ? `<${tag}>` : " ";
  });
  const open: string[] = [];
  const problems: [string, string][] = [];
  for (const [, slash, name = "", rest = ""] of text.matchAll(
    /<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/g,
  )) {
    const tag = name.toLowerCase();
    if (!PAIRED.has(tag) || rest.endsWith("/")) continue;
    if (!slash) open.push(tag);
    else if (open.at(-1) === tag) open.pop();
    else {
      const at = open.lastIndexOf(tag);
      if (at < 0) problems.push(["Tags are closed that weren't opened", `</${tag}>`]);
      else
        for (const left of open.splice(at).slice(1)) problems.push(["Tags are opened and never closed", `<${left}>`]);
    }
  }
  for (const left of open)
    if (!["html", "head", "body"].includes(left)) problems.push(["Tags are opened and never closed", `<${left}>`]);
  return problems;
}
