import { literal, type Rules } from "./rules.js";
import { trieExpression } from "./trie.js";

/** The grammar grows with the square of the number of values. */
const MOST_VALUES = 150;

/**
 * An expression for what stands inside an array that selects some of the values, each at most once, in their order: a
 * tiny model can't repeat itself without end. Undefined when there are too many of them.
 *
 * @example
 * selectionExpression(rules, ["a", "b"], '","'); // admits: nothing, "a", "b", "a","b"
 */
export function selectionExpression(rules: Rules, values: readonly string[], comma: string): string | undefined {
  if (values.length > MOST_VALUES) return undefined;
  const texts = values.map((value) => JSON.stringify(value));
  const heads = headsOf(texts);
  let after = "";
  const later: { text: string; after: string }[] = [];
  for (let place = texts.length - 1; place >= 0; place--) {
    const [text, head] = [texts[place] ?? "", heads[place] ?? ""];
    const rest = text.slice(head.length);
    // What one value's beginning leads to is written once, whichever values stand before it.
    const tail = rest === "" && after === "" ? "" : rules.add("chosen", `${literal(rest)} ${after}`.trim());
    later.unshift({ text: head, after: tail });
    after = `(${comma} ${rules.add("later", trieExpression(later))})?`;
    after = rules.add("more", after);
  }
  return texts.length === 0 ? "" : `(${rules.add("selection", trieExpression(later))})?`;
}

/** The shortest beginnings by which the texts differ from one another; whole characters. */
function headsOf(texts: string[]): string[] {
  return texts.map((text) => {
    const letters = [...text];
    const shared = texts.map((other) => (other === text ? 0 : sharedLength(letters, [...other])));
    return letters.slice(0, Math.min(letters.length, Math.max(0, ...shared) + 1)).join("");
  });
}

function sharedLength(one: string[], other: string[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
