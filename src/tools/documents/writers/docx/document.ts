/** Markdown as a Word document: headings, lists, tables, links and pictures that Word knows as such. */
import { escapeXml, XML_HEAD } from "../xml-text.js";
import { zipOf } from "../zip-writer.js";
import { blocksOf } from "./blocks.js";
import { DocxParts, type PictureBytes } from "./parts.js";
import { STYLES } from "./styles.js";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const NAMESPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`;
const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1247" w:bottom="1304" w:left="1247" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';

/**
 * @param pictureOf pictures by their path in the text; those it doesn't give are shown as their words.
 * @example
 * await workspace.write("report.docx", await docxOf("# Report\n\nAll is well.", { title: "Report" }));
 */
export async function docxOf(
  markdown: string,
  { title, pictureOf = () => undefined }: { title: string; pictureOf?: PictureBytes },
): Promise<Uint8Array> {
  const { Marked } = await import("marked");
  const parts = new DocxParts(pictureOf);
  const body = blocksOf(new Marked({ gfm: true }).lexer(markdown), parts);
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
  return zipOf([
    {
      name: "[Content_Types].xml",
      content: `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="gif" ContentType="image/gif"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPE}.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "word/document.xml")}<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    },
    {
      name: "docProps/core.xml",
      content: `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>qwill</dc:creator></cp:coreProperties>`,
    },
    {
      name: "word/document.xml",
      content: `${XML_HEAD}<w:document ${NAMESPACES}><w:body>${body}${PAGE}</w:body></w:document>`,
    },
    {
      name: "word/_rels/document.xml.rels",
      content: `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "styles", "styles.xml")}${relation(2, "numbering", "numbering.xml")}${parts.relations.join("")}</Relationships>`,
    },
    { name: "word/styles.xml", content: `${XML_HEAD}<w:styles xmlns:w="${WORD}">${STYLES}</w:styles>` },
    { name: "word/numbering.xml", content: numberingOf(parts) },
    ...parts.media,
  ]);
}

/** Two kinds of marks, and a list of its own for each list of the text. */
function numberingOf({ lists }: DocxParts): string {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="start"/><w:pPr><w:ind w:start="${(at + 1) * 720}" w:hanging="360"/></w:pPr></w:lvl>`;
  const levels = Array.from({ length: 9 }, (_, at) => at);
  const bullets = levels.map((at) => level(at, "bullet", ["•", "◦", "▪"][at % 3] ?? "•")).join("");
  const numbers = levels
    .map((at) => level(at, ["decimal", "lowerLetter", "lowerRoman"][at % 3] ?? "decimal", `%${at + 1}.`))
    .join("");
  const own = lists.map(({ isOrdered, start }, index) => {
    const starts = levels.map(
      (at) => `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    );
    return `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${isOrdered ? 1 : 0}"/>${isOrdered ? starts.join("") : ""}</w:num>`;
  });
  return `${XML_HEAD}<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${bullets}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>${numbers}</w:abstractNum>${own.join("")}</w:numbering>`;
}
