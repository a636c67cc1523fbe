import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ScriptedInfo, scriptedModel } from "qwill/testing";
import { describe, expect, it } from "vitest";
import { changesBetween, clausesOf, wordsChanged } from "../../examples/contract-compare/clauses.js";
import { compare } from "../../examples/contract-compare/main.js";

const INPUT = path.resolve("examples/contract-compare/input");
const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });

/** A model that explains each change that the tools list. */
function lawyer({ extension = "docx", explains = true } = {}) {
  let open: string[] = [];
  let isWritten = false;
  return scriptedModel((messages, { purpose }: ScriptedInfo) => {
    if (purpose === "revise") return "I can't.";
    const last = messages.at(-1)?.text ?? "";
    const listed = [...last.matchAll(/^(c\d+) · /gm)].map((match) => match[1] ?? "");
    if (listed.length > 0) open = explains ? listed : [];
    else if (open.length === 0 && !isWritten && !last.includes("Not explained"))
      return call("contract_diff", { before: `before.${extension}`, after: `after.${extension}` });
    const id = open.shift();
    if (id) {
      isWritten = open.length === 0;
      return call("change_explain", { id, meaning: `It means that ${id} is another duty.`, favours: "provider" });
    }
    if (last.includes("All are explained") || listed.length > 0)
      return call("contract_report", { title: "What changed" });
    return call("step_done", { result: "The term is longer.", files: ["changes.html"] });
  });
}

interface Entry {
  clause: string;
  kind: string;
  words: string;
  before?: { quote: string };
  after?: { quote: string };
}
const entriesIn = (workspace: string): Entry[] =>
  JSON.parse(readFileSync(path.join(workspace, "changes.json"), "utf8"));

describe("the contract comparison example", () => {
  it("finds every change of two Word documents, and its quotes stand in them", async () => {
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-contract-"));
    const file = (year: string) => path.join(INPUT, `service-agreement-${year}.docx`);
    const result = await compare(lawyer(), { before: file("2025"), after: file("2026"), workspace });
    expect(result).toMatchObject({ status: "finished" });
    expect(result.verified.join(" ")).toContain("quotes of changes.json stand in their sources");
    const changes = entriesIn(workspace).map(({ clause, kind }) => `${clause}: ${kind}`);
    expect(changes).toEqual([
      "2.1 Fees: changed",
      "2.2 Fees: changed",
      "3.1 Term and termination: changed",
      "4 Availability: changed",
      "5 Data protection: added",
      "6 Liability: changed",
      "7 Confidentiality: renumbered",
      "7 Exclusivity: removed",
    ]);
    const html = readFileSync(path.join(workspace, "changes.html"), "utf8");
    expect(html).toContain("36");
    expect(html).not.toContain('class="unfound"');
  });

  it("is not finished while a change is unexplained", async () => {
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-contract-"));
    const file = (year: string) => path.join(INPUT, `service-agreement-${year}.docx`);
    const result = await compare(lawyer({ explains: false }), { before: file("2025"), after: file("2026"), workspace });
    expect(result.status).toBe("failed");
  });

  it("takes contracts of other kinds", async () => {
    const workspace = mkdtempSync(path.join(tmpdir(), "qwill-contract-"));
    const files = { before: path.join(workspace, "old.md"), after: path.join(workspace, "new.md") };
    writeFileSync(files.before, "# § 1 Rent\nThe rent is 900 euros.\n# § 2 Pets\nNo pets.\n");
    writeFileSync(files.after, "# § 1 Rent\nThe rent is 980 euros.\n# § 2 Pets\nNo pets.\n");
    const result = await compare(lawyer({ extension: "md" }), { ...files, workspace });
    expect(result).toMatchObject({ status: "finished" });
    expect(entriesIn(workspace)).toMatchObject([
      {
        clause: "1 Rent",
        kind: "changed",
        words: "The rent is [-900-] {+980+} euros.",
        before: { quote: "The rent is 900 euros." },
      },
    ]);
  });

  it("shows words that went and came", () => {
    expect(wordsChanged("a b c d", "a x c d e")).toBe("a [-b-] {+x+} c d {+e+}");
    expect(wordsChanged("same", "same")).toBe("same");
    expect(changesBetween(clausesOf("# 1. A\none"), clausesOf("# 1. A\none"))).toEqual([]);
  });
});
