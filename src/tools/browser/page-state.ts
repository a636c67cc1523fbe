/** What a look at a page works with, inside the page. */

/** Under this name a document holds the elements that listen to the pointer. */
export const LISTENING = "listening";

/** What is kept in the page's memory between looks; the page itself has no name for it. */
export interface PageState {
  refs: WeakMap<Element, string>;
  elements: Map<string, Element>;
  next: number;
  /** Fields whose value is nobody's business. */
  concealed: WeakSet<Element>;
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
  /** Elements that may still be visited, and until when. */
  left: number;
  until: number;
  /** What was found out about elements around others. */
  seen: WeakMap<Element, Surroundings>;
}

/** What hides or backs all that is in an element. */
export interface Surroundings {
  opacity: number;
  isClipped: boolean;
  /** The colour behind its text; undefined for a picture. */
  back: string | undefined;
}
