/** What an element is at this moment: by it is decided what acting on it would do. All of it runs in the page. */

export interface ElementFacts {
  /** What it is called, for a person. */
  name: string;
  /** It is, or stands in, a button that submits its form. */
  isSubmit: boolean;
  /** Something to push that is no field and leads nowhere by itself. */
  isButton: boolean;
  isLink: boolean;
  /** A key may send what stands in it, though no form is there: a text of several lines, as in a chat. */
  isFreeText: boolean;
  isFile: boolean;
  /** A password, a code sent by the bank, a card's number. */
  isSecret: boolean;
  /** Of the document that it is in. */
  host: string;
  form?: FormFacts;
}

export interface FormFacts {
  name: string;
  /** As the browser would send it, the button's own word included. */
  method: string;
  /** Written out: scripts that send a form by themselves leave it away. */
  hasMethod: boolean;
  host: string;
  hasSecret: boolean;
  /** It asks for more than a search does. */
  asksMuch: boolean;
}

export function elementFacts(start: Element): ElementFacts {
  const label = nearest(start, "label") as HTMLLabelElement | null;
  const isControl = start.matches("button,input,select,textarea,a");
  const element = label?.control && !isControl ? label.control : start;
  const field = element as HTMLInputElement;
  const button = nearest(element, "button,input[type=submit],input[type=image]") as HTMLButtonElement | null;
  const isSubmit = button !== null && ["submit", "image"].includes(button.type) && (button.form ?? null) !== null;
  const form = isSubmit ? button.form : (field.form ?? (nearest(element, "form") as HTMLFormElement | null));
  const link = nearest(element, "a[href],area[href]");
  const isLink = link !== null && !/^\s*(javascript:|#|$)/i.test(link.getAttribute("href") ?? "");
  const isEditable = (element as HTMLElement).isContentEditable;
  const isField = (["input", "select", "textarea"].includes(element.localName) && element !== button) || isEditable;
  return {
    name: givenName(field),
    isSubmit,
    isButton: !isLink && nearest(element, "summary") === null && (!isField || ["button", "reset"].includes(field.type)),
    isLink,
    isFreeText: element.localName === "textarea" || isEditable,
    isFile: field.localName === "input" && field.type === "file",
    isSecret: element.matches(secretFields()),
    host: document.location.host,
    ...(form ? { form: formFacts(form, isSubmit ? button : null) } : {}),
  };
}

export function formFacts(form: HTMLFormElement, button: Element | null): FormFacts {
  const parts = [...form.elements];
  // A key in a field pushes the first button that submits.
  const by = button ?? parts.find((each) => each.matches("button:not([type]),[type=submit],[type=image]"));
  const method = by?.getAttribute("formmethod") ?? form.getAttribute("method");
  const action = by?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
  const title = form.querySelector("legend,h1,h2,h3");
  return {
    name: shortText(form.getAttribute("aria-label")) || shortText(title?.textContent ?? form.getAttribute("name")),
    method: (method ?? "get").toLowerCase(),
    hasMethod: method !== null,
    host: URL.canParse(action, document.baseURI) ? new URL(action, document.baseURI).host : "",
    hasSecret: form.querySelector(secretFields()) !== null,
    asksMuch: parts.some((each) => each.matches("textarea,[type=email],[type=tel],[type=file]")),
  };
}

export function secretFields(): string {
  return "input[type=password],input[autocomplete*=password],input[autocomplete^=cc-],input[autocomplete=one-time-code]";
}

export function givenName(element: HTMLInputElement): string {
  const isField = element.localName === "input" || element.localName === "textarea";
  const names = [
    element.getAttribute("aria-label"),
    (element.labels ?? [])[0]?.textContent,
    isField && ["submit", "button"].includes(element.type) ? element.value : "",
    isField ? element.placeholder : element.textContent,
    element.getAttribute("title"),
    element.getAttribute("name"),
  ];
  return names.map(shortText).find((name) => name !== "") ?? "";
}

export function shortText(text: string | null | undefined): string {
  const plain = (text ?? "").replace(/\s+/g, " ").replace(/"/g, "'").trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}

/** The closest around it, also outside of its shadow root. */
export function nearest(element: Element | null, wanted: string): Element | null {
  let at = element;
  while (at) {
    const found = at.closest(wanted);
    if (found) return found;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
