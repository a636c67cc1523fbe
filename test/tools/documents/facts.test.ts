import { describe, expect, it } from "vitest";
import { findContacts } from "../../../src/tools/documents/contacts.js";
import { parseDate } from "../../../src/tools/documents/dates.js";
import { factsOf, factsText } from "../../../src/tools/documents/facts.js";
import { isKnownHeading } from "../../../src/tools/documents/headings.js";
import { findStated, statedYears } from "../../../src/tools/documents/stated.js";
import { yearsOfExperience } from "../../../src/tools/documents/years.js";

describe("contacts", () => {
  it.each([
    ["Tel: (212) 555-0134", "(212) 555-0134"],
    ["+47 22 33 44 55", "+47 22 33 44 55"],
    ["Mobile 0171 1234567", "0171 1234567"],
    ["(+34) 600 555 742", "(+34) 600 555 742"],
    ["电话：138 0013 8000", "138 0013 8000"],
    ["هاتف: +966 55 123 4567", "+966 55 123 4567"],
    ["m: +44 (0)7700 900123", "+44 (0)7700 900123"],
  ])("finds the phone of %s", (text, phone) => {
    expect(findContacts(text).phones).toEqual([phone]);
  });

  it.each([
    "2014-2017",
    "01.03.2019 - 31.12.2021",
    "ID 12345678",
    "IBAN DE89 3704 0044 0532 0130 00",
    "Revenue 1 200 000 000",
  ])("finds no phone in %s", (text) => {
    expect(findContacts(text).phones).toEqual([]);
  });

  it.each([
    ["Phone\n+353 87\n555 0142\nGalway", "+353 87 555 0142"],
    ["telephone 07700\n900 417", "07700 900 417"],
    ["+49 (0)40\n5555 0187", "+49 (0)40 5555 0187"],
  ])("finds a number that a narrow column breaks: %j", (text, phone) => {
    expect(findContacts(text).phones).toEqual([phone]);
  });

  it("takes two numbers, one below the other, for two", () => {
    expect(findContacts("Tel. 07700 900 417\n01632 960 118").phones).toEqual(["07700 900 417", "01632 960 118"]);
  });

  it("finds an address that a narrow column breaks within its domain", () => {
    expect(findContacts("anna.roth@longdom\nain.example\nBath").emails).toEqual(["anna.roth@longdomain.example"]);
    expect(findContacts("anna@web.example\nBath").emails).toEqual(["anna@web.example"]);
  });

  it("finds an address that a narrow column breaks at its sign", () => {
    expect(findContacts("anna.roth\n@web.example\nLeeds").emails).toEqual(["anna.roth@web.example"]);
    expect(findContacts("anna.roth@\nweb.example").emails).toEqual(["anna.roth@web.example"]);
  });

  it("finds e-mail addresses and links, without the sentence's signs", () => {
    const contacts = findContacts(
      "Write to anna.berg+cv@x.co.uk. See https://anna.dev/work, linkedin.com/in/anna (asp.net, Node.js).",
    );
    expect(contacts.emails).toEqual(["anna.berg+cv@x.co.uk"]);
    expect(contacts.links).toEqual(["https://anna.dev/work", "linkedin.com/in/anna"]);
  });
});

describe("stated years", () => {
  it.each([
    ["Engineer with 8+ years of experience.", "8+ years of experience", 8],
    ["over twelve years in logistics", "over twelve years in logistics", 12],
    ["I bring a decade of building things", "a decade of building things", 10],
    ["Years of experience: 8", "Years of experience: 8", 8],
    ["plus de dix ans d'expérience", "plus de dix ans d'expérience", 10],
    ["mehr als zehn Jahre Berufserfahrung", "mehr als zehn Jahre Berufserfahrung", 10],
    ["拥有8年工作经验", "拥有8年工作经验", 8],
    ["seven-plus years of ETL", "seven-plus years of ETL", 7],
  ])("%s", (text, phrase, years) => {
    expect(findStated(text)).toEqual([phrase]);
    expect(statedYears(phrase)).toBe(years);
  });

  it("are not ages or the length of courses", () => {
    expect(findStated("I am 35 years old and took a 3-year programme")).toEqual([]);
  });

  it("come with the one that looks like the total first", () => {
    expect(findStated("Two years of Go\nTotal experience: 12 years")[0]).toBe("Total experience: 12 years");
  });
});

