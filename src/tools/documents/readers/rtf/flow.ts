import { PAGE_BREAK } from "../page-breaks.js";
import { rowAsLines } from "../rows.js";

/** How a paragraph stands on the page. */
export interface ParagraphLook {
  /** 1 to 6; 0 for text. */
  heading: number;
  inList: boolean;
  inTable: boolean;
}

/** Lines as they come: paragraphs, table cells, and boxes that stand beside them. */
export class Flow {
  private readonly lines: string[] = [];
  private text = "";
  private row: string[][] = [];
  private cell: string[] = [];
  private readonly boxes: string[] = [];

  add(text: string): void {
    this.text += text;
  }

  /** A box's lines come after the paragraph in which it is anchored. */
  addBox(lines: readonly string[]): void {
    this.boxes.push("", ...lines, "");
  }

  breakPage(): void {
    this.endParagraph({ heading: 0, inList: false, inTable: false });
    this.lines.push(PAGE_BREAK);
  }

  endParagraph(look: ParagraphLook): void {
    const shown = shownLines(this.text, look);
    this.text = "";
    if (look.inTable) {
      this.cell.push(...shown);
    } else {
      this.endRow();
      this.lines.push(...shown, ...this.boxes.splice(0));
    }
  }

  endCell(look: ParagraphLook): void {
    this.cell.push(...shownLines(this.text, look));
    this.text = "";
    this.row.push(this.cell);
    this.cell = [];
  }

  endRow(): void {
    if (this.row.length > 0) this.lines.push(...rowAsLines(this.row), ...this.boxes.splice(0));
    this.row = [];
  }

  /** All lines, with what was not ended. */
  end(): string[] {
    this.endParagraph({ heading: 0, inList: false, inTable: false });
    return this.lines;
  }
}

function shownLines(text: string, { heading, inList }: ParagraphLook): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  if (lines.join("") === "") return [""];
  if (heading > 0) return ["", `${"#".repeat(heading)} ${lines.join(" ")}`];
  return inList ? lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)) : lines;
}
