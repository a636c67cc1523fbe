/** A web page as readable Markdown: its article where it is one, without what nobody sees. */
import { blockText, openPage } from "../documents/readers/html.js";

export interface PageText {
  title: string;
  markdown: string;
  hiddenChars: number;
}

/** An article is believed when it keeps at least this share of the text: pages that are no article lose most. */
const ARTICLE_SHARE = 0.25;
/** Pages with more are tables and lists; looking for an article in them takes seconds. */
const MAX_ELEMENTS = 6000;

/** @param base the page's own address: links become whole. */
export async function pageMarkdown(bytes: Uint8Array, base: string): Promise<PageText> {
  const { document, hiddenChars, title } = await openPage(bytes);
  const whole = (document.body?.textContent ?? "").trim().length;
  const { Readability } = await import("@mozilla/readability");
  const article = readable(() =>
    new Readability(document.cloneNode(true) as Document, { maxElemsToParse: MAX_ELEMENTS }).parse(),
  );
  const isArticle = (article?.textContent?.trim().length ?? 0) >= Math.max(200, whole * ARTICLE_SHARE);
  const html = isArticle && article?.content ? article.content : (document.body?.innerHTML ?? "");
  const markdown = await toMarkdown(html, base);
  const plain = document.body ? blockText(document.body).trim() : "";
  return { title: title || article?.title || "", markdown: markdown === "" ? plain : markdown, hiddenChars };
}

function readable<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

async function toMarkdown(html: string, base: string): Promise<string> {
  const [{ default: Turndown }, { parseHTML }] = await Promise.all([import("turndown"), import("linkedom")]);
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const service = new Turndown({ headingStyle: "atx", bulletListMarker: "-", codeBlockStyle: "fenced", hr: "---" });
  service.addRule("link", {
    filter: "a",
    replacement: (content, node) => {
      const href = wholeLink((node as Element).getAttribute("href") ?? "", base);
      const text = content.replace(/\s+/g, " ").trim();
      return text === "" ? "" : href === undefined ? text : `[${text}](${href})`;
    },
  });
  service.addRule("picture", {
    filter: ["img"],
    replacement: (_, node) => (node as Element).getAttribute("alt")?.trim() ?? "",
  });
  service.addRule("row", {
    filter: "tr",
    replacement: (_, node) => `\n${rowText(node as Element)}`,
  });
  service.remove(["script", "style", "button", "form"]);
  const text = service.turndown(document.body as unknown as HTMLElement);
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

/** Cells parted by bars; a line under the head. */
function rowText(row: Element): string {
  const cells = [...row.children].map((cell) =>
    (cell.textContent ?? "").replace(/\s+/g, " ").trim().replaceAll("|", "\\|"),
  );
  const isHead = row.children.length > 0 && [...row.children].every((cell) => cell.localName === "th");
  return `| ${cells.join(" | ")} |${isHead ? `\n|${" --- |".repeat(cells.length)}` : ""}`;
}

function wholeLink(href: string, base: string): string | undefined {
  if (href === "" || href.startsWith("#")) return undefined;
  try {
    const url = new URL(href, base);
    return ["http:", "https:", "mailto:"].includes(url.protocol)
      ? url.href.replace(/[()\s]/g, encodeURIComponent)
      : undefined;
  } catch {
    return undefined;
  }
}
