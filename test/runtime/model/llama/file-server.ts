import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A file server that can be made to behave as badly as the ones out there. */
export class FileServer {
  readonly #server: Server;
  content: Buffer;
  etag: string | undefined = '"one"';
  lastModified: string | undefined;
  ranges = true;
  /** Bytes after which it breaks a connection. */
  breaksAfter = Number.POSITIVE_INFINITY;
  /** How many connections it breaks. */
  breaks = Number.POSITIVE_INFINITY;
  /** SHA-256 that it tells of its content, as Hugging Face does: on the way to the place where the content is. */
  sha256: string | undefined;
  /** What it wants as key, at the hub's names. */
  key: string | undefined;
  /** The keys that it was told: at the hub's names, and where the content is. */
  readonly keys: { path: string; key: string | undefined }[] = [];
  /** It sends nothing more instead of breaking. */
  falls = false;
  /** Where each download began. */
  readonly asked: number[] = [];

  private constructor(content: Buffer) {
    this.content = content;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async start(content: Buffer): Promise<FileServer> {
    const made = new FileServer(content);
    made.#server.listen(0, "127.0.0.1");
    await once(made.#server, "listening");
    return made;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks nothing from now on. */
  behave(): void {
    this.falls = false;
    this.breaksAfter = Number.POSITIVE_INFINITY;
    this.breaks = Number.POSITIVE_INFINITY;
    this.asked.length = 0;
  }

  /** As it was at the beginning, with this content. */
  reset(content: Buffer): void {
    this.behave();
    Object.assign(this, {
      content,
      etag: '"one"',
      lastModified: undefined,
      ranges: true,
      sha256: undefined,
      key: undefined,
    });
    this.keys.length = 0;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? "", this.address);
    this.keys.push({ path: pathname, key: request.headers.authorization });
    const isHub = pathname.includes("/manifests/") || pathname.includes("/resolve/");
    if (isHub && this.key !== undefined && request.headers.authorization !== `Bearer ${this.key}`) {
      response.writeHead(401).end();
    } else if (pathname.includes("/manifests/")) this.#manifest(pathname, response);
    else if (pathname.includes("/resolve/") && this.sha256 !== undefined) this.#elsewhere(response);
    else if (pathname.endsWith("model.gguf")) this.#file(request, response);
    else response.writeHead(404).end();
  }

  /** Another origin, as a hub's storage is. */
  #elsewhere(response: ServerResponse): void {
    const location = `${this.address.replace("127.0.0.1", "localhost")}/storage/model.gguf`;
    response.writeHead(302, { location, "x-linked-etag": `"${this.sha256}"` }).end();
  }

  #file(request: IncomingMessage, response: ServerResponse): void {
    const from = this.ranges ? /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] : undefined;
    const start = Number(from ?? 0);
    const size = this.content.length;
    if (start >= size) return void response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    this.asked.push(start);
    const part = this.content.subarray(start);
    response.writeHead(from === undefined ? 200 : 206, {
      "content-length": part.length,
      ...(this.etag ? { etag: this.etag } : {}),
      ...(this.lastModified ? { "last-modified": this.lastModified } : {}),
      ...(from === undefined ? {} : { "content-range": `bytes ${start}-${size - 1}/${size}` }),
    });
    if (part.length <= this.breaksAfter || this.breaks <= 0) return void response.end(part);
    this.breaks -= 1;
    if (this.breaksAfter === 0) {
      response.flushHeaders();
      return void setTimeout(() => response.destroy(), 20);
    }
    response.write(part.subarray(0, this.breaksAfter), () => {
      // Broken at once, what is on its way would be lost with it.
      if (!this.falls) setTimeout(() => response.destroy(), 20);
    });
  }

  #manifest(pathname: string, response: ServerResponse): void {
    if (pathname.endsWith("/Q8_0")) response.end(JSON.stringify({ ggufFile: { rfilename: "model.gguf" } }));
    else response.writeHead(404).end();
  }
}
