export interface ParsedCall {
  name: string;
  args: Record<string, unknown>;
}

export interface ParsedReply {
  thought: string;
  text: string;
  calls: ParsedCall[];
  /** What could not be used, and where; in words for the model. */
  problems: string[];
}

export interface ReplyDelta {
  channel: "thought" | "text" | "call";
  text: string;
}

export interface ReplyParser {
  /** Takes the next piece of the reply, split anywhere, and returns what has become certain. */
  push(chunk: string): ReplyDelta[];
  /** The same result as {@link parseReply} of the whole; may be called once. `deltas`: what was still held back. */
  end(): ParsedReply & { deltas: ReplyDelta[] };
}
