/** A SearxNG of one's own, in the words of @langchain/community. */
import type { SearxngSearch } from "@langchain/community/tools/searxng_search";

/**
 * The address that asks a SearxNG. Only the sending is not the community tool's: its own follows redirects to anywhere,
 * also into this machine's network, and gives up after five seconds.
 *
 * @example
 * await searxngAddress("http://localhost:8888", "opening hours", 8);
 */
export async function searxngAddress(base: string, query: string, count: number): Promise<string> {
  const tool = await searxngTool();
  return new tool(base, count).addressOf(query);
}

type AddressTool = new (base: string, count: number) => SearxngSearch & { addressOf(query: string): string };

let loading: Promise<AddressTool> | undefined;

/** Loaded when the first search is made: it brings LangChain's tools with it. */
function searxngTool(): Promise<AddressTool> {
  loading ??= import("@langchain/community/tools/searxng_search").then(
    ({ SearxngSearch: Community }) =>
      class extends Community {
        readonly #base: string;

        constructor(base: string, count: number) {
          super({ apiBase: base, params: { numResults: count, format: "json" } });
          // The community tool prefers a variable of the environment; what the person has told qwill holds.
          this.#base = base;
        }

        addressOf(query: string): string {
          return this.buildUrl("search", { q: query, ...this.params }, this.#base);
        }
      },
  );
  return loading;
}
