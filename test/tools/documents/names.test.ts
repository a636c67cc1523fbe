import { describe, expect, it } from "vitest";
import { isSpan } from "../../../src/runtime/spans.js";
import { findNames } from "../../../src/tools/documents/names.js";

describe("the names of a document's person", () => {
  it.each([
    ["Anna Roth\nData Engineer\nanna.roth@web.example", "Anna Roth"],
    ["# ANNA ROTH\nanna.roth@web.example", "ANNA ROTH"],
    ["KIM, Seo-yeon | seoyeon@web.example", "KIM, Seo-yeon"],
    ["Curriculum Vitae\n\nFull name:Joseph O'Connor\nTel:+39 331 4254582", "Joseph O'Connor"],
    ["Hi, my name is Virtanen, Ingrid.\nI drive trains.", "Virtanen, Ingrid"],
    ["Lebenslauf von Jürgen van der Berg, Hamburg", "Jürgen van der Berg"],
    ["Dr. Mihai-Andrei Popescu\nSoftware architect", "Mihai-Andrei Popescu"],
    ["Elizabeth “Liz” Moore\nChef\nliz@web.example", "Elizabeth “Liz” Moore"],
    ["Robert (Bob) van Hale  chef  |  Bath", "Robert (Bob) van Hale"],
    ["Élodie\nMartin-Roche\nI write.\nelodie@martin-roche.example", "Élodie Martin-Roche"],
    ["# maría ruiz\nplants / people\nmaria.ruiz@web.example", "maría ruiz"],
    ["The Old Mill, Lower Slad\nharriet@mill.example\n\n# Harriet Fenton-Pugh", "Harriet Fenton-Pugh"],
    ["M. Ferri\nChef\nm@web.example", "M. Ferri"],
    ["الاسم: سلمى الحداد\nمهندسة بيانات", "سلمى الحداد"],
    ["个人简历\n姓名：陈思远", "陈思远"],
    ["A N N A   R O T H\nData Engineer", "A N N A   R O T H"],
    ["Curriculum vitae\nA N N A R O T H\nanna.roth@web.example", "A N N A R O T H"],
    ["C U R R I C U L U M   V I T A E\nAnna Roth\nanna.roth@web.example", "Anna Roth"],
    ["NIAMH\nROTH-\nLUND\nniamh@rothlund.example", "NIAMH ROTH-LUND"],
    ["Dr. iur. Anna von Roth\nRechtsanwältin\nanna@web.example", "Anna von Roth"],
    ["ANNA ROTH‑LUND\nBaker\nLeeds Bakery, York", "ANNA ROTH‑LUND"],
    ["姓　名 | 林思远 | 手　机 | 139 5550 1288\n2021.06 – 至今　东海酒店　经理", "林思远"],
    ["anna@web.example Anna bin Roth +44 7700 900123", "Anna bin Roth"],
    ["ROTH LUND, Anna Maria\nam.rothlund@web.example", "ROTH LUND, Anna Maria"],
    ["Anna Bauer\nBuchhalterin", "Anna Bauer"],
    ["sofia lund\nux designer\nsofia@lund.example", "sofia lund"],
    ["## Contact\nanna@web.example\n\n## Tools\nGit\n\n# Anna Roth\nEngineer", "Anna Roth"],
  ])("%j begins with %s", (text, name) => {
    expect(findNames(text)[0]).toBe(name);
  });

  it("stand below a column of contacts, or at the end as a signature", () => {
    const column = "Contact\nhello@web.example\n\nTop Skills\nSafeguarding\nMontessori\n\nDebra Llewellyn\nTutor\nBath";
    expect(findNames(column)).toContain("Debra Llewellyn");
    const lines = Array.from({ length: 30 }, (_, at) => `I have done the thing number ${at} very well.`);
    expect(findNames([...lines, "Leeds, 3/4/2026", "Anna Roth"].join("\n"))).toContain("Anna Roth");
  });

  it("are no headings, jobs or firms", () => {
    expect(findNames("Anna Roth\nWork Experience\nSenior Engineer\nNordlicht GmbH\nanna.roth@web.example")).toEqual([
      "Anna Roth",
    ]);
  });

  it("are at most four spans of one line", () => {
    const text = Array.from(
      { length: 9 },
      (_, at) => `Ada${"bcdefghij"[at]} Lovelace, Grace Hopper${"abcdefghi"[at]}`,
    ).join("\n");
    const names = findNames(text);
    expect(names.length).toBeGreaterThan(1);
    expect(names.length).toBeLessThanOrEqual(4);
    expect(names.filter((name) => !isSpan(name, [text]))).toEqual([]);
  });
});
