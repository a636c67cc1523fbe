import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackage, folderWith, qwill } from "./cli.js";

beforeAll(buildPackage);

describe("qwill tools", () => {
  it("lists all tools with what they do to the world, and explains one with a call to try", async () => {
    const all = await qwill(["tools"]);
    expect(all.code).toBe(0);
    for (const name of ["file_read", "document_read", "code_run", "ask_person"]) {
      expect(all.stdout).toMatch(new RegExp(`^${name} +(read|write|execute) +[A-Z]`, "m"));
    }
    const one = await qwill(["tools", "file_search"]);
    expect(one.stdout).toMatch(/Arguments\n {2}pattern /);
    expect(one.stdout).toMatch(/\$ qwill tools call file_search '\{"pattern":"…"\}'/);
  });

  it("calls a tool in a workspace: text on stdout, 0 when it worked and 1 when it didn't", async () => {
    const workspace = folderWith({ "a.md": "# Hello\n" });
    const read = await qwill(["tools", "call", "file_read", '{"path":"a.md"}', "--workspace", workspace]);
    expect(read).toMatchObject({ code: 0, stderr: "" });
    expect(read.stdout).toMatch(/# Hello/);
    const missing = await qwill(["tools", "call", "file_read", '{"path":"b.md"}', "--workspace", workspace]);
    expect(missing.code).toBe(1);
    expect(missing.stdout).toMatch(/b\.md.*a\.md/s);
    expect(missing.stderr).toMatch(/failed: tool\./);
    const unknown = await qwill(["tools", "call", "file_raed", "{}", "--workspace", workspace]);
    expect(unknown).toMatchObject({ code: 1, stderr: "failed: tool.unknown\n" });
  });

  it("gives the whole outcome with --json", async () => {
    const workspace = folderWith();
    const args = [
      "tools",
      "call",
      "file_write",
      '{"path":"x/y.txt","content":"hi"}',
      "--workspace",
      workspace,
      "--json",
    ];
    const { code, stdout } = await qwill(args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, files: ["x/y.txt"] });
    expect(readFileSync(path.join(workspace, "x/y.txt"), "utf8")).toBe("hi");
    const bad = await qwill(["tools", "call", "file_write", '{"path":1}', "--workspace", workspace, "--json"]);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false, error: { code: "tool.bad-input" } });
  });

  it("calls tools of one's own, in TypeScript", async () => {
    const cwd = folderWith({
      "count.ts": `
        import { defineTool, workspaceFile } from "qwill";
        import { z } from "zod";
        interface Count { words: number }
        export const wordCount = defineTool({
          name: "word_count",
          description: "Count the words of a text file.",
          input: z.object({ path: workspaceFile() }),
          effect: "read",
          async run({ path }, { workspace }) {
            const count: Count = { words: (await workspace.readText(path)).split(/\\s+/).length };
            return { text: \`\${count.words} words\`, data: count };
          },
        });`,
      "a.txt": "one two three",
    });
    const called = await qwill(["tools", "call", "word_count", '{"path":"a.txt"}', "--tools", "count.ts"], { cwd });
    expect(called).toMatchObject({ code: 0, stdout: "3 words\n" });
    const listed = await qwill(["tools", "--tools", "count.ts"], { cwd });
    expect(listed.stdout).toMatch(/word_count +read/);
  });

  it("names the module that exports no tool, or can't be imported", async () => {
    const cwd = folderWith({ "none.mjs": "export const x = 1;", "broken.mjs": "export const = ;" });
    const none = await qwill(["tools", "--tools", "none.mjs"], { cwd });
    expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/none\.mjs exports no tool/) });
    const broken = await qwill(["tools", "--tools", "broken.mjs"], { cwd });
    expect(broken).toMatchObject({ code: 2, stderr: expect.stringMatching(/broken\.mjs can't be imported/) });
  });
});
