import { describe, expect, it } from "vitest";
import { factsOf } from "../../../src/tools/documents/facts.js";
import { experienceOf } from "../../../src/tools/screening/experience.js";
import type { Source } from "../../../src/tools/screening/sources.js";

const asOf = new Date("2026-03-31");
const source = (text: string): Source => {
  const pages = [{ page: 1, text }];
  return {
    path: "cv.txt",
    pages,
    lines: [],
    facts: factsOf({ pages, script: "Latin" }),
    hiddenChars: 0,
    orders: [],
    notes: [],
  };
};
const experience = (text: string, employment: string[], stated = "") =>
  experienceOf({ employment, stated, source: source(text), asOf });

describe("years of work", () => {
  it("are the larger of what the dates give and what is stated, with a note when they differ much", () => {
    expect(experience("", ["2016 – 2020"], "10 years of experience")).toEqual({
      years: 10,
      quotes: ["10 years of experience", "2016 – 2020"],
      notes: ["states 10 years, the dates give 4"],
    });
    expect(experience("", ["2016 – 2020"], "three years")).toMatchObject({ years: 4, notes: [] });
  });

  it("aren't any number of years that a text names, where dates tell more", () => {
    const text = "The oldest tree in my care is forty years old.\n2016 – 2020  Gardener";
    expect(experience(text, ["2016 – 2020"], "forty years").years).toBe(4);
    const headed: Source = {
      ...source("2016 – 2020  Gardener"),
      lines: [{ page: 1, heading: "", text: "Experience (12 years)" }],
    };
    expect(experienceOf({ employment: ["2016 – 2020"], stated: "12 years", source: headed, asOf }).years).toBe(12);
  });

  it("know how a period goes on in the next line", () => {
    expect(experience("Jan 2019 –  Head of Supply\nDec 2023  Budget", ["Jan 2019 –"]).years).toBe(5);
  });

  it("are counted from the section on work when the record names no period", () => {
    const text = "Experience\n2016 – 2020  Engineer\n\nEducation\n2010 – 2016  School";
    expect(experience(text, [])).toMatchObject({ years: 4, quotes: ["2016 – 2020"] });
  });

  it("are of the sections on work, whatever the record lists of studies or voluntary work", () => {
    const text = [
      "Work history",
      "2020 – 2024  Engineer, Acme",
      "2018 – 2020  Technician, Bolt",
      "2017 – 2018  Parental leave",
      "",
      "What I learned",
      "2012 – 2017  B.Sc. in Physics",
      "",
      "Volunteering",
      "2010 – 2024  Fire brigade",
    ].join("\n");
    expect(experience(text, ["2020 – 2024", "2012 – 2017", "2010 – 2024"])).toEqual({
      years: 6,
      quotes: ["2020 – 2024", "2018 – 2020"],
      notes: [
        "counted too, as periods of work: 2018 – 2020",
        "not counted, since it isn't work: 2012 – 2017, 2010 – 2024",
      ],
    });
  });

  it("are what the record lists where no section says it", () => {
    const text = "I sailed 2010 – 2014 and was a cook 2014 – 2016.\nThen I studied 2016 – 2019.";
    expect(experience(text, ["2010 – 2014", "2014 – 2016"])).toMatchObject({ years: 6, notes: [] });
  });

  it("are of what nothing says to be something else, where the record lists only that", () => {
    const text = "A clerk since 2020, a deckhand 2015-2019.\nIn 2019/2020 I was at school.";
    expect(experience(text, ["2019/2020"]).years).toBeGreaterThan(9);
  });

  it("are unknown when nothing says them", () => {
    expect(experience("", [])).toEqual({ years: undefined, quotes: [], notes: ["no years of work found"] });
  });

  it("say which periods could not be read", () => {
    expect(experience("", ["2016 – 2020", "a while ago"]).notes).toEqual([
      "1 of 2 periods of work could not be read as dates",
    ]);
  });
});
