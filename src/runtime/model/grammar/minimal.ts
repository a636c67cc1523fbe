import { shortestBounded } from "./bounded.js";
import type { DomainValues } from "./domain-values.js";
import type { ArrayNode, Node, ObjectNode } from "./node.js";
import { integerExpression, numberExpression } from "./numbers.js";
import { shortestMatch } from "./regex-text.js";
import { fewest } from "./selection-reader.js";

/** The shortest JSON text of each node that admits any. A node without one can never be finished. */
export type Smallest = ReadonlyMap<Node, string>;

/** Everything that is reachable from the node, itself included. */
export function reachable(root: Node): Set<Node> {
  const nodes = new Set<Node>([root]);
  for (const node of nodes) for (const child of childrenOf(node)) nodes.add(child);
  return nodes;
}

export function childrenOf(node: Node): Node[] {
  if (node.kind === "union") return node.options;
  if (node.kind === "array") return node.rest ? [...node.prefix, node.rest] : node.prefix;
  if (node.kind !== "object") return [];
  const extras = node.extras.flatMap((extra) => (extra.key ? [extra.key, extra.value] : [extra.value]));
  return [...node.properties.map((property) => property.node), ...extras];
}

/** The shortest texts, found by growing them until nothing gets shorter; recursion settles by itself. */
export function smallestTexts(root: Node, domains: DomainValues): Smallest {
  const nodes = [...reachable(root)].reverse();
  const texts = new Map<Node, string>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of nodes) {
      if (texts.has(node) && (node.kind === "integer" || node.kind === "number")) continue;
      const text = smallestOf(node, texts, domains);
      const known = texts.get(node);
      if (text === undefined || (known !== undefined && known.length <= text.length)) continue;
      texts.set(node, text);
      changed = true;
    }
  }
  return texts;
}

function smallestOf(node: Node, texts: Smallest, domains: DomainValues): string | undefined {
  switch (node.kind) {
    case "literals":
      return shortest(node.values.map((value) => JSON.stringify(value)));
    case "union":
      return shortest(node.options.map((option) => texts.get(option)));
    case "integer":
      return integerExpression(node) && integerNear(node.min, node.max);
    case "number":
      return numberExpression(node) && numberWithin(node.min, node.max, node.aboveMin, node.belowMax);
    case "domain": {
      const value = domains.shortest(node);
      return value === undefined ? undefined : JSON.stringify(value);
    }
    case "string": {
      if (!node.regex) return node.maxLength < node.minLength ? undefined : `"${"-".repeat(node.minLength)}"`;
      const text = node.bounded ? shortestBounded(node.bounded, "") : shortestMatch(node.regex);
      return text === undefined ? undefined : JSON.stringify(text);
    }
    case "array":
      return smallestArray(node, texts, domains);
    case "object":
      return smallestObject(node, texts);
  }
}

function smallestArray(node: ArrayNode, texts: Smallest, domains: DomainValues): string | undefined {
  if (node.minItems > node.maxItems) return undefined;
  const selected = domains.selection(node);
  if (selected) {
    const chosen = fewest(selected, -1, node.minItems);
    return chosen && `[${chosen.join(",")}]`;
  }
  const items = Array.from({ length: node.minItems }, (_, place) => {
    const item = node.prefix[place] ?? node.rest;
    return item && texts.get(item);
  });
  return items.includes(undefined) ? undefined : `[${items.join(",")}]`;
}

function smallestObject(node: ObjectNode, texts: Smallest): string | undefined {
  const members: string[] = [];
  for (const property of node.properties) {
    if (!property.required) continue;
    const value = texts.get(property.node);
    if (value === undefined) return undefined;
    members.push(`${JSON.stringify(property.key)}:${value}`);
  }
  if (node.minExtras > node.maxExtras) return undefined;
  const extra = smallestExtra(node, texts);
  if (node.minExtras > 0 && extra === undefined) return undefined;
  for (let count = 0; count < node.minExtras; count++) members.push(extra ?? "");
  return `{${members.join(",")}}`;
}

/** The shortest member beside the declared ones; the key of an unnamed one is one that is not declared. */
export function smallestExtra(node: ObjectNode, texts: Smallest): string | undefined {
  const declared = new Set(node.properties.map((property) => property.key));
  const free = ["a", "b", "c"].find((key) => !declared.has(key)) ?? "other";
  return shortest(
    node.extras.map(({ key, value }) => {
      const [name, text] = [key ? texts.get(key) : JSON.stringify(free), texts.get(value)];
      return name === undefined || text === undefined ? undefined : `${name}:${text}`;
    }),
  );
}

function integerNear(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): string | undefined {
  if (min > max) return undefined;
  return String(Math.min(Math.max(0, min), max));
}

function numberWithin(
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  aboveMin = false,
  belowMax = false,
): string | undefined {
  const fits = (value: number) => (aboveMin ? value > min : value >= min) && (belowMax ? value < max : value <= max);
  const tries = [0, 1, -1, min, max, Math.ceil(min), Math.floor(max), min + 1, max - 1, (min + max) / 2];
  return shortest(tries.filter((value) => Number.isFinite(value) && fits(value)).map((value) => plainNumber(value)));
}

function plainNumber(value: number): string | undefined {
  const text = String(value === 0 ? 0 : value);
  return text.includes("e") ? undefined : text;
}

function shortest(texts: (string | undefined)[]): string | undefined {
  let best: string | undefined;
  for (const text of texts) if (text !== undefined && (best === undefined || text.length < best.length)) best = text;
  return best;
}
