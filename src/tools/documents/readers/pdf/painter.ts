/** Where each glyph of a page stands and whether a reader sees it. */
import { contrast } from "./color.js";
import { type Box, contains, IDENTITY, intersect, type Matrix, mapBox, multiply } from "./matrix.js";

/** A glyph on the page; the origin is the top left corner, y is its baseline, units are points. */
export interface Glyph {
  /** What it stands for; more than one character for a ligature. */
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  /** Runs painted at an angle are kept apart from upright lines. */
  upright: boolean;
  bold: boolean;
}

export interface PagePaint {
  glyphs: Glyph[];
  /** Text that nobody sees. */
  hidden: Glyph[];
  /** The part of `hidden` that has no paint at all: the text layer of a scan is of this kind. */
  unpainted: Glyph[];
  images: number;
}

export interface PdfFont {
  fontMatrix?: number[];
  vertical?: boolean;
  bold?: boolean;
  black?: boolean;
}

export interface PdfGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric?: number[];
}

export type FontOf = (name: string) => PdfFont | undefined;

interface GraphicsState {
  matrix: Matrix;
  clip: Box;
  /** "#rrggbb"; undefined for patterns, whose look isn't known. */
  fill: string | undefined;
  alpha: number;
  font: PdfFont;
  fontSize: number;
  fontDirection: 1 | -1;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
}

/** An area that was filled; text over it has it as background. */
interface Region {
  box: Box;
  color: string | undefined;
}

const SMALLEST_SIZE = 2;
const LEAST_ALPHA = 0.1;
/** WCAG contrast below which nobody reads; black on white is 21. */
const LEAST_CONTRAST = 1.2;
const MOST_REGIONS = 3000;
const SMALLEST_REGION_AREA = 60;
const INVISIBLE = 3;

/** The state of a page while its operators are done one by one. */
export class Painter {
  state: GraphicsState;
  readonly paint: PagePaint = { glyphs: [], hidden: [], unpainted: [], images: 0 };
  private readonly stack: GraphicsState[] = [];
  private readonly regions: Region[] = [];
  private clipPending = false;
  /** A picture that pdf.js left out for its size shows as a transform with nothing painted before the restore. */
  private untouchedTransform = false;
  private textMatrix: Matrix = IDENTITY;
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;

  private readonly fontOf: FontOf;
  private readonly page: Box;

  constructor(fontOf: FontOf, base: Matrix, page: Box) {
    this.fontOf = fontOf;
    this.page = page;
    this.state = {
      matrix: base,
      clip: page,
      fill: "#000000",
      alpha: 1,
      font: {},
      fontSize: 0,
      fontDirection: 1,
      charSpacing: 0,
      wordSpacing: 0,
      horizontalScale: 1,
      leading: 0,
      rise: 0,
      renderMode: 0,
    };
  }

  save(): void {
    this.stack.push({ ...this.state });
    this.untouchedTransform = false;
  }

  restore(): void {
    if (this.untouchedTransform) this.image();
    this.untouchedTransform = false;
    this.state = this.stack.pop() ?? this.state;
  }

  transform(matrix: Matrix): void {
    this.state.matrix = multiply(this.state.matrix, matrix);
    this.untouchedTransform = true;
  }

  touched(): void {
    this.untouchedTransform = false;
  }

  clipTo(box: Box): void {
    this.state.clip = intersect(this.state.clip, mapBox(this.state.matrix, box));
  }

  clipNext(): void {
    this.clipPending = true;
    this.touched();
  }

  beginGroup(): void {
    const { alpha } = this.state;
    this.save();
    this.state.alpha = alpha;
  }

  endGroup(): void {
    this.restore();
  }

  beginAnnotation(rect: unknown, transform: unknown, matrix: unknown): void {
    this.save();
    if (!rect) return;
    if (transform) this.transform(transform as Matrix);
    if (matrix) this.transform(matrix as Matrix);
    this.touched();
  }

  setGState(states: [string, unknown][]): void {
    for (const [key, value] of states) {
      if (key === "ca") this.state.alpha = Number(value);
      if (key === "Font" && Array.isArray(value)) this.setFont(String(value[0]), Number(value[1]));
    }
  }

