/** What an OpenDocument file's styles say that matters for reading: which are headings, hidden, on a ground of their own. */
import { attribute, child, children, type XmlNode } from "../xml.js";

export interface Look {
  /** 1 to 6; a title is 1. */
  heading?: number;
  /** `text:display="none"`. */
  notShown?: boolean;
  /** Points. */
  size?: number;
  /** `#rrggbb` */
  color?: string;
  background?: string;
  /** A page begins before the paragraph. */
  breakBefore?: boolean;
}

export type Looks = (style: string | undefined) => Look;

const NONE: Look = {};
/** Smaller letters than this can't be read. Points. */
const LEAST_SIZE = 2;

/** Reads the styles of these parts; a style has what its parent has. */
export function readLooks(parts: readonly (XmlNode | undefined)[]): Looks {
  const nodes = new Map<string, XmlNode>();
  for (const part of parts)
    for (const group of ["office:styles", "office:automatic-styles"])
      for (const style of children(child(part, group), "style:style"))
        nodes.set(attribute(style, "style:name") ?? "", style);
  const known = new Map<string, Look>();
  const lookOf = (name: string | undefined, depth = 0): Look => {
    const node = name === undefined || depth > 20 ? undefined : nodes.get(name);
    if (!node || name === undefined) return NONE;
    const found = known.get(name) ?? {
      ...lookOf(attribute(node, "style:parent-style-name"), depth + 1),
      ...ownLook(node, name),
    };
    known.set(name, found);
    return found;
  };
  return (name) => lookOf(name);
}

function ownLook(node: XmlNode, name: string): Look {
  const letters = child(node, "style:text-properties");
  const paragraph = child(node, "style:paragraph-properties");
  const size = /^([\d.]+)pt$/.exec(attribute(letters, "fo:font-size") ?? "")?.[1];
  const display = attribute(letters, "text:display");
  const grounds = [
    letters,
    paragraph,
    child(node, "style:table-cell-properties"),
    child(node, "style:graphic-properties"),
  ];
  const ground = grounds.map((each) => attribute(each, "fo:background-color")).find((each) => each !== undefined);
  const color = attribute(letters, "fo:color");
  const outline = attribute(node, "style:default-outline-level") || /^Heading_20_([1-9])$/.exec(name)?.[1];
  const level = name === "Title" ? 1 : Number(outline ?? 0);
  return {
    ...(level > 0 ? { heading: Math.min(6, level) } : {}),
    ...(display === undefined ? {} : { notShown: display === "none" }),
    ...(size === undefined ? {} : { size: Number(size) }),
    ...(color === undefined ? {} : { color }),
    ...(ground === undefined ? {} : { background: ground }),
    ...(attribute(paragraph, "fo:break-before") === "page" ? { breakBefore: true } : {}),
  };
}

/** Whether letters that look so can't be seen: not shown, too small, or white on nothing. */
export function isUnseen({ notShown, size, color, background }: Look, shaded: boolean): boolean {
  if (notShown || (size !== undefined && size < LEAST_SIZE)) return true;
  return isWhite(color) && !shaded && (background === undefined || background === "transparent" || isWhite(background));
}

/** Whether something has a ground on which white letters can be read. */
export function isDark({ background }: Look): boolean {
  return background !== undefined && background !== "transparent" && !isWhite(background);
}

function isWhite(color: string | undefined): boolean {
  return /^#f[c-f]f[c-f]f[c-f]$/i.test(color ?? "");
}
