import type { CallParts } from "../scaffolding.js";
import { Assembler } from "./assembler.js";
import type { TokenCursor } from "./cursor.js";

/** A tool as the decoder sees it. */
export interface CallableTool {
  name: string;
  /** The grammar of its arguments' JSON. */
  gbnf(): string;
  /** The shortest text that makes `partial` complete arguments; undefined when there is none. */
  complete(partial: string): string | undefined;
}

/** Where the literals of a call stand, `afterArgs` and `close` apart: the model may join the first with its arguments. */
export interface CallFormat extends Pick<CallParts, "opening" | "middle" | "between"> {
  afterArgs: string;
  close: string;
}

export interface Name {
  tool: CallableTool;
  /** How sure the model was of this tool among those that it may call. */
  probability: number;
}

/** From here on, every token asks whether there is still room to close the call. */
const CLOSING_ZONE = 192;
/** Tokens that a call may go over its bound when nothing shorter completes it. */
const OVERRUN = 256;

/** Lets the model choose among the tools; a single one is taken without asking. The cursor then stands before the arguments. */
export async function chooseTool(cursor: TokenCursor, tools: CallableTool[], format: CallFormat): Promise<Name> {
  const { middle } = format;
  let written = "";
  let probability = 1;
  const assembler = new Assembler(cursor);
  const fitting = (): CallableTool[] => tools.filter(({ name }) => (name + middle).startsWith(written));
  if (tools.length > 1) cursor.constrain(namesGbnf(tools, middle));
  while (fitting().length > 1) {
    const choice = await cursor.next({ probability: true });
    if (choice.ends) break;
    written += assembler.push(choice.token);
    probability *= choice.probability ?? 1;
  }
  cursor.constrain(undefined);
  const tool = fitting()[0];
  if (!tool) throw new Error(`No tool is called "${written}".`);
  // The end of the literal is left to the model: it may be the beginning of a longer token.
  const rest = (tool.name + middle).slice(written.length);
  const tail = cursor.tail(middle);
  cursor.feed(rest.slice(0, rest.length - tail.length), "scaffold");
  return { tool, probability };
}

/** Name and literal together: the model may end the name with a token that goes on into the literal. */
function namesGbnf(tools: CallableTool[], middle: string): string {
  return `root ::= (${tools.map(({ name }) => JSON.stringify(name)).join(" | ")}) ${JSON.stringify(middle)}\n`;
}

export interface Arguments {
  json: string;
  /** `whole`: written by the model; `closed`: by us, for want of room; `broken`: not even that was possible. */
  end: "whole" | "closed" | "broken";
}

/** Lets the model write the arguments under the tool's grammar, and closes the call. `until`: `cursor.used` not to pass. */
export async function writeArguments(
  cursor: TokenCursor,
  tool: CallableTool,
  format: CallFormat,
  until: number,
  emit: (delta: string) => void,
): Promise<Arguments> {
  const prefix = cursor.tail(format.middle);
  const writer = new ArgumentsWriter(prefix.length, format.afterArgs, emit);
  const assembler = new Assembler(cursor);
  cursor.constrain(tool.gbnf(), { prefix, suffix: format.afterArgs });
  const end = await write(cursor, tool, writer, assembler, { until, format, prefix });
  cursor.constrain(undefined);
  const json = writer.end();
  cursor.feed(format.close, "scaffold");
  return { json, end: end !== "broken" && parses(json) ? end : "broken" };
}

async function write(
  cursor: TokenCursor,
  tool: CallableTool,
  writer: ArgumentsWriter,
  assembler: Assembler,
  { until, format, prefix }: { until: number; format: CallFormat; prefix: string },
): Promise<Arguments["end"]> {
  const closing = cursor.measure(format.afterArgs + format.close) + 2;
  for (;;) {
    const room = Math.min(until - cursor.used, cursor.left) - closing;
    if (room < CLOSING_ZONE) {
      const completion = tool.complete(writer.json);
      if (completion !== undefined && room <= cursor.measure(completion)) {
        const missing = prefix.slice(writer.raw.length);
        cursor.feed(missing + completion + format.afterArgs, "content");
        writer.complete(missing, completion);
        return "closed";
      }
      if (room < -OVERRUN || cursor.left <= closing) return "broken";
    }
    const { token, ends } = await cursor.next();
    if (ends) {
      cursor.drop();
      return "whole";
    }
    writer.append(assembler.push(token));
    if (writer.whole()) return "whole";
  }
}

/** The text from the end of the literal on: `prefix`, the JSON, `suffix`. Gives out the JSON alone. */
class ArgumentsWriter {
  raw = "";
  readonly #from: number;
  readonly #suffix: string;
  readonly #emit: (delta: string) => void;
  #sent: number;
  #end: number | undefined;

  constructor(from: number, suffix: string, emit: (delta: string) => void) {
    this.#from = from;
    this.#suffix = suffix;
    this.#emit = emit;
    this.#sent = from;
  }

  /** The JSON so far; while it is being written perhaps with the suffix. */
  get json(): string {
    return this.raw.slice(this.#from, this.#end);
  }

  append(text: string): void {
    this.raw += text;
    this.#send(this.raw.length - this.#suffix.length);
  }

  /** True when JSON and suffix stand there in full. */
  whole(): boolean {
    if (this.#suffix === "" || !this.raw.endsWith(this.#suffix)) return false;
    const end = this.raw.length - this.#suffix.length;
    return end > this.#from && parses(this.raw.slice(this.#from, end));
  }

  complete(missing: string, completion: string): void {
    this.raw += missing + completion + this.#suffix;
  }

  end(): string {
    if (this.raw.endsWith(this.#suffix)) this.#end = this.raw.length - this.#suffix.length;
    this.#send(this.#end ?? this.raw.length);
    return this.json;
  }

  #send(end: number): void {
    if (end <= this.#sent) return;
    this.#emit(this.raw.slice(this.#sent, end));
    this.#sent = end;
  }
}

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
