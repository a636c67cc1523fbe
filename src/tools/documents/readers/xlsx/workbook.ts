/** An Excel workbook as its sheets, for reading and for querying alike. */
import { attribute, child, children, elements, find, parseXml, type XmlNode } from "../xml.js";
import { openZip, type ZipArchive } from "../zip.js";
import { readFormats } from "./formats.js";
import { hiddenColumns, type SheetContext, type SheetRow, sheetRows, stringText } from "./sheet.js";

export interface Sheet {
  name: string;
  isHidden: boolean;
  hiddenColumns(): Set<number>;
  rows(): Generator<SheetRow>;
}

/** Unpacked, of one part; a workbook that says it is larger is refused before it is unpacked. */
const MAX_PART_BYTES = 120_000_000;

/**
 * Opens a workbook; sheets are unpacked when they are read.
 *
 * @throws Error when it is damaged or too large.
 */
export function openWorkbook(bytes: Uint8Array): Sheet[] {
  const zip = openZip(bytes);
  const tree = (name: string) => {
    const text = partText(zip, name);
    return text === undefined ? undefined : parseXml(text);
  };
  const workbook = child(tree("xl/workbook.xml"), "workbook");
  if (!workbook) throw new Error("it has no workbook inside");
  const targets = relationTargets(tree("xl/_rels/workbook.xml.rels"));
  const context: SheetContext = {
    strings: stringsOf(partText(zip, "xl/sharedStrings.xml") ?? ""),
    formats: readFormats(tree("xl/styles.xml")),
    is1904: /^(1|true)$/.test(attribute(child(workbook, "workbookPr"), "date1904") ?? ""),
  };
  return children(child(workbook, "sheets"), "sheet").flatMap((item) => {
    const target = targets.get(attribute(item, "id") ?? attribute(item, "r:id") ?? "");
    const xml = () => (target === undefined ? "" : (partText(zip, target) ?? ""));
    const state = attribute(item, "state") ?? "visible";
    const isSheet = target !== undefined && !target.includes("chartsheets/");
    const sheet: Sheet = {
      name: attribute(item, "name") ?? "Sheet",
      isHidden: state !== "visible",
      hiddenColumns: () => hiddenColumns(xml()),
      rows: () => sheetRows(xml(), context),
    };
    return isSheet ? [sheet] : [];
  });
}

/** A part's text; programs that aren't Excel write `x:workbook` for `workbook`. */
function partText(zip: ZipArchive, name: string): string | undefined {
  const data = zip.file(name, MAX_PART_BYTES);
  if (!data) return undefined;
  const text = new TextDecoder().decode(data);
  const prefix = /<(\w+):(?:workbook|worksheet|sst|styleSheet)\b/.exec(text.slice(0, 2000))?.[1];
  return prefix ? text.replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</") : text;
}

function relationTargets(relations: XmlNode | undefined): Map<string, string> {
  return new Map(
    children(find(relations, "Relationships"), "Relationship").map((item) => {
      const target = attribute(item, "Target") ?? "";
      return [attribute(item, "Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
}

const stringsOf = (xml: string) => [...elements(xml, "si")].map(([, inner]) => stringText(inner));
