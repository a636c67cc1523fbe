/** Records as an Excel workbook: a bold head that stays in sight, a filter, dates as dates, numbers as numbers. */
import { columnName } from "../readers/table-pages.js";
import { escapeXml, XML_HEAD } from "./xml-text.js";
import { zipOf } from "./zip-writer.js";

export type Cell = string | number | boolean | null;

export interface SheetContent {
  name: string;
  /** The first is the head. */
  rows: readonly (readonly Cell[])[];
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const MAX_TEXT = 32_767;
const STYLE = { head: 1, date: 2, datetime: 3 };

/** @throws RangeError for more rows or columns than Excel can hold. */
export function xlsxOf(sheets: readonly SheetContent[]): Uint8Array {
  const names = sheetNames(sheets);
  const ids = sheets.map((_, index) => index + 1);
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return zipOf([
    {
      name: "[Content_Types].xml",
      content: `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${ids.map((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("")}</Types>`,
    },
    {
      name: "_rels/.rels",
      content: `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${ids.map((id) => relation(id, "worksheet", `worksheets/sheet${id}.xml`)).join("")}${relation(ids.length + 1, "styles", "styles.xml")}</Relationships>`,
    },
    { name: "xl/styles.xml", content: STYLES },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetXml(sheet) })),
  ]);
}

const STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function sheetXml({ rows }: SheetContent): string {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length > 1_048_576 || width > 16_384)
    throw new RangeError("a sheet holds 1,048,576 rows and 16,384 columns");
  const lines = rows.map((row, index) => {
    const cells = row.map((value, column) => cellXml(value, `${columnName(column)}${index + 1}`, index === 0));
    return `<row r="${index + 1}">${cells.join("")}</row>`;
  });
  const widths = Array.from({ length: width }, (_, column) => widthOf(rows, column));
  const columns = widths.map((size, at) => `<col min="${at + 1}" max="${at + 1}" width="${size}" customWidth="1"/>`);
  const filter = rows.length > 1 ? `<autoFilter ref="A1:${columnName(Math.max(0, width - 1))}${rows.length}"/>` : "";
  return `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join("")}</cols>` : ""}<sheetData>${lines.join("")}</sheetData>${filter}</worksheet>`;
}

function cellXml(value: Cell, reference: string, isHead: boolean): string {
  const style = isHead ? ` s="${STYLE.head}"` : "";
  if (value === null || value === "") return "";
  if (typeof value === "boolean") return `<c r="${reference}"${style} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "number" && Number.isFinite(value)) return `<c r="${reference}"${style}><v>${value}</v></c>`;
  const text = String(value);
  const day = isHead ? undefined : serialOf(text);
  if (day) return `<c r="${reference}" s="${STYLE[day.kind]}"><v>${day.serial}</v></c>`;
  return `<c r="${reference}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, MAX_TEXT))}</t></is></c>`;
}

/** `2024-03-05` and `2024-03-05 14:30:00` as Excel counts days; days before March 1900 stay text. */
function serialOf(text: string): { kind: "date" | "datetime"; serial: number } | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/.exec(text);
  if (!parts) return undefined;
  const ms = Date.parse(`${parts[1]}T${parts[2] ?? "00:00:00"}Z`);
  const serial = (ms - EPOCH) / DAY_MS;
  if (!(serial >= 61) || new Date(ms).toISOString().slice(0, 10) !== parts[1]) return undefined;
  return { kind: parts[2] ? "datetime" : "date", serial };
}

function widthOf(rows: SheetContent["rows"], column: number): number {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[column] ?? "").length), 0);
  return Math.min(60, Math.max(8, longest + 2));
}

/** Excel refuses some characters, more than 31 of them, and a name that is there twice. */
function sheetNames(sheets: readonly SheetContent[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, index) => {
    const plain =
      name
        .replace(/[\\/*?:[\]]/g, " ")
        .replace(/^'|'$/g, "")
        .trim()
        .slice(0, 28) || `Sheet${index + 1}`;
    let unique = plain;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${plain} ${number}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
