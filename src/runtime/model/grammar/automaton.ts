/** A state of the automaton: what may follow, by symbol. */
export interface State {
  next: Map<number, State>;
  /** Length of the longest run that leads here. */
  length: number;
  link: State | undefined;
  /** The symbol that leads here (all transitions into a state have the same), -1 for the start. */
  symbol: number;
}

/**
 * The smallest automaton that accepts every run inside the sequences (a generalised suffix automaton): deterministic, and
 * linear in their total length. That is what keeps the choice of a span cheap: at each word only distinct words differ,
 * however often a word stands in the text.
 */
export class SuffixAutomaton {
  readonly start: State = { next: new Map(), length: 0, link: undefined, symbol: -1 };
  #last: State = this.start;

  add(sequence: readonly number[]): void {
    this.#last = this.start;
    for (const symbol of sequence) this.#extend(symbol);
  }

  #extend(symbol: number): void {
    const known = this.#last.next.get(symbol);
    if (known) {
      this.#last = known.length === this.#last.length + 1 ? known : this.#split(this.#last, symbol, known);
      return;
    }
    const added: State = { next: new Map(), length: this.#last.length + 1, link: this.start, symbol };
    let from: State | undefined = this.#last;
    while (from && !from.next.has(symbol)) {
      from.next.set(symbol, added);
      from = from.link;
    }
    const met = from?.next.get(symbol);
    if (from && met) added.link = met.length === from.length + 1 ? met : this.#split(from, symbol, met);
    this.#last = added;
  }

  /** Takes the shorter runs out of a state into one of their own. */
  #split(from: State, symbol: number, met: State): State {
    const copy: State = { next: new Map(met.next), length: from.length + 1, link: met.link, symbol };
    met.link = copy;
    let at: State | undefined = from;
    while (at && at.next.get(symbol) === met) {
      at.next.set(symbol, copy);
      at = at.link;
    }
    return copy;
  }
}
