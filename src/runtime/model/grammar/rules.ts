/**
 * The rules of one grammar in llama.cpp's notation. An expression is always safe inside a sequence: a rule's name, a
 * literal, a class or something in parentheses.
 */
export class Rules {
  readonly #bodies = new Map<string, string>();
  readonly #names = new Map<string, string>();
  #count = 0;

  /** A rule with this body; the same body gives the same rule. */
  add(hint: string, body: string): string {
    const known = this.#names.get(body);
    if (known) return known;
    const name = this.reserve(hint);
    this.define(name, body);
    this.#names.set(body, name);
    return name;
  }

  /** A name for a rule that is defined later: recursion goes through it. */
  reserve(hint: string): string {
    this.#count += 1;
    return `${hint.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "r"}-${this.#count}`;
  }

  define(name: string, body: string): void {
    this.#bodies.set(name, body);
  }

  /** The whole grammar; `root` is the body of its root rule. */
  text(root: string): string {
    const lines = [`root ::= ${root}`];
    for (const [name, body] of this.#bodies) lines.push(`${name} ::= ${body}`);
    return `${lines.join("\n")}\n`;
  }
}

/** A literal; the notation knows no raw line breaks. */
export function literal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must be escaped.
  const escaped = text.replace(/["\\\u0000-\u001f\u007f-\u009f]/g, (char) => {
    if (char === '"' || char === "\\") return `\\${char}`;
    return `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return `"${escaped}"`;
}

/** One of the expressions. */
export function either(options: string[]): string {
  return options.length === 1 ? (options[0] ?? "") : `(${options.join(" | ")})`;
}

/** The expressions one after the other, without the empty ones. */
export function sequence(...parts: string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

/** Above this many repetitions the matcher becomes slow or loses the bound: longer ones are made of chunks. */
const CHUNK = 500;
/** Nobody writes this much: treated as no bound at all. */
export const UNBOUNDED = 1_000_000;

/**
 * Between `min` and `max` times the expression. One grammar character must have one way to match: chunks are fixed, with
 * one optional tail, so that at each character only two ways are open whatever the bound.
 */
export function repeated(rules: Rules, expression: string, min: number, max: number): string {
  const unit = /^([A-Za-z0-9-]+|\[[^\]]*\])$/.test(expression) ? expression : rules.add("u", expression);
  const head = exactly(rules, unit, min);
  if (max >= UNBOUNDED) return sequence(head, `${unit}*`);
  return sequence(head, upTo(rules, unit, max - min));
}

function exactly(rules: Rules, unit: string, times: number): string {
  if (times <= 0) return "";
  if (times === 1) return unit;
  if (times <= CHUNK) return `${unit}{${times}}`;
  const chunk = rules.add("chunk", `${unit}{${CHUNK}}`);
  return sequence(exactly(rules, chunk, Math.floor(times / CHUNK)), exactly(rules, unit, times % CHUNK));
}

function upTo(rules: Rules, unit: string, times: number): string {
  if (times <= 0) return "";
  if (times === 1) return `${unit}?`;
  if (times <= CHUNK) return `${unit}{0,${times}}`;
  const chunk = rules.add("chunk", `${unit}{${CHUNK}}`);
  const tail = rules.add("tail", `${unit}{0,${CHUNK - 1}}`);
  const rest = times % CHUNK;
  let name = rules.add("upto", rest > 0 ? `${unit}{0,${rest}}` : '""');
  for (let left = Math.floor(times / CHUNK); left > 0; left--) name = rules.add("upto", `${tail} | ${chunk} ${name}`);
  return name;
}
