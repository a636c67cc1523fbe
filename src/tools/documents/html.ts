/** HTML written safely: what is put into a template is escaped unless it is HTML from a template. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type HtmlValue = Html | string | number | undefined | null | false | HtmlValue[];

/**
 * A piece of HTML.
 *
 * @example
 * html`<p>${"a < b"}</p>`.source; // "<p>a &lt; b</p>"
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(strings.reduce((source, part, index) => source + sourceOf(values[index - 1]) + part));
}

function sourceOf(value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return "";
  if (Array.isArray(value)) return value.map(sourceOf).join("");
  return value instanceof Html ? value.source : escapeHtml(String(value));
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A relative path as a link: each part escaped, the slashes kept; a page of a PDF as its fragment. */
export function pathLink(path: string, page?: number): string {
  const link = path
    .split("/")
    .map((part) => (part === ".." || part === "." ? part : encodeURIComponent(part)))
    .join("/");
  return page !== undefined && /\.pdf$/i.test(path) ? `${link}#page=${page}` : link;
}
