/** PPTX: each slide is a page: its title, its texts in reading order, its tables, and the speaker's notes. */
import { posix } from "node:path";
import type { ReaderResult } from "../document.js";
import { tidyText } from "./text.js";
import { attribute, child, children, find, parseXml, type XmlNode } from "./xml.js";
import { openZip, type ZipArchive } from "./zip.js";

const MAX_PART_BYTES = 20_000_000;
const MAX_SLIDES = 1000;

/** Reads a presentation; hidden slides are left out and told. @throws Error when it is damaged or too long. */
export function readPptx(bytes: Uint8Array): ReaderResult {
  const zip = openZip(bytes);
  const presentation = partOf(zip, "ppt/presentation.xml");
  const list = find(presentation, "p:sldIdLst");
  if (!presentation) throw new Error("it has no presentation inside");
  const targets = relationsOf(zip, "ppt/presentation.xml");
  const slides = children(list, "p:sldId").map((item) => targets.get(attribute(item, "r:id") ?? "")?.path ?? "");
  if (slides.length > MAX_SLIDES) throw new Error(`it has ${slides.length} slides; at most ${MAX_SLIDES} are read`);
  let hiddenChars = 0;
  const hidden: number[] = [];
  const pages = slides.map((path, index) => {
    const slide = partOf(zip, path);
    const text = tidyText([...slideLines(slide), ...notesLines(zip, path)].join("\n")).text;
    if (attribute(child(slide, "p:sld"), "show") !== "0") return { page: index + 1, text };
    hidden.push(index + 1);
    hiddenChars += text.replace(/\s/g, "").length;
    return { page: index + 1, text: "" };
  });
  const notes = hidden.length > 0 ? [`Hidden slides, left out: ${hidden.join(", ")}.`] : [];
  return { pages: pages.length > 0 ? pages : [{ page: 1, text: "" }], hiddenChars, notes };
}

function partOf(zip: ZipArchive, name: string): XmlNode | undefined {
  const data = zip.file(name, MAX_PART_BYTES);
  return data ? parseXml(new TextDecoder().decode(data)) : undefined;
}

function relationsOf(zip: ZipArchive, part: string): Map<string, { path: string; type: string }> {
  const folder = posix.dirname(part);
  const tree = partOf(zip, `${folder}/_rels/${posix.basename(part)}.rels`);
  return new Map(
    children(find(tree, "Relationships"), "Relationship").map((item) => {
      const target = attribute(item, "Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      return [attribute(item, "Id") ?? "", { path, type: attribute(item, "Type") ?? "" }];
    }),
  );
}

interface Shape {
  top: number;
  left: number;
  lines: string[];
}

/** Shapes from top to bottom, those beside each other from left to right; the title first. */
function slideLines(slide: XmlNode | undefined): string[] {
  const shapes = shapesOf(find(slide, "p:spTree"));
  return shapes
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => a.top - b.top || a.left - b.left)
    .flatMap(({ lines }) => [...lines, ""]);
}

/** What one line of a slide is high, in its unit (a fifth of an inch): shapes this near stand beside each other. */
const ROW_HEIGHT = 182_880;

function shapesOf(tree: XmlNode | undefined): Shape[] {
  return children(tree).flatMap((item) => {
    if (item.name === "p:grpSp") return shapesOf(item);
    if (item.name === "mc:AlternateContent") return shapesOf(child(item, "mc:Choice"));
    const lines = item.name === "p:sp" ? shapeLines(item) : item.name === "p:graphicFrame" ? tableLines(item) : [];
    const offset = find(item, "a:off");
    const isTitle = /^(ctrT|t)itle$/.test(attribute(find(item, "p:ph"), "type") ?? "");
    const place = (name: string) => Number(attribute(offset, name) ?? -1);
    return [{ top: isTitle ? -2 : Math.floor(place("y") / ROW_HEIGHT), left: place("x"), lines }];
  });
}

const SURROUND = new Set(["dt", "ftr", "sldNum", "hdr"]);

function shapeLines(shape: XmlNode): string[] {
  const type = attribute(find(shape, "p:ph"), "type") ?? "";
  if (SURROUND.has(type) || attribute(find(shape, "p:cNvPr"), "hidden") === "1") return [];
  const lines = paragraphLines(child(shape, "p:txBody"));
  if (/^(ctrT|t)itle$/.test(type)) return lines.length > 0 ? [`# ${lines.join(" ")}`] : [];
  return lines;
}

function paragraphLines(body: XmlNode | undefined): string[] {
  return children(body, "a:p").flatMap((paragraph) => {
    const text = inlineText(paragraph).trim();
    const level = Number(attribute(child(paragraph, "a:pPr"), "lvl") ?? 0);
    return text === "" ? [] : text.split("\n").map((line) => "  ".repeat(Math.min(level, 4)) + line.trim());
  });
}

function inlineText(node: XmlNode): string {
  return children(node)
    .map((item) => {
      if (item.name === "a:t") return item.children.filter((part) => typeof part === "string").join("");
      return item.name === "a:br" ? "\n" : item.name === "a:rPr" || item.name === "a:pPr" ? "" : inlineText(item);
    })
    .join("");
}

function tableLines(frame: XmlNode): string[] {
  return children(find(frame, "a:tbl"), "a:tr").map((row) =>
    children(row, "a:tc")
      .map((cell) => paragraphLines(child(cell, "a:txBody")).join(" "))
      .join(" | "),
  );
}

function notesLines(zip: ZipArchive, slide: string): string[] {
  const notes = [...relationsOf(zip, slide).values()].find(({ type }) => type.endsWith("/notesSlide"));
  const tree = notes && find(partOf(zip, notes.path), "p:spTree");
  const body = children(tree, "p:sp").find((shape) => attribute(find(shape, "p:ph"), "type") === "body");
  const lines = paragraphLines(child(body, "p:txBody"));
  return lines.length > 0 ? ["", "Notes:", ...lines] : [];
}
