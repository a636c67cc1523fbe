import type { BaseLanguageModelInput, StructuredOutputMethodOptions } from "@langchain/core/language_models/base";
import type { BaseChatModel, BindToolsInput } from "@langchain/core/language_models/chat_models";
import {
  assembleStructuredOutputPipeline,
  createFunctionCallingParser,
} from "@langchain/core/language_models/structured_output";
import type { BaseMessage } from "@langchain/core/messages";
import type { Runnable } from "@langchain/core/runnables";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { isSerializableSchema, type SerializableSchema } from "@langchain/core/utils/standard_schema";
import { type InteropZodType, isInteropZodSchema } from "@langchain/core/utils/types";

/** What a structured output may be described by: zod, another standard schema, or JSON Schema. */
export type OutputSchema<Output extends Record<string, unknown>> =
  | InteropZodType<Output>
  | SerializableSchema<Output>
  | Record<string, unknown>;

export type WithRaw<Output> = { raw: BaseMessage; parsed: Output };

interface Bindable {
  bindTools(
    tools: BindToolsInput[],
    options: { tool_choice: string },
  ): ReturnType<NonNullable<BaseChatModel["bindTools"]>>;
}

/** LangChain's structured output: the one tool that the model must call, by its grammar, and its arguments parsed. */
export function structuredOutput<Output extends Record<string, unknown>>(
  model: Bindable,
  schema: OutputSchema<Output>,
  { name, method, includeRaw }: StructuredOutputMethodOptions<boolean> = {},
): Runnable<BaseLanguageModelInput, Output> | Runnable<BaseLanguageModelInput, WithRaw<Output>> {
  const described = isInteropZodSchema(schema) || isSerializableSchema(schema);
  const parameters = described ? toJsonSchema(schema) : (schema as Record<string, unknown>);
  const title = [name, (parameters as { name?: unknown }).name, (parameters as { title?: unknown }).title].find(
    (candidate) => typeof candidate === "string" && /^[\w-]+$/.test(candidate),
  );
  const functionName = typeof title === "string" ? title : "extract";
  const tool = {
    type: "function" as const,
    function: { name: functionName, description: "Give the answer.", parameters },
  };
  const llm = model.bindTools([tool], { tool_choice: functionName }).withConfig({
    metadata: { ls_structured_output_format: { kwargs: { method: method ?? "functionCalling" }, schema: parameters } },
  });
  const parser = createFunctionCallingParser<Output>(schema as InteropZodType<Output>, functionName);
  return assembleStructuredOutputPipeline<Output>(llm, parser, includeRaw, "StructuredOutput");
}
