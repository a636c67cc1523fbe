/**
 * DOCX, read from its own XML: what Word shows, with headers, footers and text boxes (CVs keep contacts there) and
 * without hidden runs. Converters to HTML know neither.
 */
import { ToolError } from "../../../../runtime/errors.js";
import type { ReaderResult } from "../../document.js";
import { changeNotes, pagesOf } from "../page-breaks.js";
import { tidyText } from "../text.js";
import { attribute, child, children, find, parseXml, type XmlNode } from "../xml.js";
import { openZip, type ZipArchive } from "../zip.js";
import { blockLines, type Gathered } from "./body.js";
import { notesAndComments } from "./notes.js";
import { readStyles } from "./styles.js";

const MAX_PART_BYTES = 30_000_000;

/** Reads a Word document. @throws ToolError `tool.failed` when it is damaged or too large. */
export function readDocx(bytes: Uint8Array, path: string): ReaderResult {
  try {
    return readParts(openZip(bytes));
  } catch (cause) {
    throw new ToolError(
      "tool.failed",
      `${path} is not a readable Word document: ${cause instanceof Error ? cause.message : cause}`,
      {
        hint: "The file is damaged or cut off. Ask for another copy, or leave it out.",
        cause,
      },
    );
  }
}

function readParts(zip: ZipArchive): ReaderResult {
  const part = (name: string): XmlNode | undefined => {
    const data = zip.file(name, MAX_PART_BYTES);
    return data ? parseXml(new TextDecoder().decode(data)) : undefined;
  };
  const document = part("word/document.xml");
  const body = child(child(document, "w:document"), "w:body");
  if (!body) throw new Error("it has no body");
  const gathered: Gathered = {
    styles: readStyles(part("word/styles.xml")),
    hiddenChars: 0,
    changes: { inserted: 0, deleted: 0 },
    notes: [],
  };
  const { headers, footers } = referencedParts(body, part("word/_rels/document.xml.rels"));
  const linesOf = (names: string[]) => [...new Set(names.flatMap((name) => surroundLines(part(name), gathered)))];
  const text = [...linesOf(headers), ...blockLines(body, gathered)];
  const lines = [...text, ...notesAndComments(part, gathered), "", ...linesOf(footers)];
  const tidy = tidyText(lines.join("\n"));
  const hiddenChars = gathered.hiddenChars + tidy.hiddenChars;
  return { pages: pagesOf(lines.join("\n")), hiddenChars, notes: changeNotes(gathered.changes) };
}

/** Headers and footers that the document uses, in the order of their sections. */
function referencedParts(body: XmlNode, relations: XmlNode | undefined): { headers: string[]; footers: string[] } {
  const targets = new Map(
    children(child(relations, "Relationships")).map((item) => [attribute(item, "Id"), attribute(item, "Target") ?? ""]),
  );
  const sections = [...sectionsOf(body)];
  const named = (tag: string) => [
    ...new Set(
      sections
        .flatMap((section) => children(section, tag))
        .map((item) => `word/${targets.get(attribute(item, "r:id"))}`),
    ),
  ];
  return { headers: named("w:headerReference"), footers: named("w:footerReference") };
}

function* sectionsOf(body: XmlNode): Generator<XmlNode> {
  for (const item of children(body)) {
    const section =
      item.name === "w:sectPr" ? item : item.name === "w:p" ? child(child(item, "w:pPr"), "w:sectPr") : undefined;
    if (section) yield section;
  }
}

/** A header's lines, without page numbers. */
function surroundLines(root: XmlNode | undefined, gathered: Gathered): string[] {
  const node = find(root, "w:hdr") ?? find(root, "w:ftr");
  return node
    ? blockLines(node, gathered).filter((line) => line !== "" && !/^(?:page\s*)?[\d\s/]*(?:of\s*\d*)?$/i.test(line))
    : [];
}
