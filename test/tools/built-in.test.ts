import { describe, expect, it } from "vitest";
import { toolDefinition } from "../../src/runtime/model/toolset.js";
import { builtInTools } from "../../src/tools/built-in.js";
import { QwillTool } from "../../src/tools/tool.js";

/** Small contexts pay for every word: all of them together, as they stand in the prompt. */
const MAX_TOKENS = 4000;
/** JSON of tools takes 3.4 to 4 characters a token with vocabularies of this kind; the lower is assumed. */
const CHARS_PER_TOKEN = 3.4;

describe("the built-in tools", () => {
  const tools = builtInTools();

  it("are described in few words", () => {
    const sizes = tools.map((tool) => ({ name: tool.name, chars: JSON.stringify(toolDefinition(tool)).length }));
    const total = sizes.reduce((sum, { chars }) => sum + chars, 0);
    expect(total / CHARS_PER_TOKEN, JSON.stringify(sizes)).toBeLessThan(MAX_TOKENS);
  });

  it("have names of their own, and say what they do to the world", () => {
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
    expect(Object.fromEntries(tools.map((tool) => [tool.name, tool.effect]))).toMatchObject({
      file_read: "read",
      file_write: "write",
      file_move: "write",
      file_delete: "outward",
      archive_unpack: "write",
      data_look: "read",
      data_query: "write",
      code_run: "execute",
      web_search: "network",
      web_fetch: "network",
    });
  });

  it("leave families out that aren't wanted, and refuse options that there are not", () => {
    const names = builtInTools({ code: false, web: false }).map((tool) => tool.name);
    expect(names).not.toContain("code_run");
    expect(names).not.toContain("web_fetch");
    expect(names).toContain("file_read");
    expect(() => builtInTools({ web: { allowOrigin: [] } } as never)).toThrow(/unknown option "allowOrigin"/);
    expect(tools.every((tool) => tool instanceof QwillTool)).toBe(true);
  });
});
