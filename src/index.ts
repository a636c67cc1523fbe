/** The public surface of qwill, by name. */
export { Agent, type AgentOptions, createAgent, type StartOptions } from "./agents/agent.js";
export { type Divergence, type Replayed, replay } from "./agents/replay.js";
export type { ResumeOptions, Run, RunResult } from "./agents/run.js";
export { choice, type Domains, pageRef, verbatim, workspaceFile } from "./runtime/domains.js";
export {
  BudgetError,
  ConfigError,
  type ErrorReport,
  isQwillError,
  JournalError,
  ModelError,
  QwillError,
  ReplyError,
  RunError,
  ToolError,
} from "./runtime/errors.js";
export { type LoadedModel, type LoadModelOptions, loadModel } from "./runtime/model/load-model.js";
export type {
  Budget,
  DeliveredFile,
  EventOf,
  EventType,
  Evidence,
  LiveEvent,
  RunEvent,
  StoredEvent,
  Usage,
} from "./runtime/run/events.js";
export type { JournalStore, JournalWriter } from "./runtime/run/journal.js";
export { fileJournal } from "./runtime/run/journal-file.js";
export type { Check, Field, GoalCheck, Output, Patch, Plan, Step } from "./runtime/run/plan.js";
export type { Approve, Verdict } from "./runtime/run/policy.js";
export { openWorkspace, type Workspace } from "./runtime/workspace/workspace.js";
export { type BuiltInToolOptions, builtInTools } from "./tools/built-in.js";
export { type McpServer, type McpToolsOptions, mcpTools } from "./tools/mcp/mcp-tools.js";
export { screeningTools } from "./tools/screening/index.js";
export {
  defineTool,
  type Effect,
  type QwillTool,
  type SourceText,
  type ToolContext,
  type ToolDefinition,
  type ToolResult,
} from "./tools/tool.js";
