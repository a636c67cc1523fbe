import type { DomainName } from "../../domain-keys.js";
import type { Bounded } from "./bounded.js";
import type { Regex } from "./regex.js";

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Digits before the point only. Bounds are inclusive. */
export interface IntegerNode {
  kind: "integer";
  min: number | undefined;
  max: number | undefined;
}

export interface NumberNode {
  kind: "number";
  min: number | undefined;
  max: number | undefined;
  /** The bound itself is not admitted. */
  aboveMin: boolean;
  belowMax: boolean;
}

/** A string by its length, or by what its whole must match (the lengths are in the regex then, or in `bounded`). */
export interface StringNode {
  kind: "string";
  minLength: number;
  maxLength: number;
  regex: Regex | undefined;
  /** The regex and the lengths as one, where the regex can't take them up. */
  bounded?: Bounded;
}

/** A string whose values are what is really there. */
export interface DomainNode {
  kind: "domain";
  domain: DomainName;
  /** The name of the choices; "" in other domains. */
  choice: string;
  orEmpty: boolean;
  maxLength: number | undefined;
  at: string;
}

export interface ArrayNode {
  kind: "array";
  prefix: Node[];
  /** What follows the prefix; undefined: nothing may. */
  rest: Node | undefined;
  minItems: number;
  maxItems: number;
}

export interface Property {
  key: string;
  node: Node;
  required: boolean;
}

/** Members beside the declared ones. */
export interface ExtraMembers {
  /** What a key must be; undefined: any key that is not declared. */
  key: Node | undefined;
  value: Node;
}

export interface ObjectNode {
  kind: "object";
  /** In the schema's order, which is the order in the text. */
  properties: Property[];
  extras: ExtraMembers[];
  /** How many extras. */
  minExtras: number;
  maxExtras: number;
}

export interface LiteralsNode {
  kind: "literals";
  values: Json[];
}

/** One of the options; without options nothing is admitted. Recursion goes through unions. */
export interface UnionNode {
  kind: "union";
  options: Node[];
}

/**
 * What a schema admits, as a graph (it may have cycles). The grammar is written from it, and the shortest completion of a
 * text that was cut off.
 */
export type Node =
  | LiteralsNode
  | IntegerNode
  | NumberNode
  | StringNode
  | DomainNode
  | ArrayNode
  | ObjectNode
  | UnionNode;

export type LeafNode = Exclude<Node, UnionNode>;

/** The options of a node with all unions inside unions opened, each once; also ends cycles of unions. */
export function leavesOf(node: Node): LeafNode[] {
  const seen = new Set<Node>();
  const leaves: LeafNode[] = [];
  const visit = (one: Node): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if (one.kind === "union") one.options.forEach(visit);
    else leaves.push(one);
  };
  visit(node);
  return leaves;
}

/** Any JSON value. */
export const anyNode: UnionNode = { kind: "union", options: [] };
anyNode.options.push(
  { kind: "string", minLength: 0, maxLength: Number.POSITIVE_INFINITY, regex: undefined },
  { kind: "number", min: undefined, max: undefined, aboveMin: false, belowMax: false },
  { kind: "literals", values: [true, false, null] },
  { kind: "array", prefix: [], rest: anyNode, minItems: 0, maxItems: Number.POSITIVE_INFINITY },
  {
    kind: "object",
    properties: [],
    extras: [{ key: undefined, value: anyNode }],
    minExtras: 0,
    maxExtras: Number.POSITIVE_INFINITY,
  },
);
