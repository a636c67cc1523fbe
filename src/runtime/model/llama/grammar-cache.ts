import type { Llama, LlamaGrammar } from "node-llama-cpp";
import { ModelError } from "../../errors.js";
import type { NodeLlamaCpp } from "./native.js";

const MOST = 64;

/** Compiled grammars by their text; the oldest are forgotten. */
export class GrammarCache {
  readonly #library: NodeLlamaCpp;
  readonly #llama: Llama;
  readonly #compiled = new Map<string, LlamaGrammar>();

  constructor(library: NodeLlamaCpp, llama: Llama) {
    this.#library = library;
    this.#llama = llama;
  }

  /**
   * The grammar between two literal texts.
   *
   * @throws ModelError `model.schema-unsupported` when llama.cpp refuses it
   */
  get(gbnf: string, { prefix = "", suffix = "" }: { prefix?: string; suffix?: string } = {}): LlamaGrammar {
    const start = `${FRAMED_ROOT} ::= ${literal(prefix)} root ${literal(suffix)}`;
    const text = `${gbnf}\n${start}\n`;
    const known = this.#compiled.get(text);
    if (known) return known;
    const grammar = this.#compile(text);
    this.#compiled.set(text, grammar);
    const oldest = this.#compiled.keys().next();
    if (this.#compiled.size > MOST && !oldest.done) this.#compiled.delete(oldest.value);
    return grammar;
  }

  #compile(text: string): LlamaGrammar {
    try {
      return new this.#library.LlamaGrammar(this.#llama, { grammar: text, rootRuleName: FRAMED_ROOT });
    } catch (cause) {
      throw new ModelError("model.schema-unsupported", "llama.cpp refuses the grammar of a tool.", {
        hint: "Make the tool's schema simpler.",
        data: { gbnf: text.slice(0, 2000) },
        cause,
      });
    }
  }
}

/** The start of a grammar that stands between two literal texts; the rule `root` itself stays as it is. */
const FRAMED_ROOT = "framed-root";

function literal(text: string): string {
  return text === "" ? "" : JSON.stringify(text);
}
