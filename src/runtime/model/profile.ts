import {
  chatMlTemplate,
  hermesCalls,
  mistralTemplate,
  qwenToolDocs,
  type Template,
  type ToolCallFormat,
} from "./scaffolding.js";

/** How a model thinks aloud before it answers. Thoughts never stay in the history. */
export interface Thinking {
  /** What opens a thought: `<think>`. */
  open: string;
  /** What closes it: `</think>`. */
  close: string;
  /** True when the prompt itself opens the thought, so the reply starts inside it. */
  forcedOpen: boolean;
  /** What stands between the end of the thought and the answer. */
  beforeAnswer: string;
}

/** How tokens are chosen. A temperature of 0 means greedy. */
export interface Sampling {
  temperature: number;
  topP: number;
  topK: number;
  minP: number;
}

/** A model that was made for certain tasks only. */
export interface Task {
  name: string;
  /** Matches the goals that this model can do. */
  goal: RegExp;
}

/**
 * What qwill must know of a model, as data. Adding a model is adding a profile.
 *
 * @example
 * const mine: Profile = { ...profiles["qwen3"], id: "qwen3-4b", contextTokens: 16_384 };
 */
export interface Profile {
  id: string;
  /** Which GGUF names (`general.name` or file name) this profile fits. */
  names: RegExp;
  template: Template;
  thinking?: Thinking;
  toolCalls: ToolCallFormat;
  /** Texts of the control tokens that end a reply. */
  stopTokens: string[];
  sampling: Sampling;
  /** Context window in tokens that the model was made for. */
  contextTokens: number;
  /** Bytes of KV cache per token at f16; undefined where it depends on the size of the model. */
  kvBytesPerToken?: number;
  /** Bound on the tokens after the thought. */
  defaultMaxTokens: number;
  /** Bound on the tokens of the thought; 0 where the model doesn't think. */
  defaultThinkTokens: number;
  /** `compact`: short prompts for small contexts. */
  promptStyle: "full" | "compact";
  /** How many characters of a tool's result may stand in the prompt. */
  resultChars: number;
  /**
   * Replies made side by side; undefined means as many as memory holds. Sums of a batch depend a little on what else is in
   * it: with one at a time a greedy model answers the same in every run.
   */
  sideBySide?: number;
  /** Unicode scripts that the model can read ("Latin"); undefined means all. */
  scripts?: string[];
  /** What the model can do; undefined means anything. */
  tasks?: Task[];
}

const qwq: Profile = {
  id: "qwq-32b",
  names: /qwq/i,
  template: chatMlTemplate({
    toolDocs: { ...qwenToolDocs, separateAlways: true },
    generation: "<|im_start|>assistant\n<think>\n",
  }),
  thinking: { open: "<think>", close: "</think>", forcedOpen: true, beforeAnswer: "\n\n" },
  toolCalls: hermesCalls({ compactJson: false }),
  stopTokens: ["<|im_end|>", "<|endoftext|>"],
  sampling: { temperature: 0.6, topP: 0.95, topK: 40, minP: 0 },
  contextTokens: 32_768,
  kvBytesPerToken: 262_144,
  defaultMaxTokens: 4_096,
  defaultThinkTokens: 4_096,
  promptStyle: "full",
  resultChars: 20_000,
};

const qwen3: Profile = {
  ...qwq,
  id: "qwen3",
  names: /qwen-?3/i,
  template: chatMlTemplate({
    toolDocs: qwenToolDocs,
    generation: "<|im_start|>assistant\n",
    thoughts: "since-question",
  }),
  thinking: { open: "<think>", close: "</think>", forcedOpen: false, beforeAnswer: "\n\n" },
  sampling: { temperature: 0.6, topP: 0.95, topK: 20, minP: 0 },
  kvBytesPerToken: 147_456,
};

/** Mistral's instruct models with the v13 tokenizer (Devstral 1.1 and later): another family in every part. */
const mistral: Profile = {
  id: "mistral",
  names: /mistral|devstral|magistral/i,
  template: mistralTemplate,
  toolCalls: {
    shape: "name-args",
    open: "[TOOL_CALLS]",
    beforeName: "",
    beforeArgs: "[ARGS]",
    afterArgs: "",
    close: "",
    between: "",
    compactJson: false,
  },
  stopTokens: ["</s>"],
  sampling: { temperature: 0.15, topP: 0.95, topK: 40, minP: 0 },
  contextTokens: 32_768,
  kvBytesPerToken: 163_840,
  defaultMaxTokens: 4_096,
  defaultThinkTokens: 0,
  promptStyle: "full",
  resultChars: 20_000,
};

/** The tiny model that comes with qwill: it ranks a folder of CVs for a post, and nothing else. */
const pocket: Profile = {
  id: "pocket",
  names: /pocket/i,
  template: chatMlTemplate({ generation: "<|im_start|>assistant\n" }),
  toolCalls: hermesCalls({ compactJson: true }),
  stopTokens: ["<|im_end|>", "<|endoftext|>"],
  sampling: { temperature: 0, topP: 1, topK: 1, minP: 0 },
  contextTokens: 4_096,
  defaultMaxTokens: 1_024,
  defaultThinkTokens: 0,
  promptStyle: "compact",
  resultChars: 7_000,
  sideBySide: 1,
  scripts: ["Latin"],
  tasks: [
    { name: "rank CVs for a job post", goal: /\b(cvs?|r[eé]sum[eé]s?|candidates?|applicants?|applications?)\b/i },
  ],
};

/** The models that qwill knows, by id. */
export const profiles = {
  "qwq-32b": qwq,
  qwen3,
  mistral,
  pocket,
} satisfies Record<string, Profile>;

/** What holds for a chat model that says nothing of itself: a large general model behind an API. */
export const genericProfile: Profile = {
  ...qwen3,
  id: "generic",
  names: /(?!)/,
  thinking: undefined,
  kvBytesPerToken: undefined,
  resultChars: 40_000,
};

/**
 * The profile that fits a model's name (a GGUF's `general.name`, a file name, a catalogue id), or undefined.
 *
 * @example
 * profileNamed("QwQ-32B-Q4_K_M.gguf")?.id; // "qwq-32b"
 */
export function profileNamed(name: string): Profile | undefined {
  return Object.values<Profile>(profiles).find((profile) => profile.id === name || profile.names.test(name));
}

/**
 * The profile that a chat model carries in `qwillProfile`, else a generic one (full prompts, long results).
 *
 * @example
 * profileOf(model).promptStyle; // "full"
 */
export function profileOf(model: unknown): Profile {
  const carried =
    typeof model === "object" && model !== null ? (model as { qwillProfile?: unknown }).qwillProfile : undefined;
  return isProfile(carried) ? carried : genericProfile;
}

function isProfile(value: unknown): value is Profile {
  return typeof value === "object" && value !== null && "template" in value && "toolCalls" in value;
}
