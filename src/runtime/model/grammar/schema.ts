import { DomainValues } from "./domain-values.js";
import { childrenOf, reachable, type Smallest, smallestTexts } from "./minimal.js";
import type { Node } from "./node.js";
import { NodeBuilder } from "./nodes.js";
import { NodePrinter } from "./print.js";
import { unsupported } from "./refs.js";
import { Rules } from "./rules.js";
import type { Grammar, GrammarOptions, JsonSchema } from "./types.js";

/** A schema as it is understood: what grammars and completions are made from. */
export interface ReadSchema {
  root: Node;
  smallest: Smallest;
  domains: DomainValues;
  notes: string[];
}

/**
 * Reads a schema with what its live domains admit now.
 *
 * @throws ModelError `model.schema-unsupported` when it is malformed, refers elsewhere, or admits nothing.
 */
export function readSchema(schema: JsonSchema, options: GrammarOptions = {}, domains?: DomainValues): ReadSchema {
  const builder = new NodeBuilder(schema);
  const root = builder.nodeOf(schema, "#");
  const values = domains ?? new DomainValues(options.domains, options.scripts);
  const smallest = smallestTexts(root, values);
  if (!smallest.has(root)) throw emptyError(root, smallest, builder.places, values);
  for (const node of reachable(root)) {
    if (node.kind !== "domain" || node.maxLength === undefined) continue;
    builder.note("maxLength", node.at, "of a live domain is not held by the grammar; validate the value");
  }
  return { root, smallest, domains: values, notes: [...builder.notes] };
}

/** Names the deepest place that admits nothing. */
function emptyError(root: Node, smallest: Smallest, places: Map<Node, string>, domains: DomainValues) {
  const seen = new Set<Node>();
  let node: Node = root;
  for (let next: Node | undefined = root; next && !seen.has(next); ) {
    node = next;
    seen.add(next);
    next = requiredOf(node).find((child) => !smallest.has(child));
  }
  const at = places.get(node) ?? "#";
  if (node.kind === "domain") {
    const hint = "Leave the tool out until there is something.";
    return unsupported(at, `admits nothing now: ${domains.missing(node)}`, hint, { reason: "empty-domain" });
  }
  return unsupported(at, "admits no value at all", "Look for contradictions, false, or recursion without an end.");
}

function requiredOf(node: Node): Node[] {
  if (node.kind !== "object") return childrenOf(node);
  return [
    ...node.properties.filter((property) => property.required).map((property) => property.node),
    ...childrenOf(node),
  ];
}

/**
 * A grammar in llama.cpp's notation for JSON that is valid against the schema, with keys in the schema's order. What
 * the grammar can't hold stands in `notes`, by keyword: validation must still check it.
 * Members that the schema doesn't name are admitted only where it says so (`additionalProperties`).
 *
 * @throws ModelError `model.schema-unsupported`, naming the path, where no grammar can be right.
 * @example
 * const { gbnf, notes } = schemaToGbnf({ type: "object", properties: { n: { type: "integer" } }, required: ["n"] });
 */
export function schemaToGbnf(schema: JsonSchema, options: GrammarOptions = {}): Grammar {
  const read = readSchema(schema, options);
  const rules = new Rules();
  const root = schemaExpression(rules, read, options.whitespace ?? "free");
  return { gbnf: rules.text(root), notes: read.notes };
}

/** The expression of a schema inside a larger grammar. */
export function schemaExpression(rules: Rules, read: ReadSchema, whitespace: "free" | "compact"): string {
  return new NodePrinter(rules, read.smallest, read.domains, whitespace).expression(read.root);
}
