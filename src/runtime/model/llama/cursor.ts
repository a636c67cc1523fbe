/**
 * A {@link TokenCursor} over a sequence of llama.cpp.
 */
import type {
  LlamaGrammarEvaluationState as GrammarState,
  Llama,
  LlamaContextSequence,
  LlamaModel,
  SequenceEvaluateOptions,
  Token,
  TokenBias,
} from "node-llama-cpp";
import { ModelError } from "../../errors.js";
import type { Choice, FeedKind, TokenCursor } from "../decoder/cursor.js";
import type { Sampling } from "../profile.js";
import type { GrammarCache } from "./grammar-cache.js";
import type { NodeLlamaCpp } from "./native.js";

export interface CursorParts {
  library: NodeLlamaCpp;
  llama: Llama;
  model: LlamaModel;
  sequence: LlamaContextSequence;
  grammars: GrammarCache;
  sampling: Sampling;
  seed: number;
  /** Tokens that end a reply, besides those that the model file names. */
  stopTokens: ReadonlySet<number>;
  /** Control tokens that have no place inside a reply. */
  controlTokens: readonly number[];
  signal?: AbortSignal;
}

type Step = { token: Token; confidence?: number };
type Steps = AsyncGenerator<Step, void, Token[] | undefined>;

export class LlamaCursor implements TokenCursor {
  readonly #parts: CursorParts;
  /** Accepted but not evaluated yet. */
  #pending: Token[];
  #steps: Steps | undefined;
  #withProbability = false;
  #grammar: GrammarState | undefined;
  #bias: TokenBias | undefined;
  #last: Choice | undefined;
  #dropped: Choice | undefined;
  #used = 0;

  /** `prompt`: the end of the prompt, not evaluated yet; one token at least. */
  constructor(parts: CursorParts, prompt: Token[]) {
    this.#parts = parts;
    this.#pending = prompt;
    this.ban([]);
  }

  get used(): number {
    return this.#used;
  }

  get left(): number {
    const { sequence } = this.#parts;
    return sequence.contextSize - 1 - sequence.nextTokenIndex - this.#pending.length;
  }

  async next({ probability = false }: { probability?: boolean } = {}): Promise<Choice> {
    const { signal, model, stopTokens } = this.#parts;
    signal?.throwIfAborted();
    // Nothing to go on from: what was chosen here before is chosen again.
    if (this.#pending.length === 0 && this.#dropped) return this.#accept(this.#dropped);
    if (this.left < 0) throw contextFull();
    if (this.#steps && this.#withProbability !== probability) await this.close();
    this.#withProbability = probability;
    const step = await this.#step();
    signal?.throwIfAborted();
    return this.#accept({
      token: step.token,
      ends: model.isEogToken(step.token) || stopTokens.has(step.token),
      ...(step.confidence === undefined ? {} : { probability: step.confidence }),
    });
  }

  #accept(choice: Choice): Choice {
    this.#last = choice;
    this.#pending = [choice.token as Token];
    this.#used += 1;
    return choice;
  }

  async #step(): Promise<Step> {
    const input = this.#pending;
    const started = this.#steps;
    this.#steps ??= this.#start(input);
    const { value, done } = await this.#steps.next(started ? input : undefined);
    if (done || !value) throw new ModelError("model.failed", "The engine ended the reply by itself.");
    return value;
  }

  #start(input: Token[]): Steps {
    const { sequence, sampling, seed } = this.#parts;
    const options: SequenceEvaluateOptions = {
      temperature: sampling.temperature,
      topP: sampling.topP,
      topK: sampling.topK,
      minP: sampling.minP,
      // Another stream of chance after each restart, still the same in each run.
      seed: (seed + this.#used) >>> 0,
      grammarEvaluationState: () => this.#grammar,
      yieldEogToken: true,
      // Losing the beginning in silence is the last thing we want.
      contextShift: {
        strategy: () => {
          throw contextFull();
        },
      },
    };
    if (this.#bias) options.tokenBias = this.#bias;
    return sequence.evaluateWithMetadata(input, { confidence: this.#withProbability }, options) as Steps;
  }

  drop(): void {
    if (!this.#last) return;
    this.#pending = this.#pending.slice(0, -1);
    this.#dropped = this.#last;
    this.#last = undefined;
    this.#used -= 1;
  }

  feed(text: string, kind: FeedKind): number {
    const tokens = this.#parts.model.tokenize(text, kind === "scaffold");
    this.#pending = [...this.#pending, ...tokens];
    this.#last = undefined;
    this.#used += tokens.length;
    return tokens.length;
  }

  constrain(gbnf: string | undefined, frame: { prefix?: string; suffix?: string } = {}): void {
    const { library, model, grammars } = this.#parts;
    this.#grammar =
      gbnf === undefined
        ? undefined
        : new library.LlamaGrammarEvaluationState({ model, grammar: grammars.get(gbnf, frame) });
  }

  ban(tokens: number[]): void {
    const { library, model, controlTokens, stopTokens } = this.#parts;
    this.#bias = new library.TokenBias(model.tokenizer);
    for (const token of [...controlTokens, ...tokens]) {
      if (!stopTokens.has(token)) this.#bias.set(token as Token, "never");
    }
    void this.close();
  }

  tokenOf(text: string): number | undefined {
    const tokens = this.#parts.model.tokenize(text, true);
    return tokens.length === 1 ? tokens[0] : undefined;
  }

  measure(text: string): number {
    return this.#parts.model.tokenize(text, true).length;
  }

  tail(text: string): string {
    const { model } = this.#parts;
    const space = text.slice(text.trimEnd().length);
    const tokens = model.tokenize(text.trimEnd(), true);
    const last = tokens.at(-1);
    if (last === undefined || tokens.length < 2 || model.isSpecialToken(last)) return space;
    return model.detokenize([last]) + space;
  }

  textOf(tokens: number[]): string {
    // Control tokens that come here belong to the format of calls; all others are banned.
    return this.#parts.model.detokenize(tokens as Token[], true);
  }

  /** Ends the engine's own loop; the next choice starts another one. What is evaluated stays. */
  async close(): Promise<void> {
    const steps = this.#steps;
    this.#steps = undefined;
    await steps?.return();
  }
}

function contextFull(): ModelError {
  return new ModelError("model.prompt-too-long", "The context is full.", {
    hint: "Shorten the conversation, or load the model with a larger contextSize.",
  });
}
