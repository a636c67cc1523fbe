import { UsageError } from "../exit.js";

/** One name as it is written in the three places that need it. */
export interface Names {
  /** For the model: `order_lookup`. */
  snake: string;
  /** For files: `order-lookup`. */
  kebab: string;
  /** In code: `orderLookup`. */
  camel: string;
}

/** @throws UsageError for what can't be a name */
export function namesOf(given: string): Names {
  const words = given
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[-_ ]+/);
  const snake = words.join("_");
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(snake))
    throw new UsageError(
      `"${given}" can't be a name.`,
      "Letters, digits and _, a letter first: qwill new tool order_lookup",
    );
  const camel = words.map((word, at) => (at === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`)).join("");
  return { snake, kebab: words.join("-"), camel };
}
