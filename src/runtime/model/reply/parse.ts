import type { Profile } from "../profile.js";
import type { ParsedReply, ReplyParser } from "./types.js";

export function replyParser(_profile: Profile): ReplyParser {
  throw new Error("not yet");
}

export function parseReply(_profile: Profile, _text: string): ParsedReply {
  throw new Error("not yet");
}
