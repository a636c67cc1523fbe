import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ModelError, reportOf } from "../runtime/errors.js";
import type { ModelSource } from "./options.js";

/** What is known of a model before and while it is loaded. */
export interface ModelState {
  id: string;
  state: "missing" | "idle" | "loading" | "ready" | "failed";
  /** While it loads, from 0 to 1. */
  progress?: number;
  /** What went wrong or is missing, and what to do. */
  message?: string;
  hint?: string;
}

interface Loading {
  state: ModelState;
  model: Promise<BaseChatModel>;
}

/** Models, each loaded when a run first needs it, and kept. */
export class Models {
  readonly #source: ModelSource;
  readonly #loading = new Map<string, Loading>();

  constructor(source: ModelSource) {
    this.#source = source;
  }

  /** The model of new tasks. */
  describe(): ModelState {
    const ref = this.#source.ref();
    if (ref !== undefined) return this.#loading.get(ref)?.state ?? { id: ref, state: "idle" };
    return { id: "", state: "missing", message: "There is no model on this machine yet.", hint: this.#source.hint };
  }

  /** @throws ModelError; asked again, it tries again */
  async get(ref = this.#source.ref()): Promise<BaseChatModel> {
    if (ref === undefined)
      throw new ModelError("model.missing", "There is no model on this machine yet.", { hint: this.#source.hint });
    const known = this.#loading.get(ref);
    if (known && known.state.state !== "failed") return known.model;
    const loading = this.#begin(ref);
    this.#loading.set(ref, loading);
    return loading.model;
  }

  async close(): Promise<void> {
    const all = await Promise.allSettled([...this.#loading.values()].map(({ model }) => model));
    for (const each of all) {
      const { dispose } = (each.status === "fulfilled" ? each.value : {}) as { dispose?: unknown };
      if (typeof dispose === "function") await dispose.call((each as PromiseFulfilledResult<BaseChatModel>).value);
    }
  }

  #begin(ref: string): Loading {
    const state: ModelState = { id: ref, state: "loading", progress: 0 };
    const model = this.#source.load(ref, (share) => {
      state.progress = share;
    });
    model.then(
      () => Object.assign(state, { state: "ready", progress: undefined }),
      (error: unknown) => {
        const { message, hint } = reportOf(error, "model.failed");
        Object.assign(state, { state: "failed", progress: undefined, message, hint });
      },
    );
    return { state, model };
  }
}