describe("years of work", () => {
  const asOf = new Date("2026-03-31");
  it("count months that overlap once, and today's month when half of it is over", () => {
    const periods = [
      { from: { year: 2019, month: 3 }, to: "present" as const },
      { from: { year: 2018, month: 1 }, to: { year: 2019, month: 12 } },
    ];
    expect(yearsOfExperience(periods, { asOf })).toBe(8.3);
    expect(yearsOfExperience([periods[0] as (typeof periods)[0]], { asOf: new Date("2026-03-02") })).toBe(7);
  });

  it("count whole months, and years without months by their difference", () => {
    expect(yearsOfExperience([{ from: { year: 2020, month: 1 }, to: { year: 2020, month: 12 } }], { asOf })).toBe(1);
    expect(yearsOfExperience([{ from: { year: 2012 }, to: { year: 2016 } }], { asOf })).toBe(4);
    expect(yearsOfExperience([{ from: { year: 2016 }, to: { year: 2016 } }], { asOf })).toBe(1);
  });

  it("count nothing after the day", () => {
    expect(yearsOfExperience([{ from: { year: 2025, month: 1 }, to: { year: 2028, month: 1 } }], { asOf })).toBe(1.3);
  });
});

describe("dates", () => {
  it.each([
    ["31 March 2026", "2026-03-31"],
    ["2026-03-31", "2026-03-31"],
    ["Bewerbungsschluss: 31. März 2026", "2026-03-31"],
    ["avant le 1er mars 2026", "2026-03-01"],
    ["apply by 31.01.2027.", "2027-01-31"],
    ["3/31/2026", "2026-03-31"],
    ["March 2026", "2026-03-31"],
    ["by March 31st", "2027-03-31"],
    ["2026年3月31日", "2026-03-31"],
  ])("%s", (text, day) => {
    expect(
      parseDate(text, { today: new Date("2026-11-24") })
        ?.toISOString()
        .slice(0, 10),
    ).toBe(day);
  });

  it("are missing where none is named", () => {
    expect(parseDate("as soon as possible")).toBeUndefined();
  });
});

describe("headings", () => {
  it.each([
    "WORK EXPERIENCE",
    "C. Professional Experience",
    "## Berufserfahrung",
    "Formation et compétences",
    "工作经历",
    "الخبرة العملية:",
  ])("%s is one", (line) => {
    expect(isKnownHeading(line)).toBe(true);
  });

  it("are not any short line", () => {
    expect(isKnownHeading("Senior Engineer")).toBe(false);
  });
});

describe("the facts of a document", () => {
  const text = `Anna Berg
anna@x.org | +47 22 33 44 55
8 years of experience

Work experience
Senior Engineer, Acme AS  Mar 2019 - Present
Engineer, Bolt
2016 – 2019

EDUCATION
2012 - 2016 | BSc Computer Science, NTNU`;

  it("are told to the model line by line", () => {
    expect(factsText(factsOf({ pages: [{ page: 1, text }], script: "Latin" }))).toBe(`script: Latin
names: Anna Berg
emails: anna@x.org
phones: +47 22 33 44 55
stated: 8 years of experience
periods:
Mar 2019 - Present | Work experience | Senior Engineer, Acme AS
2016 – 2019 | Work experience | Engineer, Bolt
2012 - 2016 | EDUCATION | BSc Computer Science, NTNU`);
  });

  it("give each of several periods of a line its own words", () => {
    const line = "MSc Statistics, Strathmore, 2013–2014. BSc Mathematics, Strathmore, 2009–2013.";
    const { periods } = factsOf({ pages: [{ page: 1, text: line }], script: "Latin" });
    expect(periods.map((period) => period.line)).toEqual(["MSc Statistics, Strathmore", "BSc Mathematics, Strathmore"]);
  });

  it("say none where there is none", () => {
    expect(factsText(factsOf({ pages: [{ page: 1, text: "A letter" }], script: "Latin" }))).toBe(
      "script: Latin\nnames: none\nemails: none\nphones: none\nstated: none\nperiods: none",
    );
  });

  it("keep a section's heading over the end of a page", () => {
    const pages = [
      { page: 1, text: "Anna\n\nEducation" },
      { page: 2, text: "2012 - 2016 BSc" },
    ];
    expect(factsOf({ pages, script: "Latin" }).periods).toMatchObject([{ heading: "Education", page: 2, line: "BSc" }]);
  });
});
