import { either, literal } from "./rules.js";

/** A text and the expression that follows it. */
export interface Entry {
  text: string;
  /** "" when nothing follows. */
  after: string;
}

interface TrieNode {
  children: Map<string, TrieNode>;
  afters: string[];
}

/**
 * An expression for one of the texts, each with what follows it. Shared beginnings are written once, so that at every
 * character the alternatives differ and the matcher keeps few ways open.
 *
 * @example
 * trieExpression([{ text: "car", after: "" }, { text: "cat", after: "x" }]); // "ca" ("r" | "t" x)
 */
export function trieExpression(entries: Entry[]): string {
  const root: TrieNode = { children: new Map(), afters: [] };
  for (const { text, after } of entries) {
    let node = root;
    for (const char of text) {
      let child = node.children.get(char);
      if (!child) {
        child = { children: new Map(), afters: [] };
        node.children.set(char, child);
      }
      node = child;
    }
    node.afters.push(after);
  }
  return write(root);
}

function write(node: TrieNode): string {
  const options = node.afters.map((after) => (after === "" ? '""' : after));
  for (const [char, child] of node.children) {
    // A run without branches is one literal.
    let text = char;
    let end = child;
    while (end.children.size === 1 && end.afters.length === 0) {
      for (const [next, below] of end.children) {
        text += next;
        end = below;
      }
    }
    const rest = end.children.size === 0 && end.afters.length === 1 ? (end.afters[0] ?? "") : write(end);
    options.push(rest === "" ? literal(text) : `${literal(text)} ${rest}`);
  }
  return either(options);
}
