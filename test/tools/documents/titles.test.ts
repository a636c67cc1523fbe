import { describe, expect, it } from "vitest";
import { isSpan } from "../../../src/runtime/spans.js";
import { factsOf } from "../../../src/tools/documents/facts.js";

const titlesOf = (text: string) => factsOf({ script: "Latin", pages: [{ page: 1, text }] }).titles;

describe("the titles of a person's jobs", () => {
  it.each([
    ["Data Engineer at Postwerk, 2019 - today", "Data Engineer"],
    ["2019 - today | Postwerk GmbH | Data Engineer", "Data Engineer"],
    ["**Senior Zorblat** · Postwerk\n2019 – 2022", "Senior Zorblat"],
    ["IT Manager (freelance) // 2021-07 - present, Bright International", "IT Manager"],
    ["Senior Software Engineer (Data)\n2019 – 2022", "Senior Software Engineer (Data)"],
    ["Position: Head of Sales\nEmployer: Postwerk", "Head of Sales"],
    ["I have worked as a data analyst at Brunel Bikes since June 2022.", "data analyst"],
    ["Seit 2019 arbeite ich als Pflegerin bei Nordlicht.", "Pflegerin"],
    ["Auparavant j'étais Enseignante chez Raven (2021 - 2022).", "Enseignante"],
    ["Since 2020 | Acme Ltd., Sligo\nSite Foreman. Cables, boards, snag lists.", "Site Foreman"],
    ["2021.06 – 至今　东海大酒店　副厨师长", "副厨师长"],
    ["Work history\nVeterinarian\nBologna Ltd\n2024 onwards", "Veterinarian"],
  ])("%j names %s", (text, title) => {
    expect(titlesOf(text)).toContain(title);
  });

  it("are no schools, firms, dates or duties", () => {
    const text = `Jobs
Data Engineer, Postwerk Ltd, 2019 - today
- Improved the reports of the whole company
- Python

Education
BSc Physics, 2010 - 2013`;
    expect(titlesOf(text)).toEqual(["Data Engineer"]);
  });

  it("begin with that of the job that goes on, or was the last", () => {
    const jobs = `## Experience
2015 – 2019 | Postwerk Ltd, Leeds | Shift Leader
2019 – today | Bright Haven Hospital, York | Ward Sister
Audit of eye care since 2021

## Volunteering
Treasurer of the garden club, since 2022`;
    expect(titlesOf(jobs)[0]).toBe("Ward Sister");
  });

  it("come from the column that is named for them", () => {
    const table = "Company | Role | From | To\nThames Tutors | Campaign Whisperer | Nov 2023 | Present";
    expect(titlesOf(`## Career\n${table}`)).toContain("Campaign Whisperer");
  });

  it("are at most eight spans of one line, each once", () => {
    const text = Array.from({ length: 40 }, (_, at) => `Engineer of Thing${at} | 20${10 + (at % 10)} - today`).join(
      "\n",
    );
    const titles = titlesOf(text);
    expect(titles).toHaveLength(8);
    expect(new Set(titles).size).toBe(8);
    expect(titles.filter((title) => !isSpan(title, [text]))).toEqual([]);
  });
});
