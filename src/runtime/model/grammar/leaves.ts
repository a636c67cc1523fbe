import { z } from "zod";
import { bounded } from "./bounded.js";
import { formatRegex } from "./formats.js";
import { isSchemaObject, type SchemaObject } from "./merge.js";
import type { ArrayNode, IntegerNode, Node, NumberNode, StringNode } from "./node.js";
import { unsupported } from "./refs.js";
import { IrregularPattern, type Regex, wholeMatch, withLengths } from "./regex.js";

type Note = (keyword: string) => void;

const NO_BOUND = Number.POSITIVE_INFINITY;

/** The largest number that is written: JavaScript keeps each integer up to it. Wider bounds don't bind. */
export const LARGEST = 8_999_999_999_999_999;

export function integerNode(schema: SchemaObject, note: Note): IntegerNode {
  const { min, max, aboveMin, belowMax } = boundsOf(schema);
  if (schema.multipleOf !== undefined && schema.multipleOf !== 1) note("multipleOf");
  const lowest = min === undefined ? undefined : Math.ceil(min) + (aboveMin && Number.isInteger(min) ? 1 : 0);
  const highest = max === undefined ? undefined : Math.floor(max) - (belowMax && Number.isInteger(max) ? 1 : 0);
  return { kind: "integer", min: lowest, max: highest };
}

export function numberNode(schema: SchemaObject, note: Note): NumberNode {
  if (schema.multipleOf !== undefined) note("multipleOf");
  return { kind: "number", ...boundsOf(schema) };
}

function boundsOf(schema: SchemaObject): Omit<NumberNode, "kind"> {
  const low = strictest(schema.minimum, schema.exclusiveMinimum, (a, b) => a > b);
  const high = strictest(schema.maximum, schema.exclusiveMaximum, (a, b) => a < b);
  // A bound beyond all numbers that the grammar writes admits everything (or nothing, which it must not).
  const min = low.bound !== undefined && low.bound < -LARGEST ? undefined : low.bound;
  const max = high.bound !== undefined && high.bound > LARGEST ? undefined : high.bound;
  return { min, max, aboveMin: low.exclusive, belowMax: high.exclusive };
}

function strictest(inclusive: unknown, exclusive: unknown, stricter: (a: number, b: number) => boolean) {
  const closed = typeof inclusive === "number" ? inclusive : undefined;
  const open = typeof exclusive === "number" ? exclusive : undefined;
  if (open !== undefined && (closed === undefined || open === closed || stricter(open, closed))) {
    return { bound: open, exclusive: true };
  }
  return { bound: closed, exclusive: false };
}

/** What a part of a host's name may have is 63 characters. */
const SHORT_NAME = 63;
const LONG_PART = 30;

/**
 * A string by pattern, else by format, else by length.
 *
 * @throws ModelError `model.schema-unsupported` for a pattern that is none.
 */
export function stringNode(schema: SchemaObject, note: Note, at: string): StringNode {
  const minLength = typeof schema.minLength === "number" ? schema.minLength : 0;
  const maxLength = typeof schema.maxLength === "number" ? schema.maxLength : NO_BOUND;
  const lengths: StringNode = { kind: "string", minLength, maxLength, regex: undefined };
  const patterned = typeof schema.pattern === "string" ? patternRegex(schema.pattern, note, at) : undefined;
  const formatted = typeof schema.format === "string" ? formatRegex(schema.format) : undefined;
  const regex = patterned ?? formatted;
  // A pattern beside a format is held in its place; zod writes both, and its pattern is what it checks.
  const formatHeld = patterned ? isOwnPattern(schema) : formatted !== undefined;
  if (typeof schema.format === "string" && !formatHeld) note("format");
  if (!regex) return lengths;
  const narrowed = withLengths(regex, minLength, maxLength);
  if (narrowed) return { ...lengths, regex: narrowed };
  // Our formats keep parts of names far below what is allowed; a short text can't get beyond that either.
  const freeFrom = !patterned && maxLength < SHORT_NAME ? LONG_PART : undefined;
  const held = bounded(regex, minLength, maxLength, freeFrom);
  if (held) return { ...lengths, regex, bounded: held };
  if (minLength > 0) note("minLength");
  if (maxLength < NO_BOUND) note("maxLength");
  return { ...lengths, regex };
}

let ownPatterns: Set<string> | undefined;

/** Whether the pattern is the one that zod writes for the format. */
function isOwnPattern({ format, pattern }: SchemaObject): boolean {
  ownPatterns ??= new Set(
    [
      ...[z.email(), z.uuid(), z.uuidv4(), z.uuidv6(), z.uuidv7(), z.ipv4(), z.cidrv4(), z.base64(), z.base64url()],
      ...[z.nanoid(), z.cuid(), z.cuid2(), z.ulid(), z.e164(), z.iso.date(), z.iso.time(), z.iso.datetime()],
      ...[z.iso.datetime({ offset: true }), z.iso.datetime({ local: true })],
    ].map((type) => {
      const written = z.toJSONSchema(type);
      return `${written.format} ${written.pattern}`;
    }),
  );
  return ownPatterns.has(`${format} ${pattern}`);
}

function patternRegex(pattern: string, note: Note, at: string): Regex | undefined {
  try {
    return wholeMatch(pattern);
  } catch (error) {
    if (error instanceof IrregularPattern) {
      note("pattern");
      return undefined;
    }
    throw unsupported(at, `has a pattern that is no regular expression: ${pattern}`, "Correct the pattern.");
  }
}

export function arrayNode(schema: SchemaObject, nodeOf: (schema: unknown, place: string) => Node): ArrayNode {
  const places = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  const prefix = places.map((item, place) => nodeOf(item, `prefixItems/${place}`));
  // A tuple that doesn't speak of more items is meant to have just its own, and all of them.
  const open = schema.items === undefined ? prefix.length === 0 : schema.items !== false;
  const minItems = typeof schema.minItems === "number" ? schema.minItems : prefix.length;
  const maxItems = typeof schema.maxItems === "number" ? schema.maxItems : NO_BOUND;
  const rest = open ? nodeOf(isSchemaObject(schema.items) ? schema.items : true, "items") : undefined;
  return { kind: "array", prefix, rest, minItems, maxItems: rest ? maxItems : Math.min(maxItems, prefix.length) };
}
