/** `qwill/model`: models on this machine or behind a URL, and the parts that they are made of. */
export type { DomainName, Domains } from "../domains.js";
export { choice, pageRef, verbatim, workspaceFile } from "../domains.js";
export { type CatalogueModel, catalogue, catalogueModel, type Variant } from "./catalogue.js";
export { ChatLlama } from "./chat-llama.js";
export type { ChatLlamaCallOptions, ChatLlamaOptions } from "./chat-options.js";
export { type FitOptions, type FitReport, fitModel } from "./fit.js";
export { type AnyTool, toolCallGbnf } from "./grammar/calls.js";
export { schemaToGbnf } from "./grammar/schema.js";
export type { Grammar, GrammarOptions, JsonSchema } from "./grammar/types.js";
export { type Hardware, hardware } from "./hardware.js";
export type { DownloadProgress } from "./llama/download.js";
export { downloadedModels, type LoadedModel, type LoadModelOptions, loadModel } from "./load-model.js";
export { type Profile, profileNamed, profileOf, profiles } from "./profile.js";
export { type PullOptions, pullModel } from "./pull.js";
export { parseReply, replyParser } from "./reply/parse.js";
export type { ParsedCall, ParsedReply, ReplyDelta, ReplyParser } from "./reply/types.js";
export { renderPrompt, type ToolDefinition } from "./template/render.js";
