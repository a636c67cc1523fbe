import { describe, expect, it } from "vitest";
import { findPeriods, parsePeriod } from "../../../src/tools/documents/periods.js";

const shown = (text: string) =>
  findPeriods(text).map(({ text: verbatim, from, to }) => {
    const point = (one: { year: number; month?: number }) => (one.month ? `${one.year}-${one.month}` : `${one.year}`);
    return `${verbatim} = ${point(from)}/${to === "present" ? to : point(to)}`;
  });

describe("periods", () => {
  it.each([
    ["Mar 2019 - Present", "2019-3/present"],
    ["03/2018 – today", "2018-3/present"],
    ["since May 2020", "2020-5/present"],
    ["2014-2017", "2014/2017"],
    ["Sommersaison 2012 bis Wintersaison 2017/18", "2012-6/2018-3"],
    ["2014-17", "2014/2017"],
    ["2009-11", "2009/2011"],
    ["2012/13", "2012/2013"],
    ["Jan '19 – Feb '21", "2019-1/2021-2"],
    ["Jan – Mar 2019", "2019-1/2019-3"],
    ["Nov-18 to Jan-20", "2018-11/2020-1"],
    ["06/18 - 09/21", "2018-6/2021-9"],
    ["01.03.2019 - 31.12.2021", "2019-3/2021-12"],
    ["2019.03–2022.11", "2019-3/2022-11"],
    ["2019-03 - 2022-11", "2019-3/2022-11"],
    ["2015 to date", "2015/present"],
    ["Summer 2016", "2016-6/2016-8"],
    ["Q3 2019 – Q1 2021", "2019-7/2021-3"],
    ["mars 2018 à aujourd'hui", "2018-3/present"],
    ["seit 2019", "2019/present"],
    ["März 2018 bis heute", "2018-3/present"],
    ["mayo de 2018 - la actualidad", "2018-5/present"],
    ["marzo 2018 - in corso", "2018-3/present"],
    ["março de 2018 até o momento", "2018-3/present"],
    ["mrt 2018 t/m heden", "2018-3/present"],
    ["2015 do chwili obecnej", "2015/present"],
    ["январь 2018 – настоящее время", "2018-1/present"],
    ["2019年3月 – 至今", "2019-3/present"],
    ["2019年3月至今", "2019-3/present"],
    ["٢٠١٥ – ٢٠١٩", "2015/2019"],
    ["2019 إلى الآن", "2019/present"],
    ["يناير 2018 - مارس 2020", "2018-1/2020-3"],
  ])("%s", (text, meant) => {
    expect(shown(text)).toEqual([`${text} = ${meant}`]);
    expect(shown(`Engineer (${text})`)).toEqual(text.includes("Summer") ? [] : [`${text} = ${meant}`]);
  });

  it("are found one by one, verbatim, with their lines", () => {
    const found = findPeriods("Anna\nEngineer, Oct. 2012–Aug. 2014, then 2015–2016\n");
    expect(found.map(({ text, line }) => [text, line])).toEqual([
      ["Oct. 2012–Aug. 2014", 1],
      ["2015–2016", 1],
    ]);
  });

  it("begin with a job that somebody still has", () => {
    expect(shown("In May 2020 I joined the bank as a clerk, and I am still there.")).toEqual([
      "In May 2020 = 2020-5/present",
    ]);
    expect(shown("In May 2016 I moved to Acme, where I stayed until June 2022.")).toEqual([
      "In May 2016 I moved to Acme, where I stayed until June 2022 = 2016-5/2022-6",
    ]);
    expect(shown("In May 2020 I joined the bank as a clerk. It still exists.")).toEqual([]);
  });

  it("go on in the next line, and end today when nothing follows", () => {
    expect(shown("Jan 2019 –  Head of Supply\nDec 2023  Budget")).toEqual(["Jan 2019 – = 2019-1/2023-12"]);
    expect(shown("2019 –\nEngineer")).toEqual(["2019 – = 2019/present"]);
  });

  it("are put together where a line's end breaks them", () => {
    expect(shown("Adviser in Bath, since January\n2020")).toEqual(["since January 2020 = 2020-1/present"]);
    expect(shown("Head of Press, June 2014 to\nDecember 2019")).toEqual([
      "June 2014 to December 2019 = 2014-6/2019-12",
    ]);
    expect(shown("02/2021\n–\nnow")).toEqual(["02/2021 – now = 2021-2/present"]);
    expect(shown("2014 –\n2016")).toEqual(["2014 – 2016 = 2014/2016"]);
  });

  it("may lie in two cells of a table", () => {
    expect(shown("Thames Tutors | Manager | Nov 2023 | Present")).toEqual(["Nov 2023 | Present = 2023-11/present"]);
  });

  it("are single years only as a cell of their own", () => {
    expect(shown("2016  Intern, Acme")).toEqual(["2016 = 2016/2016"]);
    expect(shown("Oracle 2019 certified\nborn 12.03.1985\nTel 2019 2020\nMarketing 2019")).toEqual([]);
  });

  it("can't end before they begin", () => {
    expect(shown("2019 - 2014")).toEqual([]);
  });

  it("are read with the words around them", () => {
    expect(parsePeriod("de mars 2018 à aujourd'hui")).toEqual({ from: { year: 2018, month: 3 }, to: "present" });
    expect(parsePeriod("from 2015 to 2018")).toEqual({ from: { year: 2015 }, to: { year: 2018 } });
    expect(parsePeriod("no date")).toBeUndefined();
  });
});
