import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { Budget } from "../runtime/run/events.js";
import type { GoalCheck, Plan } from "../runtime/run/plan.js";

/** What a server is made with: everything that it doesn't decide itself. */
export interface ServerOptions {
  /** The folder that tasks work in, or in new folders of. */
  workspace: string;
  /** 0 takes a free one. */
  port: number;
  /** What a client must send; a random one, kept in the workspace, by default. */
  token?: string;
  /** The folder with the built page. */
  page: string;
  version: string;
  models: ModelSource;
  /** The tools of a new task. */
  toolsFor(goal: string): Promise<StructuredToolInterface[]>;
  /** The same tools that a run began with, in the same order. */
  toolsNamed(names: readonly string[]): Promise<StructuredToolInterface[]>;
  /** Tasks on bundled inputs. */
  demos: readonly Demo[];
  /** Effects that need no asking, beside the usual ones. */
  allow?: string[];
  budget?: Budget;
  secrets?: Record<string, string>;
  /** Writes a run as one page that needs no server. */
  replayPage?(runId: string, workspace: string): Promise<string>;
  /** Told what went wrong inside, and isn't told outside. */
  onError?(error: unknown): void;
}

export interface ModelSource {
  /** The model of tasks, as it is named; undefined while there is none on this machine. */
  ref(): string | undefined;
  /** The person has named it: demos use it too, instead of the tiny model. */
  isChosen: boolean;
  /** What to do where there is none. */
  hint: string;
  /** Loads a model; `onProgress` gets a share from 0 to 1. @throws ModelError */
  load(ref: string, onProgress: (share: number) => void): Promise<BaseChatModel>;
  /** @throws ModelError `model.unsupported` where the model was made for other goals */
  requireTask(model: BaseChatModel, goal: string): Promise<void>;
}

/** A task on bundled inputs. */
export interface DemoTask {
  goal: string;
  /** Without one the model plans. */
  plan?: Plan;
  checks: readonly GoalCheck[];
  tools: StructuredToolInterface[];
}

export interface Demo {
  id: string;
  title: string;
  about: string;
  /** The model that does it where the person has named none. */
  model: string;
  /**
   * Fills a new folder with what comes with qwill, or with what lies in the folder `input`, which isn't needed afterwards.
   *
   * @throws QwillError `demo.input` where the input isn't what the demo is for
   */
  prepare(folder: string, input?: string): Promise<DemoTask>;
}