  path(fills: boolean, minMax: Box | null): void {
    this.touched();
    const box = minMax ? mapBox(this.state.matrix, minMax) : undefined;
    if (box && fills && this.state.alpha > 0.5 && this.state.fill !== "transparent") {
      this.addRegion(intersect(box, this.state.clip), this.state.fill);
    }
    if (this.clipPending && box) this.state.clip = intersect(this.state.clip, box);
    this.clipPending = false;
  }

  addRegion(box: Box, color: string | undefined): void {
    this.touched();
    if ((box[2] - box[0]) * (box[3] - box[1]) < SMALLEST_REGION_AREA || box[2] <= box[0]) return;
    if (this.regions.length < MOST_REGIONS) this.regions.push({ box, color });
  }

  image(): void {
    this.paint.images += 1;
    this.addRegion(intersect(mapBox(this.state.matrix, [0, 0, 1, 1]), this.state.clip), undefined);
  }

  beginText(): void {
    this.setTextMatrix(IDENTITY);
  }

  setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.x = this.lineX = this.y = this.lineY = 0;
  }

  moveText(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  setFont(name: string, size: number): void {
    this.state.font = this.fontOf(name) ?? {};
    this.state.fontSize = Math.abs(size);
    this.state.fontDirection = size < 0 ? -1 : 1;
  }

  show(run: (PdfGlyph | number)[]): void {
    this.touched();
    const { state } = this;
    const { font, fontSize } = state;
    const across = state.horizontalScale * state.fontDirection;
    const scale = fontSize * (font.fontMatrix?.[0] ?? 0.001);
    const total = multiply(state.matrix, this.textMatrix);
    const size = fontSize * Math.hypot(total[2], total[3]);
    const unit = Math.hypot(total[0], total[1]);
    const upright = Math.abs(total[1]) <= Math.abs(total[0]) * 0.05 && !font.vertical && total[0] * across >= 0;
    const bold = Boolean(font.bold || font.black);
    let where: Glyph[] | undefined;
    for (const item of run) {
      if (typeof item === "number") {
        this.advance(((font.vertical ? 1 : -1) * item * fontSize) / 1000, font.vertical, across);
        continue;
      }
      const spacing = (item.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      const width = item.width * scale;
      const glyph: Glyph = {
        text: item.unicode,
        x: total[0] * this.x + total[2] * (this.y + state.rise) + total[4],
        y: total[1] * this.x + total[3] * (this.y + state.rise) + total[5],
        width: width * Math.abs(across) * unit,
        size,
        upright,
        bold,
      };
      where ??= this.visibility(glyph, item.width);
      const seen = where === this.paint.glyphs && !this.onPage(glyph) ? this.paint.hidden : where;
      if (!item.isSpace || seen === this.paint.glyphs) seen.push(glyph);
      const down = item.vmetric?.[0] ?? -1000;
      this.advance(font.vertical ? down * scale - spacing : width + spacing, font.vertical, across);
    }
  }

  private advance(distance: number, vertical: boolean | undefined, across: number): void {
    if (vertical) this.y += distance;
    else this.x += distance * across;
  }

  /** A glyph is on the page when its middle is, and within what is shown of it. */
  private onPage({ x, y, width, size }: Glyph): boolean {
    return (
      contains(this.page, x + width / 2, y - size / 4) && contains(this.state.clip, x + width / 2, y - size / 4, size)
    );
  }

  /** Where the glyphs of a run go; one background is looked up for the run, under its first glyph. */
  private visibility(glyph: Glyph, width: number): Glyph[] {
    const { state, paint } = this;
    if (state.renderMode === INVISIBLE) return paint.unpainted;
    if (glyph.size < SMALLEST_SIZE || state.alpha < LEAST_ALPHA || state.fill === "transparent") return paint.hidden;
    const stroked = state.renderMode === 1 || state.renderMode >= 5;
    if (stroked || state.fill === undefined || width === 0) return paint.glyphs;
    const background = this.backgroundAt(glyph.x + glyph.width / 2, glyph.y - glyph.size / 3);
    return background !== undefined && contrast(state.fill, background) < LEAST_CONTRAST ? paint.hidden : paint.glyphs;
  }

  private backgroundAt(x: number, y: number): string | undefined {
    for (let index = this.regions.length - 1; index >= 0; index -= 1) {
      const region = this.regions[index];
      if (region && contains(region.box, x, y)) return region.color;
    }
    return "#ffffff";
  }
}
