/** What stands around a turn. Control tokens are allowed in these texts; never in what they surround. */
export interface Frame {
  open: string;
  close: string;
}

/** How the tools are documented in the prompt. */
export interface ToolDocs {
  /** `system`: at the end of the system turn, which is opened for it. `own`: a block of its own after the system turn. */
  place: "system" | "own";
  /** Between the system message and the documentation. */
  separator: string;
  /** True when the separator stands there even without a system message. */
  separateAlways: boolean;
  open: string;
  /** Between two tools. */
  between: string;
  close: string;
}

/** The scaffolding of a conversation, as data. */
export interface Template {
  /** Stands before everything. The engine must not add a token of its own. */
  start: string;
  system: Frame;
  user: Frame;
  assistant: Frame & {
    /** Before the text of a turn. */
    beforeText: string;
    /** Before each call of a turn. */
    beforeCall: string;
  };
  /**
   * Thoughts in the history. `dropped`: all of them. `since-question`: those after the last message of a person stay, so
   * that the model goes on from them while it works with tools; left out, it means `dropped`.
   */
  thoughts?: "dropped" | "since-question";
  /** Results of tools: consecutive ones share one group. */
  results: Frame & { group: Frame };
  toolDocs?: ToolDocs;
  /** What asks the model for its reply. */
  generation: string;
}

/**
 * How a call of a tool is written:
 * `open beforeName NAME beforeArgs ARGS afterArgs close`, with `between` before the next call.
 */
export interface ToolCallFormat {
  /** `json`: name and arguments are the members of one JSON object. `name-args`: a bare name, then the arguments. */
  shape: "json" | "name-args";
  /** Opens a call; what the decoder watches for in free text. */
  open: string;
  beforeName: string;
  beforeArgs: string;
  afterArgs: string;
  /** Closes a call; "" where the end of the arguments does. */
  close: string;
  between: string;
  /** True when the model writes JSON without spaces. */
  compactJson: boolean;
}

/** The literal parts of a call, joined as a decoder feeds them. */
export interface CallParts {
  /** Before the name. */
  opening: string;
  /** Between name and arguments. */
  middle: string;
  /** After the arguments. */
  closing: string;
  /** Between two calls. */
  between: string;
}

/**
 * The literal parts of a call: feed `opening`, choose the name, feed `middle`, write the arguments, feed `closing`.
 *
 * @example
 * callParts(profiles["qwq-32b"].toolCalls).opening; // '<tool_call>\n{"name": "'
 */
export function callParts(format: ToolCallFormat): CallParts {
  return {
    opening: format.open + format.beforeName,
    middle: format.beforeArgs,
    closing: format.afterArgs + format.close,
    between: format.between,
  };
}

/** Calls as Hermes and Qwen write them. */
export function hermesCalls({ compactJson }: { compactJson: boolean }): ToolCallFormat {
  const space = compactJson ? "" : " ";
  return {
    shape: "json",
    open: "<tool_call>",
    beforeName: `\n{"name":${space}"`,
    beforeArgs: `",${space}"arguments":${space}`,
    afterArgs: "}\n",
    close: "</tool_call>",
    between: "\n",
    compactJson,
  };
}

/** Qwen's documentation of tools, at the end of the system turn. */
export const qwenToolDocs: ToolDocs = {
  place: "system",
  separator: "\n\n",
  separateAlways: false,
  open:
    "# Tools\n\nYou may call one or more functions to assist with the user query.\n\n" +
    "You are provided with function signatures within <tools></tools> XML tags:\n<tools>\n",
  between: "\n",
  close:
    "\n</tools>\n\nFor each function call, return a json object with function name and arguments within " +
    '<tool_call></tool_call> XML tags:\n<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>',
};

/** ChatML as Qwen writes it; without `toolDocs` the tools are not documented in the prompt. */
export function chatMlTemplate(parts: Pick<Template, "toolDocs" | "generation" | "thoughts">): Template {
  const turn = (role: string): Frame => ({ open: `<|im_start|>${role}\n`, close: "<|im_end|>\n" });
  return {
    start: "",
    system: turn("system"),
    user: turn("user"),
    assistant: { open: "<|im_start|>assistant", beforeText: "\n", beforeCall: "\n", close: "<|im_end|>\n" },
    results: {
      group: { open: "<|im_start|>user", close: "<|im_end|>\n" },
      open: "\n<tool_response>\n",
      close: "\n</tool_response>",
    },
    ...parts,
  };
}

/** Mistral's scaffolding with the v13 tokenizer. The tools stand once, after the system turn, so that prefixes stay. */
export const mistralTemplate: Template = {
  start: "<s>",
  system: { open: "[SYSTEM_PROMPT]", close: "[/SYSTEM_PROMPT]" },
  user: { open: "[INST]", close: "[/INST]" },
  assistant: { open: "", beforeText: "", beforeCall: "", close: "</s>" },
  results: { group: { open: "", close: "" }, open: "[TOOL_RESULTS]", close: "[/TOOL_RESULTS]" },
  toolDocs: {
    place: "own",
    separator: "",
    separateAlways: false,
    open: "[AVAILABLE_TOOLS][",
    between: ", ",
    close: "][/AVAILABLE_TOOLS]",
  },
  generation: "",
};
