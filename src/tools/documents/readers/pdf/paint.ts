/**
 * What a page paints: its glyphs in the order of the content stream, each with its place, and whether a reader sees it.
 *
 * pdf.js's own text extraction knows no colours, no clipping and no render mode; its list of painting operators does.
 */
import type { Box, Matrix } from "./matrix.js";
import { type FontOf, type PagePaint, Painter, type PdfGlyph } from "./painter.js";

export interface OperatorList {
  fnArray: number[];
  // pdf.js gives each operator's arguments untyped.
  argsArray: unknown[][];
}

/** Numbers of pdf.js's operators, by name. */
export type OperatorNames = Record<string, number>;

/** Interprets one page's operators. `base` maps PDF's space to the page's, `size` is its width and height. */
export function paintPage(
  list: OperatorList,
  names: OperatorNames,
  fontOf: FontOf,
  { base, size }: { base: Matrix; size: readonly [number, number] },
): PagePaint {
  const painter = new Painter(fontOf, base, [0, 0, size[0], size[1]]);
  const handlers = handlersByNumber(names);
  const last = list.fnArray.length;
  for (let index = 0; index < last; index += 1) {
    const handler = handlers.get(list.fnArray[index] ?? -1);
    if (handler) handler(painter, list.argsArray[index] ?? []);
  }
  // A picture may be the last thing of a page, with nothing restored after it.
  painter.restore();
  return painter.paint;
}

type Handler = (painter: Painter, args: unknown[]) => void;

const handlersByName: Record<string, Handler> = {
  save: (painter) => painter.save(),
  restore: (painter) => painter.restore(),
  transform: (painter, args) => painter.transform(args as unknown as Matrix),
  paintFormXObjectBegin: (painter, [matrix, bbox]) => {
    painter.save();
    if (matrix) painter.transform(matrix as Matrix);
    if (bbox) painter.clipTo(bbox as Box);
    painter.touched();
  },
  paintFormXObjectEnd: (painter) => painter.restore(),
  beginGroup: (painter) => painter.beginGroup(),
  endGroup: (painter) => painter.endGroup(),
  beginAnnotation: (painter, [, rect, transform, matrix]) => painter.beginAnnotation(rect, transform, matrix),
  endAnnotation: (painter) => painter.restore(),
  setGState: (painter, [states]) => painter.setGState(states as [string, unknown][]),
  setFillRGBColor: (painter, [color]) => {
    painter.state.fill = String(color);
  },
  setFillColorN: (painter) => {
    painter.state.fill = undefined;
  },
  setFillTransparent: (painter) => {
    painter.state.fill = "transparent";
  },
  clip: (painter) => painter.clipNext(),
  eoClip: (painter) => painter.clipNext(),
  constructPath: (painter, [operator, , minMax]) => painter.path(pathFills.has(Number(operator)), minMax as Box | null),
  shadingFill: (painter) => painter.addRegion(painter.state.clip, undefined),
  beginText: (painter) => painter.beginText(),
  setTextMatrix: (painter, [matrix]) => painter.setTextMatrix(matrix as Matrix),
  moveText: (painter, [x, y]) => painter.moveText(Number(x), Number(y)),
  setLeadingMoveText: (painter, [x, y]) => {
    painter.state.leading = Number(y);
    painter.moveText(Number(x), Number(y));
  },
  nextLine: (painter) => painter.moveText(0, painter.state.leading),
  setFont: (painter, [name, size]) => painter.setFont(String(name), Number(size)),
  setCharSpacing: (painter, [value]) => {
    painter.state.charSpacing = Number(value);
  },
  setWordSpacing: (painter, [value]) => {
    painter.state.wordSpacing = Number(value);
  },
  setHScale: (painter, [value]) => {
    painter.state.horizontalScale = Number(value) / 100;
  },
  setLeading: (painter, [value]) => {
    painter.state.leading = -Number(value);
  },
  setTextRise: (painter, [value]) => {
    painter.state.rise = Number(value);
  },
  setTextRenderingMode: (painter, [mode]) => {
    painter.state.renderMode = Number(mode);
  },
  showText: (painter, [glyphs]) => painter.show(glyphs as (PdfGlyph | number)[]),
};

const imageOperators = [
  "paintImageMaskXObject",
  "paintImageMaskXObjectGroup",
  "paintImageXObject",
  "paintInlineImageXObject",
  "paintInlineImageXObjectGroup",
  "paintImageXObjectRepeat",
  "paintImageMaskXObjectRepeat",
  "paintSolidColorImageMask",
];

const fillOperators = [
  "fill",
  "eoFill",
  "fillStroke",
  "eoFillStroke",
  "closeFillStroke",
  "closeEOFillStroke",
  "rawFillPath",
];

/** Numbers of the operators that fill a path. */
const pathFills = new Set<number>();

const handlerTables = new WeakMap<OperatorNames, Map<number, Handler>>();

function handlersByNumber(names: OperatorNames): Map<number, Handler> {
  let table = handlerTables.get(names);
  if (!table) {
    table = new Map(Object.entries(handlersByName).map(([name, handler]) => [names[name] ?? -1, handler]));
    for (const name of imageOperators) table.set(names[name] ?? -1, (painter) => painter.image());
    for (const name of fillOperators) pathFills.add(names[name] ?? -1);
    handlerTables.set(names, table);
  }
  return table;
}
