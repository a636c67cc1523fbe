/**
 * A function of a module as one that a page can be sent: the page gets all functions of the module, as text, since they call
 * each other. They may know nothing else of their module or of Node.
 *
 * @example
 * import * as parts from "./element-facts.js";
 * const facts = await handle.evaluate(inPage(parts, parts.elementFacts));
 */
export function inPage<F extends (given: never) => unknown>(parts: object, main: F): F {
  const functions = Object.entries(parts).map(([name, part]: [string, F]) => {
    // A bundler may have renamed it; functions of other modules know it by the name it is exported by.
    return part.name === name ? String(part) : `${part}\nconst ${name} = ${part.name};`;
  });
  const text = `(given) => { ${functions.join("\n")}\nreturn ${main.name}(given); }`;
  return Object.assign((() => undefined) as unknown as F, { toString: () => text });
}
