import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";

/** What came isn't what the server has. */
export class Damaged extends Error {}

/** The SHA-256 of a file that grows; what was there before is read once, what comes is hashed as it comes. */
export class GrowingHash {
  #hash: Hash = createHash("sha256");
  #bytes = 0;

  /** Goes on behind the first `bytes` bytes of a file, reading those that it hasn't seen. */
  async reach(path: string, bytes: number): Promise<void> {
    if (bytes < this.#bytes) {
      this.#hash = createHash("sha256");
      this.#bytes = 0;
    }
    if (bytes === this.#bytes) return;
    for await (const chunk of createReadStream(path, { start: this.#bytes, end: bytes - 1 })) this.add(chunk as Buffer);
  }

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  /** The hash so far, in hexadecimal; more may follow. */
  get hex(): string {
    return this.#hash.copy().digest("hex");
  }
}
