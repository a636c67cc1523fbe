/** One message of a server-sent event stream. */
export interface Message {
  id: string;
  event: string;
  data: string;
}

/**
 * Splits a stream of server-sent events into messages; pieces may be cut anywhere. Comments (heartbeats) are left out.
 *
 * @example
 * const read = messageReader();
 * read("id: 4\ndata: {}\n\n"); // [{ id: "4", event: "message", data: "{}" }]
 */
export function messageReader(): (piece: string) => Message[] {
  let rest = "";
  return (piece) => {
    const blocks = (rest + piece).replace(/\r\n?/g, "\n").split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.flatMap(messageOf);
  };
}

function messageOf(block: string): Message[] {
  const message: Message = { id: "", event: "message", data: "" };
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const [, name = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "id") message.id = value;
    else if (name === "event") message.event = value;
    else if (name === "data") data.push(value);
  }
  return data.length > 0 || message.event === "end" ? [{ ...message, data: data.join("\n") }] : [];
}
