/** A chart as an SVG that stands alone: light and dark, readable by screen readers, each mark with its value. */
import { escapeXml } from "../documents/writers/xml-text.js";

export interface ChartData {
  kind: "bar" | "line" | "scatter";
  title: string;
  xName: string;
  labels: (string | number)[];
  /** One value a label; null where there is none. */
  series: { name: string; values: (number | null)[] }[];
}

const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 76;
const RIGHT = 20;
const TOP = 64;
const BOTTOM = 72;
/** Told apart by people who see colours differently too. */
const COLORS = ["#2a6f97", "#d1495b", "#3a8f5b", "#c98a1b", "#7d5ba6", "#4c4c4c", "#57a0b5", "#a0522d"];
const MAX_LABELS = 12;

export function chartSvg(chart: ChartData): string {
  const { title, series, xName } = chart;
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const ticks = ticksOf(Math.min(...values), Math.max(...values), chart.kind === "bar");
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const y = (value: number) => round(TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM));
  const x = horizontal(chart);
  const marks = series.map((_, index) => seriesMarks(chart, index, x, y)).join("\n");
  const words = `${chart.kind} chart of ${series.map(({ name }) => name).join(", ")} by ${xName}, ${chart.labels.length} values`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="12">
<title id="t">${escapeXml(title)}</title>
<desc id="d">${escapeXml(words)}</desc>
<style>text{fill:#33312c}.grid{stroke:#d9d6cd}.ground{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#e8e6e0}.grid{stroke:#45433c}.ground{fill:#1f1f1c}}</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>
<text x="${LEFT}" y="26" font-size="17" font-weight="600">${escapeXml(title)}</text>
${legend(chart)}
${ticks.map((tick) => `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${numberText(tick)}</text>`).join("\n")}
${xLabels(chart, x)}
${marks}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escapeXml(xName)}</text>
</svg>
`;
}

/** Places on the horizontal axis: the middle of each label's room, or by its number in a scatter of numbers. */
interface Horizontal {
  at(index: number): number;
  /** Room of one label. */
  step: number;
  /** Labels at places of their own, of a scatter. */
  ticks?: { place: number; text: string }[];
}

function horizontal({ kind, labels }: ChartData): Horizontal {
  const room = WIDTH - LEFT - RIGHT;
  const step = room / labels.length;
  const numbers = labels.map(Number);
  if (kind !== "scatter" || !labels.every((label, at) => label !== "" && Number.isFinite(numbers[at]))) {
    return { at: (index) => round(LEFT + step * (index + 0.5)), step };
  }
  const ticks = ticksOf(Math.min(...numbers), Math.max(...numbers), false);
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const place = (value: number) => round(LEFT + ((value - low) / (high - low)) * room);
  return {
    at: (index) => place(numbers[index] ?? low),
    step,
    ticks: ticks.map((tick) => ({ place: place(tick), text: numberText(tick) })),
  };
}

function seriesMarks(chart: ChartData, index: number, x: Horizontal, y: (value: number) => number): string {
  const { kind, labels, series } = chart;
  const { name, values } = series[index] ?? { name: "", values: [] };
  const color = COLORS[index % COLORS.length];
  const width = (x.step * 0.8) / series.length;
  const marks = values.flatMap((value, at) => {
    if (value === null) return [];
    const words = `<title>${escapeXml(`${labels[at]}, ${name}: ${value}`)}</title>`;
    if (kind !== "bar")
      return [`<circle class="mark" cx="${x.at(at)}" cy="${y(value)}" r="3.5" fill="${color}">${words}</circle>`];
    const [top, bottom] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))];
    const left = round(x.at(at) - x.step * 0.4 + width * index);
    return [
      `<rect class="mark" x="${left}" y="${top}" width="${round(Math.max(0.5, width - 1))}" height="${round(bottom - top)}" fill="${color}">${words}</rect>`,
    ];
  });
  const line = kind === "line" ? lineThrough(values, x, y, color ?? "") : "";
  return `<g>${line}${marks.join("")}</g>`;
}

/** Broken where a value is missing. */
function lineThrough(values: (number | null)[], x: Horizontal, y: (value: number) => number, color: string): string {
  const path = values
    .map((value, at) =>
      value === null ? "" : `${at > 0 && values[at - 1] !== null ? "L" : "M"}${x.at(at)} ${y(value)}`,
    )
    .join("");
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="2"/>`;
}

function xLabels({ labels }: ChartData, x: Horizontal): string {
  const y = HEIGHT - BOTTOM + 18;
  if (x.ticks)
    return x.ticks
      .map(({ place, text }) => `<text x="${place}" y="${y}" text-anchor="middle">${text}</text>`)
      .join("\n");
  const every = Math.ceil(labels.length / MAX_LABELS);
  const room = Math.floor((x.step * every) / 6.5);
  return labels
    .flatMap((label, at) => {
      if (at % every !== 0) return [];
      const text = String(label);
      return [
        `<text x="${x.at(at)}" y="${y}" text-anchor="middle">${escapeXml(text.length > room ? `${text.slice(0, Math.max(1, room - 1))}…` : text)}</text>`,
      ];
    })
    .join("\n");
}

function legend({ series }: ChartData): string {
  let left = LEFT;
  return series
    .map(({ name }, index) => {
      const at = left;
      left += 30 + name.length * 7;
      return `<rect x="${at}" y="38" width="10" height="10" fill="${COLORS[index % COLORS.length]}"/><text x="${at + 15}" y="47">${escapeXml(name)}</text>`;
    })
    .join("\n");
}

/** Round numbers that hold all values between them; from nought for bars. */
function ticksOf(min: number, max: number, fromZero: boolean): number[] {
  const [low, high] = fromZero ? [Math.min(0, min), Math.max(0, max)] : [min, max];
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 5));
  const step = power * ([1, 2, 5, 10].find((factor) => span / (power * factor) <= 6) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

const round = (value: number) => Math.round(value * 100) / 100;

function numberText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-4))
    return String(Number(value.toPrecision(4))).replace(/(\d)(?=(\d{3})+$)/g, "$1,");
  return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
}
