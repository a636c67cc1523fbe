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
  /** What `push` still holds back; the reply has ended. */
  flush(): ReplyDelta[];
  /** The same result as `parseReply` of the whole. */
  end(): ParsedReply;
}
