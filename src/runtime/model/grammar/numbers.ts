import { LARGEST } from "./leaves.js";
import type { IntegerNode, NumberNode } from "./node.js";
import { either, literal, sequence } from "./rules.js";

/** Digits after the point, at most. */
const FRACTION = 12;
/** Digits that JavaScript tells apart: more of them, and a number below a bound could be read as the bound itself. */
const EXACT = 15;
/** Up to {@link LARGEST}. */
const POSITIVE = "([1-9] [0-9]{0,14} | [1-8] [0-9]{15})";
const INTEGER = `("0" | ${POSITIVE})`;

/** An expression for the integers of the node, undefined when there is none. */
export function integerExpression(node: IntegerNode): string | undefined {
  if (node.min === undefined && node.max === undefined) return `("0" | "-"? ${POSITIVE})`;
  const min = Math.max(node.min ?? -LARGEST, -LARGEST);
  const max = Math.min(node.max ?? LARGEST, LARGEST);
  const options: string[] = [];
  if (min < 0) options.push(...between(Math.max(-max, 1), -min).map((digits) => `"-" ${digits}`));
  if (max >= 0) options.push(...between(Math.max(min, 0), max));
  return options.length > 0 ? either(options) : undefined;
}

/** Alternatives for the integers from `low` to `high`, both not negative. */
function between(low: number, high: number): string[] {
  const options: string[] = [];
  for (let from = low; from <= high; ) {
    const length = String(from).length;
    const to = Math.min(high, 10 ** length - 1);
    options.push(...sameLength(String(from), String(to)));
    from = to + 1;
  }
  return options;
}

/** Alternatives for the digit texts from `low` to `high`, which have the same length. */
function sameLength(low: string, high: string): string[] {
  const rest = low.length - 1;
  if (low === high) return [literal(low)];
  if (/^\d0*$/.test(low) && /^\d9*$/.test(high)) return [sequence(digitClass(low, high), anyDigits(rest))];
  const [first, last] = [low.slice(0, 1), high.slice(0, 1)];
  const prefixed = (digit: string, options: string[]) => options.map((option) => `${literal(digit)} ${option}`);
  if (first === last) return prefixed(first, sameLength(low.slice(1), high.slice(1)));
  const options = prefixed(first, sameLength(low.slice(1), "9".repeat(rest)));
  if (Number(last) - Number(first) > 1) {
    options.push(sequence(digitClass(String(Number(first) + 1), String(Number(last) - 1)), anyDigits(rest)));
  }
  options.push(...prefixed(last, sameLength("0".repeat(rest), high.slice(1))));
  return options;
}

function digitClass(low: string, high: string): string {
  const [from, to] = [low.slice(0, 1), high.slice(0, 1)];
  return from === to ? literal(from) : `[${from}-${to}]`;
}

function anyDigits(count: number): string {
  return count === 0 ? "" : count === 1 ? "[0-9]" : `[0-9]{${count}}`;
}

/** An expression for the numbers of the node, undefined when there is none. Bounded ones have no exponent. */
export function numberExpression(node: NumberNode): string | undefined {
  if (node.min === undefined && node.max === undefined) {
    return `"-"? ${INTEGER} ("." [0-9]{1,${FRACTION}})? ([eE] [+-]? [0-9]{1,2})?`;
  }
  const low: Bound = { at: node.min ?? -LARGEST, strict: node.aboveMin };
  const high: Bound = { at: node.max ?? LARGEST, strict: node.belowMax };
  const options: string[] = [];
  if (low.at < 0) {
    const from = high.at < 0 ? { ...high, at: -high.at } : { at: 0, strict: high.at === 0 && high.strict };
    options.push(...decimals(from, { ...low, at: -low.at }).map((option) => `"-" ${option}`));
  }
  if (high.at >= 0) options.push(...decimals(low.at >= 0 ? low : { at: 0, strict: false }, high));
  return options.length > 0 ? either(options) : undefined;
}

interface Bound {
  at: number;
  strict: boolean;
}

