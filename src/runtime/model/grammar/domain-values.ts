import { type Domains, domainValues } from "../../domains.js";
import { runsOfPieces } from "../../spans.js";
import { type ArrayNode, type DomainNode, leavesOf } from "./node.js";
import { literal, type Rules } from "./rules.js";
import { isSelectable } from "./selection.js";
import { trieExpression } from "./trie.js";
import { restOfSpan, type SpanAutomaton, shortestSpan, spanAutomaton, spanExpression } from "./verbatim.js";

/** What live domains admit in one grammar: the same for its text, its smallest values and its completions. */
export class DomainValues {
  readonly #domains: Domains;
  readonly #scripts: readonly string[] | undefined;
  #spans: SpanAutomaton | undefined;
  /** The span rule by grammar: all verbatim strings of one grammar share it. */
  readonly #written = new WeakMap<Rules, string | undefined>();

  constructor(domains: Domains = {}, scripts?: readonly string[]) {
    this.#domains = domains;
    this.#scripts = scripts;
  }

  /** An expression for the value with its quotes, undefined when nothing is admitted. */
  expression(rules: Rules, node: DomainNode): string | undefined {
    const values = this.#listOf(node);
    if (values) return values.length > 0 ? rules.add(node.domain, trieExpression(values.map(entryOf))) : undefined;
    if (!this.#written.has(rules)) this.#written.set(rules, spanExpression(rules, this.#automaton()));
    const span = this.#written.get(rules);
    if (span === undefined) return node.orEmpty ? literal('""') : undefined;
    return rules.add("verbatim", `"\\"" ${node.orEmpty ? `(${span})?` : span} "\\""`);
  }

  /**
   * The values that an array of choices selects among: each at most once, in their order. Undefined for other arrays, and
   * where there are more values than a grammar can tell apart.
   */
  selection(node: ArrayNode): string[] | undefined {
    const [item, ...others] = node.rest && node.prefix.length === 0 ? leavesOf(node.rest) : [];
    if (item?.kind !== "domain" || item.domain !== "choice" || item.orEmpty || others.length > 0) return undefined;
    const values = this.#listOf(item);
    if (!values) return undefined;
    return isSelectable(values.length, { min: node.minItems, max: node.maxItems }) ? values : undefined;
  }

  /** The shortest admitted value. */
  shortest(node: DomainNode): string | undefined {
    if (node.orEmpty) return "";
    return this.#listOf(node)?.sort((a, b) => a.length - b.length)[0] ?? this.#shortestSpan(node);
  }

  /** The shortest text that completes `begun` to an admitted value. */
  restOf(node: DomainNode, begun: string): string | undefined {
    if (begun === "" && node.orEmpty) return "";
    const values = this.#listOf(node);
    if (!values) return restOfSpan(this.#automaton(), begun);
    const rests = values.filter((value) => value.startsWith(begun)).map((value) => value.slice(begun.length));
    return rests.sort((a, b) => a.length - b.length)[0];
  }

  /** What is missing, for a message. */
  missing(node: DomainNode): string {
    if (node.domain === "workspaceFile") return "the workspace has no files";
    if (node.domain === "choice") return `no tool of this step has offered ${node.choice || "choices"}`;
    return node.domain === "pageRef" ? "no page was looked at" : "nothing was read";
  }

  #listOf(node: DomainNode): string[] | undefined {
    if (node.domain === "verbatim") return undefined;
    const values = domainValues(node.domain, node.choice, this.#domains).filter((value) =>
      this.#isReadable(node, value),
    );
    return node.orEmpty ? ["", ...values] : values;
  }

  /** Choices come from texts, so words in scripts that the model can't read are none, as in spans. */
  #isReadable(node: DomainNode, value: string): boolean {
    if (node.domain !== "choice" || this.#scripts === undefined) return true;
    return runsOfPieces(value, this.#scripts).flat().length === runsOfPieces(value).flat().length;
  }

  #shortestSpan(node: DomainNode): string | undefined {
    return node.domain === "verbatim" ? shortestSpan(this.#automaton()) : undefined;
  }

  #automaton(): SpanAutomaton {
    this.#spans ??= cachedAutomaton(
      (this.#domains.verbatim ?? []).map((source) => source.text),
      this.#scripts,
    );
    return this.#spans;
  }
}

/** Several calls in a row read the same texts. */
const RECENT = 4;
const recent = new Map<string, SpanAutomaton>();

function cachedAutomaton(texts: string[], scripts: readonly string[] | undefined): SpanAutomaton {
  const key = JSON.stringify([texts, scripts]);
  const automaton = recent.get(key) ?? spanAutomaton(texts, scripts);
  recent.delete(key);
  recent.set(key, automaton);
  const [oldest] = recent.keys();
  if (recent.size > RECENT && oldest !== undefined) recent.delete(oldest);
  return automaton;
}

function entryOf(value: string) {
  return { text: JSON.stringify(value), after: "" };
}
