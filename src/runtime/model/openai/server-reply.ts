import type { Profile } from "../profile.js";
import { replyParser } from "../reply/parse.js";
import type { ParsedReply, ReplyDelta, ReplyParser } from "../reply/types.js";

/** What of a reply has become certain. */
export interface ReplyPiece {
  thought: string;
  text: string;
}

export interface ServerReplyOptions {
  profile: Profile;
  /** Calls that a server leaves in the text are calls; only where tools were offered. */
  mayCall: boolean;
}

/**
 * A reply of a server that we don't control, piece by piece. Some servers take the thought and the calls out of what the
 * model writes, some leave them in the text; where the prompt opens the thought, the text then begins inside it, and only
 * its end tells. Whatever the pieces, the result is the same.
 */
export class ServerReply {
  readonly #profile: Profile;
  /** The server takes thoughts out by itself. */
  #splits = false;
  #parser: ReplyParser | undefined;
  #held = "";

  constructor({ profile, mayCall }: ServerReplyOptions) {
    this.#profile = textual(profile, mayCall);
  }

  push({ thought, text }: ReplyPiece): ReplyPiece {
    if (thought !== "") this.#splits = true;
    this.#held += text;
    const parser = this.#decided(false);
    return parser ? joined(thought, parser.push(this.#take())) : { thought, text: "" };
  }

  /**
   * The rest, and what the whole says. `cutOff`: a bound on tokens ended the reply, so a thought may have no end.
   */
  end({ cutOff = false } = {}): ReplyPiece & Pick<ParsedReply, "calls" | "problems"> {
    const parser = this.#decided(true, cutOff);
    const deltas = parser ? [...parser.push(this.#take()), ...parser.flush()] : [];
    const { calls = [], problems = [] } = parser?.end() ?? {};
    return { ...joined("", deltas), calls, problems };
  }

  /** The parser, once it is known whether the text begins inside a thought. */
  #decided(final: boolean, cutOff = false): ReplyParser | undefined {
    if (this.#parser) return this.#parser;
    const { thinking } = this.#profile;
    const inside = thinking?.forcedOpen === true && !this.#splits;
    if (inside && !final && !this.#held.includes(thinking.close) && !this.#held.trimStart().startsWith(thinking.open)) {
      return undefined;
    }
    const thought = inside && (cutOff || this.#held.includes(thinking.close));
    this.#parser = replyParser({
      ...this.#profile,
      ...(thinking ? { thinking: { ...thinking, forcedOpen: thought } } : {}),
    });
    return this.#parser;
  }

  #take(): string {
    const held = this.#held;
    this.#held = "";
    return held;
  }
}

/** The profile for a text of which we don't know what the server took out. */
function textual(profile: Profile, mayCall: boolean): Profile {
  const toolCalls = mayCall ? profile.toolCalls : { ...profile.toolCalls, open: "" };
  // Nothing is known of how a model without a profile of its own ends a turn: such words are text.
  return { ...profile, toolCalls, stopTokens: profile.id === "generic" ? [] : profile.stopTokens };
}

function joined(thought: string, deltas: ReplyDelta[]): ReplyPiece {
  const of = (channel: ReplyDelta["channel"]) =>
    deltas.map((delta) => (delta.channel === channel ? delta.text : "")).join("");
  return { thought: thought + of("thought"), text: of("text") };
}
