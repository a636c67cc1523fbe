import { mkdirSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { done, planned, type Served, served, step } from "../ui/served.js";
import { plainPage } from "./plain-page.js";

/** Lies beside the workspace: what must never be reached. */
const CANARY = "canary-of-this-test";

let server: Served;
let run: string;
let base: string;
beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), "qwill-access-"));
  const workspace = path.join(base, "work");
  mkdirSync(path.join(base, "outside"));
  mkdirSync(workspace);
  writeFileSync(path.join(base, "outside/secret.txt"), CANARY);
  symlinkSync(path.join(base, "outside"), path.join(workspace, "way-out"));
  writeFileSync(path.join(workspace, "page.html"), "<script>parent.hacked = 1</script><p>Hi</p>");
  writeFileSync(path.join(workspace, "été (1).csv"), "a,b\n1,2\n");
  server = await served([planned([step("a", [])]), done("A.")], { page: plainPage(), workspace });
  const reply = await server.post("/api/runs", { goal: "Do a" });
  run = ((await reply.json()) as { id: string }).id;
});
afterAll(() => server.stop());

/** A request as no browser and no fetch would send it. */
function raw(target: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(server.server.origin);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path: target, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (piece) => {
        body += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on("error", reject).end();
  });
}

const bearer = () => ({ authorization: `Bearer ${server.server.token}` });

describe("who may use the server", () => {
  it("must have the token, on every part of the API", async () => {
    const { paths } = (await (await server.api("/api/openapi.json")).json()) as { paths: Record<string, object> };
    for (const [place, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const address = server.server.origin + place.replace("{runId}", run).replace("{path}", "page.html");
        const statuses = await Promise.all(
          ["", "Bearer wrong", server.server.token].map(
            async (authorization) => (await fetch(address, { method, headers: { authorization } })).status,
          ),
        );
        expect([place, method, ...statuses]).toEqual([place, method, 401, 401, 401]);
      }
    }
    expect((await fetch(`${server.server.origin}/api/nothing`)).status).toBe(401);
  });

  it("must ask for this machine by a name of its own, or a stranger's name could lead here", async () => {
    for (const host of ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.1", "localhost.evil"])
      expect(await raw("/", { host })).toMatchObject({ status: 403 });
    for (const host of ["localhost:4000", "127.0.0.1:4000", "[::1]:4000"])
      expect(await raw("/api/info", { host, ...bearer() })).toMatchObject({ status: 200 });
  });

  it("may not be a page of another site, even with the token", async () => {
    const { host } = new URL(server.server.origin);
    for (const headers of [
      { origin: "http://evil.example" },
      { origin: "null" },
      { origin: "http://localhost:1" },
      { origin: `https://${host}` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ] as Record<string, string>[])
      expect(await raw("/api/runs", { ...headers, ...bearer() })).toMatchObject({ status: 403 });
    expect(await raw("/api/runs", { origin: `http://${host}`, ...bearer() })).toMatchObject({ status: 200 });
  });

  it("can't send what a form of another site could send", async () => {
    const init = { method: "POST", headers: { "content-type": "text/plain" }, body: '{"goal":"x"}' };
    expect((await server.api("/api/runs", init)).status).toBe(400);
  });

  it("is remembered in the workspace, for its owner alone, and not when others could have put it there", async () => {
    const file = path.join(server.workspace, ".qwill/serve.json");
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(file, "utf8")).token).toBe(server.server.token);
    const other = mkdtempSync(path.join(tmpdir(), "qwill-access-"));
    mkdirSync(path.join(other, ".qwill"));
    const planted = { token: "a-token-that-somebody-has-put-there", port: 0 };
    writeFileSync(path.join(other, ".qwill/serve.json"), JSON.stringify(planted), { mode: 0o644 });
    const second = await served([], { page: plainPage(), workspace: other });
    expect(second.server.token).not.toBe(planted.token);
    await second.stop();
  });
});

