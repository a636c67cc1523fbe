/** `qwill/testing`: what tests of your tools and agents need. */

export { type TinyModelOptions, tinyModel } from "./runtime/model/tiny-model/tiny-model.js";
export { memoryJournal } from "./runtime/run/journal.js";
export {
  type ScriptedInfo,
  ScriptedModel,
  type ScriptedOptions,
  type ScriptedReply,
  scriptedModel,
} from "./testing/scripted-model.js";
export { type ToolBench, type ToolBenchOptions, toolBench } from "./testing/tool-bench.js";
export { type TestRunner, toolContract } from "./testing/tool-contract.js";