/** Alternatives for the decimal numbers from `low` to `high`, both not negative. */
function decimals(low: Bound, high: Bound): string[] {
  const [from, to] = [splitDecimal(low.at), splitDecimal(high.at)];
  if (from.whole > to.whole) return [];
  const length = Math.max(from.fraction.length, to.fraction.length);
  const lower = { digits: from.fraction.padEnd(length, "0"), strict: low.strict };
  const upper = { digits: to.fraction.padEnd(length, "0"), strict: high.strict };
  const room = (whole: number) => Math.min(FRACTION, Math.max(EXACT - String(whole).length, length));
  const options: string[] = [];
  const add = (wholes: string[], lowest: Tight | undefined, highest: Tight | undefined, digits = FRACTION) => {
    const fraction = fractionOf(lowest, highest, digits);
    if (wholes.length > 0 && fraction !== undefined) options.push(sequence(either(wholes), fraction));
  };
  if (from.whole === to.whole) {
    add([literal(String(from.whole))], lower, upper, room(from.whole));
    return options;
  }
  // Just below a bound that is not admitted, too many digits would be read as the bound.
  const near = upper.strict && Number(upper.digits) === 0 && to.whole - from.whole > 1 ? [to.whole - 1] : [];
  const last = to.whole - 1 - near.length;
  add([literal(String(from.whole))], lower, undefined, room(from.whole));
  if (last > from.whole) add(between(from.whole + 1, last), undefined, undefined);
  for (const whole of near) add([literal(String(whole))], undefined, undefined, room(whole));
  add([literal(String(to.whole))], undefined, upper, room(to.whole));
  return options;
}

/** A bound on what follows the point: these digits, then zeros. */
interface Tight {
  digits: string;
  strict: boolean;
}

/** The point and what follows it, all optional where the whole number itself is admitted; undefined when nothing is. */
function fractionOf(low: Tight | undefined, high: Tight | undefined, room: number): string | undefined {
  const more = digitsAfter(low, high, room);
  const end = mayEnd(low, high);
  if (more.length === 0) return end ? "" : undefined;
  const point = `"." ${either(more)}`;
  return end ? `(${point})?` : point;
}

function mayEnd(low: Tight | undefined, high: Tight | undefined): boolean {
  const zeros = (bound: Tight) => /^0*$/.test(bound.digits);
  return !(low && (!zeros(low) || low.strict)) && !(high && zeros(high) && high.strict);
}

/** Alternatives for one or more digits within the bounds. */
function digitsAfter(low: Tight | undefined, high: Tight | undefined, room: number): string[] {
  if (room <= 0) return [];
  if (!low && !high) return [`[0-9]{1,${room}}`];
  if ((low?.digits ?? "") === "" && (high?.digits ?? "") === "") return digitsAtBound(low, high, room);
  const first = Number(low?.digits.slice(0, 1) || 0);
  const last = high ? Number(high.digits.slice(0, 1) || 0) : 9;
  const rest = (bound: Tight | undefined) => bound && { ...bound, digits: bound.digits.slice(1) };
  const options: string[] = [];
  const add = (digits: string, lowest: Tight | undefined, highest: Tight | undefined) => {
    const more = digitsAfter(lowest, highest, room - 1);
    const end = mayEnd(lowest, highest);
    if (more.length === 0 && !end) return;
    options.push(more.length === 0 ? digits : `${digits} ${end ? `(${either(more)})?` : either(more)}`);
  };
  if (first === last) {
    add(literal(String(first)), rest(low), rest(high));
    return options;
  }
  const [inner, outer] = [low ? first + 1 : first, high ? last - 1 : last];
  if (low) add(literal(String(first)), rest(low), undefined);
  if (inner <= outer) add(digitClass(String(inner), String(outer)), undefined, undefined);
  if (high) add(literal(String(last)), undefined, rest(high));
  return options;
}

/** All digits of the bounds are written: what may still follow. */
function digitsAtBound(low: Tight | undefined, high: Tight | undefined, room: number): string[] {
  if (high) return high.strict || low?.strict ? [] : [`"0"{1,${room}}`];
  if (!low?.strict) return [`[0-9]{1,${room}}`];
  return Array.from({ length: room }, (_, zeros) =>
    sequence(zeros > 0 ? literal("0".repeat(zeros)) : "", `[1-9] [0-9]{0,${room - 1 - zeros}}`),
  );
}

/** The bound's digits before and after the point. */
function splitDecimal(value: number): { whole: number; fraction: string } {
  const [mantissa = "0", exponent] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  if (exponent === undefined) return { whole: Number(whole), fraction };
  // Only small numbers come with an exponent here: the large ones are no bounds.
  return { whole: 0, fraction: "0".repeat(-Number(exponent) - whole.length) + whole + fraction };
}
