/** What Word's styles say that matters for reading: which are headings, lists, hidden. */
import { attribute, child, children, type XmlNode } from "../xml.js";

export interface Style {
  /** 1 to 6; a title is 1. */
  heading?: number;
  list?: boolean;
  hidden?: boolean;
}

export type Styles = (id: string | undefined) => Style;

const NONE: Style = {};

/** Reads `word/styles.xml`; a style has what it is based on. */
export function readStyles(root: XmlNode | undefined): Styles {
  const nodes = new Map<string, XmlNode>();
  for (const style of children(child(root, "w:styles"), "w:style"))
    nodes.set(attribute(style, "w:styleId") ?? "", style);
  const known = new Map<string, Style>();
  const styleOf = (id: string | undefined, depth = 0): Style => {
    const node = id === undefined || depth > 10 ? undefined : nodes.get(id);
    if (!node || id === undefined) return NONE;
    const found = known.get(id) ?? {
      ...styleOf(attribute(child(node, "w:basedOn"), "w:val"), depth + 1),
      ...ownStyle(node),
    };
    known.set(id, found);
    return found;
  };
  return (id) => styleOf(id);
}

function ownStyle(node: XmlNode): Style {
  const own: Style = {};
  const name = attribute(child(node, "w:name"), "w:val")?.toLowerCase() ?? "";
  const level = /^heading ([1-9])$/.exec(name)?.[1];
  if (level) own.heading = Math.min(6, Number(level));
  else if (name === "title") own.heading = 1;
  if (child(child(node, "w:pPr"), "w:numPr") || /^list (?:bullet|number)/.test(name)) own.list = true;
  if (isHidden(child(node, "w:rPr"))) own.hidden = true;
  return own;
}

/** `w:vanish`, white on nothing, or too small to see. */
export function isHidden(properties: XmlNode | undefined, shaded = false): boolean {
  if (!properties) return false;
  if (isOn(child(properties, "w:vanish"))) return true;
  const size = Number(attribute(child(properties, "w:sz"), "w:val") ?? 20);
  if (size < 4) return true;
  const color = attribute(child(properties, "w:color"), "w:val")?.toUpperCase() ?? "";
  if (!/^F[C-F]F[C-F]F[C-F]$/.test(color) || shaded) return false;
  return !child(properties, "w:highlight") && !isShaded(properties);
}

/** True when what these are the properties of has a background of its own. */
export function isShaded(properties: XmlNode | undefined): boolean {
  const fill = attribute(child(properties, "w:shd"), "w:fill")?.toUpperCase();
  return fill !== undefined && fill !== "AUTO" && fill !== "FFFFFF";
}

function isOn(node: XmlNode | undefined): boolean {
  return node !== undefined && !/^(?:0|false|off|none)$/.test(attribute(node, "w:val") ?? "");
}
