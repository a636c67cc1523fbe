/** A small tree of the well-formed XML that office programs write. */
export interface XmlNode {
  name: string;
  attributes: string;
  children: (XmlNode | string)[];
}

const PART =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!(?:[^>"']|"[^"]*"|'[^']*')*>|<(\/?)([^\s/>]+)((?:[^>"'/]|"[^"]*"|'[^']*'|\/(?!>))*)(\/?)>|([^<]+)/g;
const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Office files stay below a hundred. */
const MAX_DEPTH = 1000;

/** Parses an XML text; gives a node without a name around its root. Entities that the file declares itself aren't followed. */
export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: "", attributes: "", children: [] };
  const open: XmlNode[] = [root];
  for (const [, cdata, slash, name, attributes, empty, text] of xml.matchAll(PART)) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.children.push(decodeEntities(text));
    else if (cdata !== undefined) parent.children.push(cdata);
    else if (name === undefined) continue;
    else if (slash) close(open, name);
    else {
      const node: XmlNode = { name, attributes: attributes ?? "", children: [] };
      parent.children.push(node);
      if (!empty) open.push(node);
      if (open.length > MAX_DEPTH) throw new Error(`it is nested more than ${MAX_DEPTH} deep`);
    }
  }
  return root;
}

function close(open: XmlNode[], name: string): void {
  const at = open.findLastIndex((node) => node.name === name);
  if (at > 0) open.length = at;
}

/** An attribute's value. */
export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  if (!node) return undefined;
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(node.attributes);
  return value ? decodeEntities(value[1] ?? value[2] ?? "") : undefined;
}

/** The first child element of a name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((item): item is XmlNode => typeof item !== "string" && item.name === name);
}

/** The child elements, of a name or all. */
export function children(node: XmlNode | undefined, name?: string): XmlNode[] {
  return (node?.children ?? []).filter(
    (item): item is XmlNode => typeof item !== "string" && (name === undefined || item.name === name),
  );
}

/** The first element of a name anywhere below. */
export function find(node: XmlNode | undefined, name: string): XmlNode | undefined {
  for (const item of children(node)) {
    const found = item.name === name ? item : find(item, name);
    if (found) return found;
  }
  return undefined;
}

/**
 * The elements of a name in a text, without a tree: attributes and inner text. For parts too large for a tree, whose
 * elements of this name never nest. Linear, whatever the text is.
 */
export function* elements(xml: string, name: string): Generator<[attributes: string, inner: string]> {
  const [open, close] = [`<${name}`, `</${name}>`];
  let at = xml.indexOf(open);
  for (; at >= 0; at = xml.indexOf(open, at)) {
    const begin = at + open.length;
    at = begin;
    if (!/[\s/>]/.test(xml[begin] ?? "")) continue;
    const tagEnd = xml.indexOf(">", begin);
    if (tagEnd < 0) return;
    if (xml[tagEnd - 1] === "/") {
      yield [xml.slice(begin, tagEnd - 1), ""];
      at = tagEnd + 1;
      continue;
    }
    const end = xml.indexOf(close, tagEnd);
    if (end < 0) return;
    yield [xml.slice(begin, tagEnd), xml.slice(tagEnd + 1, end)];
    at = end + close.length;
  }
}

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = Number.parseInt(hex ?? decimal ?? "", hex ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}
