import { isStored, type RunEvent, type StoredEvent } from "./events.js";

/**
 * A run's events for any number of readers. Each reader sees every stored event from the first on, and the live ones from
 * the moment it began to read.
 */
export class EventStream implements AsyncIterable<RunEvent> {
  private readonly stored: StoredEvent[] = [];
  private readonly readers = new Set<Reader>();
  private closed = false;

  push(event: RunEvent): void {
    if (isStored(event)) this.stored.push(event);
    for (const reader of this.readers) reader.push(event);
  }

  close(): void {
    this.closed = true;
    for (const reader of this.readers) reader.close();
  }

  [Symbol.asyncIterator](): AsyncIterator<RunEvent> {
    const reader = new Reader([...this.stored], this.closed, () => this.readers.delete(reader));
    this.readers.add(reader);
    return reader;
  }

  /**
   * Resolves when all readers wait for more and had a turn of the event loop to react, or when `enough` says so. A reader
   * that is busy is waited for a second; one that is busy with what a person is asked, ten minutes.
   */
  async drained(enough: () => boolean = () => false): Promise<void> {
    const began = Date.now();
    const busy = () => [...this.readers].some((reader) => !reader.waiting && Date.now() - began < reader.patienceMs);
    do await pause(Date.now() - began < 1000 ? 2 : 25);
    while (!enough() && busy());
    await pause(2);
  }
}

const BUSY_MS = 1000;
const ASKING_MS = 600_000;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

class Reader implements AsyncIterator<RunEvent> {
  private readonly queue: RunEvent[];
  private wake: ((result: IteratorResult<RunEvent>) => void) | undefined;
  private closed: boolean;
  private readonly leave: () => void;
  /** What it was handed last. */
  private held: RunEvent | undefined;

  constructor(queue: RunEvent[], closed: boolean, leave: () => void) {
    this.queue = queue;
    this.closed = closed;
    this.leave = leave;
  }

  get waiting(): boolean {
    return this.wake !== undefined || (this.closed && this.queue.length === 0);
  }

  /** How long it may be busy with what it was handed. */
  get patienceMs(): number {
    return this.held?.type === "approval.asked" || this.held?.type === "question.asked" ? ASKING_MS : BUSY_MS;
  }

  push(event: RunEvent): void {
    if (this.wake) this.settle({ done: false, value: event });
    else this.queue.push(event);
  }

  close(): void {
    this.closed = true;
    this.settle({ done: true, value: undefined });
  }

  next(): Promise<IteratorResult<RunEvent>> {
    const value = this.queue.shift();
    this.held = value;
    if (value) return Promise.resolve({ done: false, value });
    if (this.closed) return this.return();
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  return(): Promise<IteratorResult<RunEvent>> {
    this.closed = true;
    this.leave();
    this.settle({ done: true, value: undefined });
    return Promise.resolve({ done: true, value: undefined });
  }

  private settle(result: IteratorResult<RunEvent>): void {
    const wake = this.wake;
    this.wake = undefined;
    if (wake) this.held = result.value;
    wake?.(result);
  }
}
