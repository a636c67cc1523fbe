import { describe, expect, it } from "vitest";
import { isSpan } from "../../../src/runtime/spans.js";
import { documentRead } from "../../../src/tools/documents/document-read.js";
import { itemsOf, MAX_ITEM_CHARS, MAX_ITEMS, unitsOf } from "../../../src/tools/documents/items.js";
import { call, workspaceWith } from "./make.js";

describe("the items of a text", () => {
  it.each([
    ["a bullet's entry", "- Wound care.", ["Wound care"]],
    ["a numbered entry", "2) Night shifts", ["Night shifts"]],
    ["a list as a whole", "Go, Rust; SQL · Helm.", ["Go, Rust; SQL · Helm"]],
    ["the list after a label, without the label", "**Tools:** Git, Docker", ["Git, Docker"]],
    ["label and value, where either may be meant", "Python: expert", ["Python", "expert"]],
    ["both sides of a dash", "Python – expert", ["Python", "expert"]],
    ["a table's cells", "| Excel | good |", ["Excel", "good"]],
    ["columns", "Welding    Milling\tTurning", ["Welding", "Milling", "Turning"]],
    ["sentences", "I cook. I bake.", ["I cook", "I bake"]],
    ["a thing without its grade", "Excel (good)", ["Excel (good)", "Excel"]],
    ["what is denied", "No experience with Kafka.", ["No experience with Kafka", "Kafka"]],
    ["the sides of a pair", "I know Go and Rust", ["I know Go and Rust", "Go and Rust", "Go", "Rust"]],
    ["no heading that every CV has", "## Experience", []],
    ["no rules, dates and addresses", "-----\n2019 – 2021\nanna@example.org\nwww.example.org", []],
  ])("are %s", (_, text, items) => {
    expect([...itemsOf(text)].sort()).toEqual([...items].sort());
  });

  it.each([
    ["I have never worked with Terraform professionally.", "Terraform"],
    ["Skilled in IV therapy, triage and ECG.", "IV therapy, triage and ECG"],
    ["Several tools, such as SAP EWM.", "SAP EWM"],
    ["Kafka is new to me.", "Kafka"],
    ["Je n'ai jamais travaillé avec Docker.", "Docker"],
    ["Keine Erfahrung mit Buchhaltung.", "Buchhaltung"],
    ["Sin experiencia en Excel.", "Excel"],
  ])("hold what running text is about: %s", (text, item) => {
    expect(itemsOf(text)).toContain(item);
  });

  it("are names in Latin letters too where the text is written in others", () => {
    expect(itemsOf("المهارات: Python، SQL، Power BI")).toEqual(expect.arrayContaining(["Python", "SQL", "Power BI"]));
    expect(itemsOf("熟悉Docker和Spring Boot。")).toEqual(expect.arrayContaining(["Docker", "Spring Boot"]));
  });

  it("are spans of one line, short, each once and not too many", () => {
    const long = `Cooked ${"and washed up, then ".repeat(40)}slept.`;
    const text = `${long}\n- Baking\n- Baking\n${Array.from({ length: 900 }, (_, i) => `- Entry ${i}`).join("\n")}`;
    const items = itemsOf(text);
    expect(items.filter((item) => !isSpan(item, [text]) || item.length > MAX_ITEM_CHARS)).toEqual([]);
    expect(items).toHaveLength(MAX_ITEMS);
    expect(new Set(items).size).toBe(items.length);
  });

  it("know their places", () => {
    const text = "Skills\n- C++ (good)\n\nI use Git daily.";
    const lines = text.split("\n");
    for (const { text: item, line, start, end } of unitsOf(text)) expect(lines[line]?.slice(start, end)).toBe(item);
    expect(unitsOf(text).map(({ line }) => line)).toContain(3);
  });

  it.each(["-", " ", "|", "a ", ", ", "(", "**", ": ", "和", "no "])("are found in a very long line of %j", (piece) => {
    const text = `a${piece.repeat(20_000 / piece.length)}b`;
    expect(itemsOf(text).every((item) => item.length <= MAX_ITEM_CHARS)).toBe(true);
  });

  it("are offered by document_read as choices, of the text that it gives", async () => {
    const workspace = await workspaceWith({ "cv.md": "# Anna Berg\n\n## Skills\n- Wound care\n" });
    const { choices } = await call(documentRead, { path: "cv.md" }, workspace);
    expect(choices).toEqual({ items: ["Anna Berg", "Wound care"] });
  });
});
