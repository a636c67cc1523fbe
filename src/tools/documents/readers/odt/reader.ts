/**
 * ODT (OpenDocument text, as LibreOffice writes it), read from its own XML: what the page shows, with headers, footers, text
 * boxes, notes and comments, and without hidden text. The flat form (.fodt) is one XML file.
 */
import type { ReaderResult } from "../../document.js";
import { changeNotes, pagesOf } from "../page-breaks.js";
import { tidyText } from "../text.js";
import { attribute, child, children, find, parseXml, type XmlNode } from "../xml.js";
import { openZip } from "../zip.js";
import { blockLines, type Gathered } from "./body.js";
import { readLooks } from "./styles.js";

const MAX_PART_BYTES = 30_000_000;

/** @throws Error when it is damaged, encrypted or too large */
export function readOdt(bytes: Uint8Array): ReaderResult {
  const { content, styles } = partsOf(bytes);
  const text = child(child(content, "office:body"), "office:text");
  if (!text) throw new Error("it has no text inside");
  const gathered: Gathered = { looks: readLooks([styles, content]), hiddenChars: 0, notes: [], comments: [] };
  const masters = children(child(styles, "office:master-styles"), "style:master-page");
  const surround = (name: string) => [
    ...new Set(masters.flatMap((page) => surroundLines(child(page, name), gathered))),
  ];
  const lines = [...surround("style:header"), ...blockLines(text, gathered)];
  const beside = gathered.notes.flatMap((note, index) => (note === "" ? [] : [`[${index + 1}] ${note}`]));
  const all = [...lines, "", ...beside, "", ...gathered.comments, "", ...surround("style:footer")].join("\n");
  const hiddenChars = gathered.hiddenChars + tidyText(all).hiddenChars;
  return { pages: pagesOf(all), hiddenChars, notes: changeNotes(changesIn(text)) };
}

/** The two parts that matter; in the flat form one document is both. */
function partsOf(bytes: Uint8Array): { content: XmlNode | undefined; styles: XmlNode | undefined } {
  if (bytes[0] !== "P".charCodeAt(0)) {
    const whole = child(parseXml(new TextDecoder().decode(bytes)), "office:document");
    return { content: whole, styles: whole };
  }
  const zip = openZip(bytes);
  const part = (name: string) => {
    const data = zip.file(name, MAX_PART_BYTES);
    return data ? new TextDecoder().decode(data) : "";
  };
  if (part("META-INF/manifest.xml").includes("manifest:encryption-data"))
    throw new Error("it is encrypted and can't be read without its password");
  return {
    content: child(parseXml(part("content.xml")), "office:document-content"),
    styles: child(parseXml(part("styles.xml")), "office:document-styles"),
  };
}

/** A header's lines, without page numbers. */
function surroundLines(node: XmlNode | undefined, gathered: Gathered): string[] {
  if (!node || attribute(node, "style:display") === "false") return [];
  return blockLines(node, gathered).filter((line) => line !== "" && !/^(?:page\s*)?[\d\s/]*(?:of\s*\d*)?$/i.test(line));
}

function changesIn(text: XmlNode): { inserted: number; deleted: number } {
  const regions = children(find(text, "text:tracked-changes"), "text:changed-region");
  const count = (name: string) => regions.filter((region) => child(region, name)).length;
  return { inserted: count("text:insertion"), deleted: count("text:deletion") };
}
