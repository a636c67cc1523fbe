/** What a look at a page works with, inside the page. */

/** What is kept in the page's memory between looks; the page itself has no name for it. */
export interface PageState {
  refs: WeakMap<Element, string>;
  elements: Map<string, Element>;
  next: number;
}

export interface Scan {
  lines: string[];
  /** Every control that can be acted on, in order. */
  controls: { ref: string; role: string; name: string }[];
  hiddenChars: number;
}

/** A walk through a document under way. */
export interface Walk {
  state: PageState;
  prefix: string;
  lines: string[];
  controls: { ref: string; role: string; name: string }[];
  text: string;
  hiddenChars: number;
  left: number;
}
