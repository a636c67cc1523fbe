import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Lets a server listen on this machine alone, at a free port; it keeps no process alive. @returns its origin */
export async function listenOnLoopback(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
