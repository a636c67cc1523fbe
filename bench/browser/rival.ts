/** Playwright's own MCP server, the code that @playwright/mcp ships: it comes with the playwright package. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

type Message = { id?: number; result?: { tools?: object[]; content?: { text?: string }[] } };

export interface Rival {
  schemaChars: number;
  call(name: string, args: object): Promise<string>;
  close(): void;
}

/** @param folder where it may write: long snapshots go to files there, which count as what the model must read. */
export async function startRival(program: string, folder: string): Promise<Rival> {
  const cli = path.resolve("node_modules/playwright/cli.js");
  const args = [cli, "mcp", "--headless", "--isolated", "--no-sandbox", "--executable-path", program];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  const waiting = new Map<number, (message: Message) => void>();
  let rest = "";
  child.stdout.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const message: Message = JSON.parse(line);
      waiting.get(message.id ?? -1)?.(message);
    }
  });
  let id = 0;
  const write = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const ask = (method: string, params: object) =>
    new Promise<Message>((resolve) => {
      id += 1;
      waiting.set(id, resolve);
      write({ id, method, params });
    });
  const client = { protocolVersion: "2024-11-05", capabilities: {}, clientInfo: { name: "bench", version: "1" } };
  await ask("initialize", client);
  write({ method: "notifications/initialized" });
  const { result } = await ask("tools/list", {});
  return {
    schemaChars: JSON.stringify(result?.tools ?? []).length,
    async call(name, given) {
      const answer = await ask("tools/call", { name, arguments: given });
      const text = (answer.result?.content ?? []).map((part) => part.text ?? "").join("\n");
      return text.replace(/\[Snapshot\]\(([^)]+)\)/g, (_, file) => readFileSync(path.join(folder, file), "utf8"));
    },
    close: () => child.kill(),
  };
}
