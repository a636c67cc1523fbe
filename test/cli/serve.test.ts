import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeTinyModel } from "../../src/runtime/model/tiny-model/tiny-model.js";
import { buildPackage, folderWith, qwill } from "./cli.js";

beforeAll(buildPackage);

/** Serves until what is done with its address is done, then ends it as a person would. */
async function served<T>(args: readonly string[], use: (url: string) => Promise<T>, env: Record<string, string> = {}) {
  let used: Promise<T> | undefined;
  let shown = "";
  const ended = await qwill(["serve", ...args], {
    env,
    onOutput: (text, kill) => {
      shown += text;
      const [, url] = /^(http:\S+)\n/m.exec(shown) ?? [];
      if (!url || used || !shown.includes("Ctrl-C")) return;
      used = use(url);
      used.then(
        () => kill("SIGINT"),
        () => kill("SIGINT"),
      );
    },
  });
  return { ended, used: await used };
}

const modelOnly = async () => ["--model-only", "--model", await writeTinyModel()];

function ask(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ messages: [{ role: "user", content: "Hi." }], max_tokens: 8, think_tokens: 4 }),
  });
}

describe("qwill serve --model-only", () => {
  it("prints the address alone on stdout, answers there, and ends well at Ctrl-C", async () => {
    const { ended, used } = await served(await modelOnly(), async (url) => ({
      models: (await (await fetch(`${url}/models`)).json()) as { data: object[] },
      reply: (await (await ask(url)).json()) as object,
    }));
    expect(ended.stderr).toMatch(/is served; Ctrl-C ends it/);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\n$/);
    expect(used?.models.data).toMatchObject([{ owned_by: "qwill" }]);
    expect(used?.reply).toMatchObject({ object: "chat.completion", choices: [{ message: { role: "assistant" } }] });
  });

  it("asks for a key that comes from the environment, and never shows it", async () => {
    const key = "k3y-of-the-server";
    const use = async (url: string) => [
      (await ask(url)).status,
      (await ask(url, { authorization: `Bearer ${key}` })).status,
    ];
    const { ended, used } = await served([...(await modelOnly()), "--key", "SERVE_KEY"], use, { SERVE_KEY: key });
    expect(used).toEqual([401, 200]);
    expect(ended.stdout + ended.stderr).not.toContain(key);
  });

  it("refuses what it can't serve, with the way out", async () => {
    const model = await writeTinyModel();
    const said = async (...args: string[]) => {
      const { code, stdout, stderr } = await qwill(["serve", ...args]);
      expect(stdout).toBe("");
      return `${code} ${stderr}`;
    };
    expect(await said("--host", "0.0.0.0")).toMatch(/^2 .*this machine alone.*ssh -L/s);
    expect(await said("--allow", "everything")).toMatch(/^2 .*no such effect.*outward/s);
    expect(await said("--tools", "nowhere.mjs")).toMatch(/^2 .*no such file/);
    expect(await said("--model-only", "--port", "70000")).toMatch(/^2 .*0 to 65535/s);
    expect(await said("--model-only", "--model", model, "--key", "NOT_SET")).toMatch(/^2 .*no variable NOT_SET/);
    expect(await said("--model-only", "--model", model, "--host", "0.0.0.0")).toMatch(/^1 .*without a key/s);
  });
});

describe("qwill serve", () => {
  it("prints the address alone on stdout, serves page and API there, runs the demo on the tiny model, and ends well", async () => {
    const workspace = folderWith();
    const { ended, used } = await served(["--workspace", workspace], async (url) => {
      const { origin, searchParams } = new URL(url);
      const headers = { authorization: `Bearer ${searchParams.get("token")}`, "content-type": "application/json" };
      const api = async (place: string, init: RequestInit = {}) =>
        (await (await fetch(origin + place, { headers, ...init })).json()) as Record<string, unknown>;
      const { id } = await api("/api/runs", { method: "POST", body: JSON.stringify({ demo: "resume" }) });
      const page = await (await fetch(url)).text();
      return { page, info: await api("/api/info"), id: String(id) };
    });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}\n$/);
    expect(used?.page).toContain('<div id="app">');
    expect(used?.info).toMatchObject({
      model: { state: "missing", hint: expect.stringContaining("qwill models pull") },
    });
    const { stdout } = await qwill(["runs", "--workspace", path.join(workspace, "demo-resume")]);
    expect(stdout).toContain(`${used?.id}  paused`);
  });
});
