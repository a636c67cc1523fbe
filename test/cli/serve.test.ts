import { beforeAll, describe, expect, it } from "vitest";
import { writeTinyModel } from "../../src/runtime/model/tiny-model/tiny-model.js";
import { buildPackage, qwill } from "./cli.js";

beforeAll(buildPackage);

/** Serves the tiny model until what is done with its address is done, then ends it as a person would. */
async function served<T>(args: readonly string[], use: (url: string) => Promise<T>, env: Record<string, string> = {}) {
  let used: Promise<T> | undefined;
  let shown = "";
  const ended = await qwill(["serve", "--model-only", "--model", await writeTinyModel(), ...args], {
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

function ask(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ messages: [{ role: "user", content: "Hi." }], max_tokens: 8, think_tokens: 4 }),
  });
}

describe("qwill serve --model-only", () => {
  it("prints the address alone on stdout, answers there, and ends well at Ctrl-C", async () => {
    const { ended, used } = await served([], async (url) => ({
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
    const { ended, used } = await served(["--key", "SERVE_KEY"], use, { SERVE_KEY: key });
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
    expect(await said()).toMatch(/^2 .*\n {2}.*qwill serve --model-only/);
    expect(await said("--model-only", "--port", "70000")).toMatch(/^2 .*0 to 65535/s);
    expect(await said("--model-only", "--model", model, "--key", "NOT_SET")).toMatch(/^2 .*no variable NOT_SET/);
    expect(await said("--model-only", "--model", model, "--host", "0.0.0.0")).toMatch(/^1 .*without a key/s);
  });
});