describe("files", () => {
  it("are given from the workspace and from nowhere else, however the path is written", async () => {
    const ways = [
      "../outside/secret.txt",
      "..%2foutside%2fsecret.txt",
      "%2e%2e/outside/secret.txt",
      "%2e%2e%2foutside%2fsecret.txt",
      "..%5coutside%5csecret.txt",
      "%252e%252e%252foutside%252fsecret.txt",
      "way-out/secret.txt",
      path.join(base, "outside/secret.txt").replaceAll("/", "%2f"),
      `/${path.join(base, "outside/secret.txt")}`,
      "．．/outside/secret.txt",
      "page.html%00.txt",
      ".qwill/serve.json",
      ".qwill%2fruns",
      ".QWILL/serve.json",
      `.qwill/runs/${run}/journal.jsonl`,
    ];
    for (const way of ways) {
      for (const query of ["", "?as=text"]) {
        const { status, body } = await raw(
          encodeURI(`/api/runs/${run}/files/`) + way.replace("．．", "%EF%BC%8E%EF%BC%8E") + query,
          bearer(),
        );
        expect([way, status >= 400 && status < 500]).toEqual([way, true]);
        expect(body).not.toContain(CANARY);
        expect(body).not.toContain(server.server.token);
        expect(JSON.parse(body).error.code).toBeTypeOf("string");
      }
    }
    const listed = (await (await server.api(`/api/runs/${run}/files`)).json()) as { files: { path: string }[] };
    expect(listed.files.map((file) => file.path)).toEqual(["page.html", "été (1).csv"]);
  });

  it("come with their type and name, and can't do anything in a browser", async () => {
    const page = await server.api(`/api/runs/${run}/files/page.html`);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    const table = await server.api(`/api/runs/${run}/files/${encodeURIComponent("été (1).csv")}?download=true`);
    expect(table.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(table.headers.get("content-disposition")).toBe(
      "attachment; filename=\"_t_ (1).csv\"; filename*=UTF-8''%C3%A9t%C3%A9%20%281%29.csv",
    );
    expect(await table.text()).toBe("a,b\n1,2\n");
  });

  it("can be looked at by their address alone, by a key that opens this run's files and nothing else", async () => {
    const { view } = (await (await server.api(`/api/runs/${run}`)).json()) as { view: string };
    const shown = await fetch(`${server.server.origin}${view}page.html`);
    expect([shown.status, shown.headers.get("content-security-policy")?.startsWith("sandbox;")]).toEqual([200, true]);
    const key = view.split("/")[2] ?? "";
    expect(key).not.toContain(server.server.token);
    for (const address of [
      `/view/${"x".repeat(43)}/${run}/page.html`,
      `/view/${key}/20260101-000000-0000000/page.html`,
      `/view/${key}/${run}/..%2f..%2foutside%2fsecret.txt`,
      `/view/${key}/${run}/.qwill%2fserve.json`,
    ])
      expect((await fetch(server.server.origin + address)).status).toBeGreaterThanOrEqual(400);
    expect(
      (await fetch(`${server.server.origin}/api/runs`, { headers: { authorization: `Bearer ${key}` } })).status,
    ).toBe(401);
  });
});

describe("what is sent", () => {
  it("has bounds", async () => {
    const long = await server.post("/api/runs", { goal: "x".repeat(1_100_000) });
    expect([long.status, ((await long.json()) as { error: { code: string } }).error.code]).toEqual([
      413,
      "api.too-large",
    ]);
    const large = await server.api("/api/uploads?name=large.bin", { method: "POST", body: new Uint8Array(50_000_001) });
    expect(large.status).toBe(413);
  });

  it("is checked: what is wrong is named, with the way out", async () => {
    const said = async (place: string, body: unknown) => {
      const reply = await server.post(place, body);
      const { error } = (await reply.json()) as { error: { message: string; hint: string } };
      return `${reply.status} ${error.message} ${error.hint}`;
    };
    expect(await said("/api/runs", {})).toMatch(/^400 What is to be done isn't said/);
    expect(await said("/api/runs", { goal: "x", planFirst: true })).toMatch(/^400 .*planFirst/);
    expect(await said("/api/runs", { goal: "x", budget: { turns: 0 } })).toMatch(/^400 .*budget\.turns/);
    expect(await said("/api/runs", { goal: "x", uploads: ["nope"] })).toMatch(/^400 There is no upload "nope"/);
    expect(await said("/api/runs", { demo: "dance" })).toMatch(/^404 There is no demo "dance"/);
    expect(await said(`/api/runs/${run}/decide`, { callId: "c1_0", decision: "allow" })).toMatch(/^409 .*"c1_0"/);
    expect(await said(`/api/runs/${run}/resume`, {})).toMatch(/^409 .*finished.*Fork it/);
    expect(await said(`/api/runs/${run}/fork`, { at: 4000 })).toMatch(/^400 .*no event 4000.*It has 1 to/);
    expect(await said("/api/runs/20200101-000000-0000000/say", { text: "Hi" })).toMatch(/^404 There is no run/);
    const type = await server.api("/api/runs", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(type.status).toBe(400);
  });

  it("as a file gets a plain name, and numbers where names meet", async () => {
    const sent = async (name: string, body: string) => {
      const reply = await server.api(`/api/uploads?name=${encodeURIComponent(name)}`, { method: "POST", body });
      return (await reply.json()) as { id: string; name: string; bytes: number; error?: { code: string } };
    };
    const first = await sent("../../a\u202Efdp.txt", "one");
    expect(first).toMatchObject({ name: "a_fdp.txt", bytes: 3 });
    const second = await sent("C:\\temp\\a_fdp.txt", "two");
    expect(second.name).toBe("a_fdp.txt");
    expect((await sent("..", "x")).error?.code).toBe("api.bad-request");
    expect((await sent(".qwill", "x")).name).toBe("qwill");
    const reply = await server.post("/api/runs", { goal: "Ünder one ROOF / …", uploads: [first.id, second.id] });
    const { id } = (await reply.json()) as { id: string };
    const { folder } = (await (await server.api(`/api/runs/${id}`)).json()) as { folder: string };
    expect(folder).toBe("ünder-one-roof");
    const { files } = (await (await server.api(`/api/runs/${id}/files`)).json()) as { files: { path: string }[] };
    expect(files.map((file) => file.path)).toEqual(["a_fdp (2).txt", "a_fdp.txt"]);
  });
});
