/** What steps on a page would do to the world, by what their targets are at that moment. */
import type { ElementHandle, Page } from "playwright";
import type { CallEffect } from "../tool.js";
import { type ActStep, targetOf } from "./act-step.js";
import * as parts from "./element-facts.js";
import { inPage } from "./in-page.js";
import type { BrowserSession } from "./session.js";
import { within } from "./time-limit.js";

type ElementFacts = parts.ElementFacts;

const FACTS = inPage(parts, parts.elementFacts);
const FACTS_MS = 2000;

/** Buttons whose words say that something will be done: they ask, also where no form is to be seen. */
const SAYS_SO =
  /\b(send|submit|post|publish|reply|buy|order(?! by)|pay|purchase|check ?out|donate|book|transfer|delete|unsubscribe|subscribe|sign (?:up|in|on|out)|log ?(?:in|out)|register|absenden|senden|kaufen|bestellen|bezahlen|löschen|anmelden|envoyer|acheter|payer|supprimer|enviar|comprar|pagar|eliminar)\b/i;

/** Words on a button are few; more of them tell something. */
const MAX_ORDER = 40;

/** What all of the steps would do. The most of it counts; a person reads what each would send. */
export async function effectOfSteps(steps: readonly ActStep[], session: BrowserSession): Promise<CallEffect> {
  const doings: string[] = [];
  const hosts = new Set<string>();
  let before: ActStep | undefined;
  for (const step of steps) {
    const judged = await effectOfStep(step, session, before);
    if (judged.effect === "outward" && judged.doing) doings.push(judged.doing);
    for (const host of judged.hosts ?? []) hosts.add(host);
    // A key without a target goes to what was acted on last.
    if (step.ref !== undefined || (step.text !== undefined && step.action !== "wait")) before = step;
  }
  const named = { hosts: [...hosts] };
  return doings.length > 0
    ? { effect: "outward", doing: [...new Set(doings)].join(", then "), ...named }
    : { effect: "network", ...named };
}

/**
 * What one step would do. A target that isn't there (yet) does nothing; it is judged again just before the step is done.
 *
 * @param before the step whose target has the keyboard, where this one has none
 */
export async function effectOfStep(step: ActStep, session: BrowserSession, before?: ActStep): Promise<CallEffect> {
  if (!session.hasPage) return { effect: "network" };
  const page = await session.page();
  const here = hostOf(page.url());
  if (step.action === "dialog") {
    return step.value === "dismiss"
      ? { effect: "network" }
      : { effect: "outward", doing: `say yes to what ${here || "the page"} asks` };
  }
  if (["wait", "scroll", "hover"].includes(step.action)) return { effect: "network" };
  const secret = step.action === "type" && /\{\{secret:(\w+)\}\}/.exec(step.value ?? step.text ?? "")?.[1];
  if (secret) return { effect: "outward", doing: `type the secret ${secret} at ${here}`, hosts: [here] };
  const facts = await factsOf(step, session, page, before);
  if (!facts) return { effect: "network" };
  const host = facts.host || here;
  const hosts = step.action === "type" || step.action === "press" ? { hosts: [host, facts.form?.host || host] } : {};
  const doing = session.sending.has(sendingKey(step, session, before))
    ? `let ${quoted(facts.name)} send to ${host}`
    : doingOf(step, facts, host);
  return doing ? { effect: "outward", doing, ...hosts } : { effect: "network", ...hosts };
}

/** How a step is known again that has made the page send. */
export function sendingKey(step: ActStep, session: BrowserSession, before?: ActStep): string {
  const target = step.ref ?? step.text ?? before?.ref ?? before?.text ?? "";
  const url = session.tabs().length > 0 ? session.address : "";
  return JSON.stringify([url, step.action, step.action === "press" ? step.value : "", target]);
}

function doingOf(step: ActStep, facts: ElementFacts, host: string): string | undefined {
  switch (step.action) {
    case "upload":
      return `upload ${(step.values ?? [step.value ?? ""]).join(", ").slice(0, 100)} to ${host}`;
    case "type":
      return typing(facts, host);
    case "press":
      return pressing(step.value ?? step.text ?? "", facts, host);
    case "click":
    case "check":
    case "uncheck":
      return facts.isSubmit ? submitting(facts, host) : pushing(facts, host);
    default:
      return undefined;
  }
}

function typing(facts: ElementFacts, host: string): string | undefined {
  if (facts.isSecret) return `type into the secret field ${quoted(facts.name)} at ${host}`;
  return facts.isFile ? `upload a file to ${host}` : undefined;
}

function pressing(key: string, facts: ElementFacts, host: string): string | undefined {
  const isEnter = /(^|\+)(Enter|NumpadEnter)$/.test(key) && !/Shift/.test(key);
  if (!isEnter && key !== "Space" && key !== " ") return undefined;
  if (facts.isSubmit) return submitting(facts, host);
  if (facts.isButton) return pushing(facts, host);
  if (!isEnter || facts.isLink) return undefined;
  if (facts.isFreeText) return `send what stands in ${quoted(facts.name)} at ${host}`;
  return facts.form ? submitting(facts, host) : undefined;
}

/** A search is a form that says GET, or asks for nothing but what to look for. */
function submitting({ form, name }: ElementFacts, here: string): string | undefined {
  if (!form || form.method === "dialog") return undefined;
  const host = form.host || here;
  const what = form.name ? ` ${quoted(form.name)}` : "";
  if (form.hasSecret) return `log in or send a secret with the form${what} to ${host}`;
  const isSearch = form.method === "get" && (form.hasMethod || (!form.asksMuch && !SAYS_SO.test(name)));
  return isSearch ? undefined : `submit the form${what} to ${host}`;
}

function pushing({ name, isButton }: ElementFacts, host: string): string | undefined {
  return isButton && name.length <= MAX_ORDER && !name.includes("?") && SAYS_SO.test(name)
    ? `push ${quoted(name)} at ${host}`
    : undefined;
}

async function factsOf(
  step: ActStep,
  session: BrowserSession,
  page: Page,
  before: ActStep | undefined,
): Promise<ElementFacts | undefined> {
  const eyes = session.eyesOf(page);
  const named = step.ref !== undefined || (step.text !== undefined && step.action !== "press") ? step : before;
  try {
    const target = named ? await targetOf(named, eyes) : await focused(page);
    return target ? await within(target.evaluate(FACTS), FACTS_MS) : undefined;
  } catch {
    return undefined;
  }
}

/** What the keyboard goes to, also in a frame or a shadow root. */
async function focused(page: Page): Promise<ElementHandle<Element> | undefined> {
  for (const frame of page.frames().reverse()) {
    const found = await within(
      frame.evaluateHandle(() => {
        let at = document.hasFocus() ? document.activeElement : null;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at === document.body || at?.localName === "iframe" ? null : at;
      }),
      FACTS_MS,
    );
    const element = found.asElement();
    if (element) return element as ElementHandle<Element>;
  }
  return undefined;
}

const quoted = (name: string) => (name ? `"${name}"` : "something without a name");

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}
