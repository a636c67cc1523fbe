/** Markdown to HTML that is safe to open: raw HTML is shown as text, scripts can't be linked to, pictures don't load from outside. */
import { type Evidence, sourcesHtml } from "./evidence.js";
import { escapeHtml, Html } from "./html.js";
import { hasRtl } from "./readers/pdf/bidi.js";

/** Gives a local picture as a data URI; undefined when there is none of that path. */
export type PictureSource = (path: string) => string | undefined;

/** Renders Markdown (GitHub's kind, with tables). Links that carry evidence open its quote, which is listed at the end. */
export async function markdownToHtml(
  markdown: string,
  pictureOf: PictureSource = () => undefined,
  evidence: readonly Evidence[] = [],
): Promise<Html> {
  const open = new Set(evidence);
  const { Marked } = await import("marked");
  const marked = new Marked({
    gfm: true,
    renderer: {
      html: ({ text }) => escapeHtml(text),
      link({ href, title, tokens }) {
        const text = this.parser.parseInline(tokens);
        if (!isSafeLink(href)) return text;
        const proof = [...open].find((one) => one.href === href && one.quote === title);
        if (proof) {
          open.delete(proof);
          const number = evidence.indexOf(proof) + 1;
          return `<a href="#quote-${number}" id="from-${number}" title="${escapeHtml(proof.quote)}">${text}</a>`;
        }
        return `<a href="${escapeHtml(href)}"${title ? ` title="${escapeHtml(title)}"` : ""}>${text}</a>`;
      },
      image({ href, text }) {
        const data = pictureOf(href);
        if (data) return `<img src="${escapeHtml(data)}" alt="${escapeHtml(text)}">`;
        return isSafeLink(href) ? `<a href="${escapeHtml(href)}">${escapeHtml(text || href)}</a>` : escapeHtml(text);
      },
    },
  });
  const source = withDirections(await marked.parse(markdown));
  // Tables scroll by themselves on narrow screens.
  return new Html(
    `${source.replace(/<table>/g, '<div class="scroll"><table>').replace(/<\/table>/g, "</table></div>")}${sourcesHtml(evidence)}`,
  );
}

/** Where a text has right-to-left letters, each block goes as its own first letter does. */
function withDirections(html: string): string {
  return hasRtl(html) ? html.replace(/<(p|h[1-6]|li|ul|ol|th|td|blockquote)(?=[ >])/g, '<$1 dir="auto"') : html;
}

/** The paths of the pictures that a text shows. */
export function picturePaths(markdown: string): string[] {
  return [...markdown.matchAll(/!\[[^\]]*\]\(\s*<?([^)>\s]+)/g)].flatMap(([, path]) =>
    path && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path) ? [path] : [],
  );
}

/** Web, mail, phone, and relative links; nothing that runs. */
function isSafeLink(href: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\s\p{Cc}]/gu, ""))?.[1]?.toLowerCase();
  return scheme === undefined || ["http", "https", "mailto", "tel"].includes(scheme);
}
