/** The tools: what changed is found by code, what it means is said by the model, the table is written by code again. */
import { builtInTools, defineTool, type ToolContext, ToolError, workspaceFile } from "qwill";
import { z } from "zod";
import { type Change, type Clause, changesBetween, clausesOf } from "./clauses.js";

const CHANGES = "changes.json";
const REPORT = "changes.html";
const SIDES = ["customer", "provider", "both", "neither"] as const;

interface Quote {
  path: string;
  quote: string;
}

interface Entry extends Pick<Change, "id" | "clause" | "kind" | "words"> {
  before?: Quote;
  after?: Quote;
  meaning?: string;
  favours?: string;
}

const documents = builtInTools({ code: false, web: false, browser: false });
const call = async (name: string, args: Record<string, unknown>, context: ToolContext) => {
  const tool = documents.find((each) => each.name === name);
  if (!tool) throw new ToolError("tool.unknown", `There is no ${name}.`);
  return tool.run(args, context);
};

async function entriesOf({ workspace }: ToolContext): Promise<Entry[]> {
  if (await workspace.exists(CHANGES)) return JSON.parse(await workspace.readText(CHANGES));
  throw new ToolError("tool.failed", "Nothing has been compared.", { hint: "Call contract_diff." });
}

const store = ({ workspace }: ToolContext, entries: Entry[]) =>
  workspace.write(CHANGES, JSON.stringify(entries, undefined, 2));

export const contractDiff = defineTool({
  name: "contract_diff",
  description: "Compare two versions of a contract clause by clause. Lists each change with an id: [-gone-] {+new+}.",
  input: z.object({ before: workspaceFile(), after: workspaceFile() }),
  effect: "write",
  async run({ before, after }, context) {
    const texts = [];
    for (const path of [before, after]) {
      const { sources = [] } = await call("document_read", { path }, context);
      texts.push({ path, text: sources.map((source) => source.text).join("\n") });
    }
    const [old = [], now = []] = texts.map(({ text }) => clausesOf(text));
    const changes = changesBetween(old, now);
    const quote = (path: string, clause: Clause | undefined) => clause && { path, quote: clause.text };
    await store(
      context,
      changes.map(({ id, clause, kind, words, ...sides }) => ({
        ...{ id, clause, kind, words },
        before: quote(before, sides.before),
        after: quote(after, sides.after),
      })),
    );
    const lines = changes.map(({ id, clause, kind, words }) => `${id} · ${clause} · ${kind}: ${words}`);
    const text = [`${changes.length} changes in ${now.length} clauses:`, ...lines].join("\n");
    return { text, data: { changes: changes.length }, files: [CHANGES], sources: texts };
  },
});

export const changeExplain = defineTool({
  name: "change_explain",
  description: "Say in one or two plain sentences what a change means, and whom it favours.",
  input: z.object({ id: z.string(), meaning: z.string().min(10).max(400), favours: z.enum(SIDES) }),
  effect: "write",
  async run({ id, meaning, favours }, context) {
    const entries = await entriesOf(context);
    const open = entries.filter((entry) => !entry.meaning && entry.id !== id).map((entry) => entry.id);
    if (!entries.some((entry) => entry.id === id)) {
      throw new ToolError("tool.bad-input", `There is no change ${id}.`, { hint: `Open: ${open.join(", ")}.` });
    }
    const said = entries.map((entry) => (entry.id === id ? { ...entry, meaning, favours } : entry));
    await store(context, said);
    return { text: open.length > 0 ? `Still open: ${open.join(", ")}.` : "All are explained.", files: [CHANGES] };
  },
});

export const contractReport = defineTool({
  name: "contract_report",
  description: "Write changes.html, once every change is explained.",
  input: z.object({ title: z.string() }),
  effect: "write",
  async run({ title }, context) {
    const entries = await entriesOf(context);
    const open = entries.filter((entry) => !entry.meaning).map(({ id }) => id);
    if (open.length > 0)
      throw new ToolError("tool.failed", `Not explained: ${open.join(", ")}.`, { hint: "Call change_explain." });
    return call("document_write", { path: REPORT, markdown: tableOf(title, entries), title }, context);
  },
});

function tableOf(title: string, entries: readonly Entry[]): string {
  const plain = (text: string) => text.replace(/\s+/g, " ").replace(/[|[\]<>*_`\\]/g, "\\$&");
  const marked = (words: string) =>
    words
      .split(/(\[-[\s\S]*?-\]|\{\+[\s\S]*?\+\})/)
      .map((part) =>
        part.startsWith("[-")
          ? `~~${plain(part.slice(2, -2))}~~`
          : part.startsWith("{+")
            ? `**${plain(part.slice(2, -2))}**`
            : plain(part),
      )
      .join("");
  const cite = (name: string, side: Quote | undefined) =>
    side ? `[${name}](${encodeURI(side.path)} "${side.quote.replace(/\s+/g, " ").replace(/["\\|]/g, "\\$&")}")` : "";
  const rows = entries.map((entry) => {
    const sources = [cite("before", entry.before), cite("after", entry.after)].filter(Boolean).join(" · ");
    return `| ${plain(entry.clause)} | ${entry.kind} | ${marked(entry.words)} | ${plain(entry.meaning ?? "")} | ${entry.favours} | ${sources} |`;
  });
  return [
    `# ${title}`,
    "",
    "| Clause | Kind | What changed | What it means | Favours | Sources |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}
