/** XLSX as Markdown tables: each sheet under its name, with the letters and numbers by which cells are cited. */
import type { ReaderResult } from "../../document.js";
import { type TablePart, tablePages } from "../table-pages.js";
import { openWorkbook, type Sheet } from "./workbook.js";

const MAX_CELLS = 500_000;

interface Gathered {
  cells: number;
  hiddenChars: number;
  notes: string[];
}

/** Reads a workbook; hidden sheets, rows and columns are left out and told. @throws Error when it is damaged. */
export function readXlsx(bytes: Uint8Array): ReaderResult {
  const gathered: Gathered = { cells: 0, hiddenChars: 0, notes: [] };
  const tables: TablePart[] = [];
  for (const sheet of openWorkbook(bytes)) {
    if (sheet.isHidden) {
      gathered.notes.push(`The sheet "${sheet.name}" is hidden and left out.`);
      for (const row of sheet.rows()) for (const { text } of row.cells.values()) gathered.hiddenChars += ink(text);
    } else tables.push(tableOf(sheet, gathered));
  }
  return { pages: tablePages(tables), hiddenChars: gathered.hiddenChars, notes: gathered.notes };
}

function tableOf(sheet: Sheet, gathered: Gathered): TablePart {
  const hidden = sheet.hiddenColumns();
  const rows: string[][] = [];
  const numbers: number[] = [];
  let left = 0;
  for (const { number, isHidden, cells } of sheet.rows()) {
    if (gathered.cells > MAX_CELLS) {
      gathered.notes.push(`The sheet "${sheet.name}" is cut at row ${number}: query it with SQL instead.`);
      break;
    }
    const row: string[] = [];
    for (const [column, { text }] of cells) {
      if (isHidden || hidden.has(column)) {
        gathered.hiddenChars += ink(text);
        left += 1;
        continue;
      }
      while (row.length < column) row.push("");
      row[column] = text;
      gathered.cells += 1;
    }
    if (row.length === 0) continue;
    rows.push(row);
    numbers.push(number);
  }
  if (left > 0) gathered.notes.push(`The sheet "${sheet.name}" hides ${left} cells, which are left out.`);
  return { name: sheet.name, rows, numbers };
}

const ink = (text: string) => text.replace(/\s/g, "").length;
