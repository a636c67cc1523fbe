/** What stands beside Word's text: footnotes and endnotes in the order of the text, and what people commented. */
import { attribute, child, children, type XmlNode } from "../xml.js";
import { blockLines, type Gathered } from "./body.js";

const TAGS = { footnotes: "w:footnote", endnotes: "w:endnote" } as const;

/** Lines to be put after the text; none where there is nothing beside it. */
export function notesAndComments(part: (name: string) => XmlNode | undefined, gathered: Gathered): string[] {
  const notes = { footnotes: notesById(part, "footnotes"), endnotes: notesById(part, "endnotes") };
  // A note may name further ones: the list grows while it is read.
  const lines: string[] = [];
  for (let index = 0; index < gathered.notes.length; index += 1) {
    const { part: of, id } = gathered.notes[index] ?? { part: "footnotes", id: "" };
    const text = textOf(notes[of].get(id), gathered);
    if (text !== "") lines.push(`[${index + 1}] ${text}`);
  }
  const comments = children(child(part("word/comments.xml"), "w:comments"), "w:comment").flatMap((comment) => {
    const text = textOf(comment, gathered);
    const author = attribute(comment, "w:author");
    return text === "" ? [] : [`[Comment${author ? ` by ${author}` : ""}] ${text}`];
  });
  return [...(lines.length > 0 ? ["", ...lines] : []), ...(comments.length > 0 ? ["", ...comments] : [])];
}

function notesById(part: (name: string) => XmlNode | undefined, name: keyof typeof TAGS): Map<string, XmlNode> {
  const nodes = children(child(part(`word/${name}.xml`), `w:${name}`), TAGS[name]);
  // Those with a type are the lines that part notes from text.
  return new Map(
    nodes.filter((node) => !attribute(node, "w:type")).map((node) => [attribute(node, "w:id") ?? "", node]),
  );
}

function textOf(node: XmlNode | undefined, gathered: Gathered): string {
  return node ? blockLines(node, gathered).join(" ").replace(/\s+/g, " ").trim() : "";
}
