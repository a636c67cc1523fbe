import { describe, expect, it } from "vitest";
import { logicalLine } from "../../../src/tools/documents/readers/pdf/bidi.js";
import { plainCharacters } from "../../../src/tools/documents/readers/pdf/characters.js";

const painted = (text: string) => logicalLine([...text]);

describe("a line painted from left to right", () => {
  it.each([
    ["دمحأ", "أحمد"],
    ["4567 123 55 966+ :فتاه", "هاتف: +966 55 123 4567"],
    ["+966 55 123 4567 :فتاه", "هاتف: +966 55 123 4567"],
    ["a@x.com :ديربلا", "البريد: a@x.com"],
    ["٢٠١٩ – ٢٠١٥ (رونلا)", "(النور) ٢٠١٥ – ٢٠١٩"],
    ["2015 – 2019 ةكرش", "شركة 2015 – 2019"],
    ["نآلا ىلإ 03/2019 نم C++ روطم", "مطور C++ من 03/2019 إلى الآن"],
  ])("%s reads %s", (before, after) => {
    expect(painted(before)).toBe(after);
  });
});

describe("a line of both directions", () => {
  it("goes as its document does", () => {
    expect(logicalLine([..."Name: דוד"], "ltr")).toBe("Name: דוד");
    expect(logicalLine([..."React, Docker :تاراهملا"], "rtl")).toBe("المهارات: React, Docker");
  });

  it("was set from left to right where its full stop stands at the right end", () => {
    const office = "ةملكو 12345 ماقرألا صنلا English طسولا يف.";
    expect(logicalLine([...office], "rtl")).toBe("النص الأرقام 12345 وكلمة English في الوسط.");
    expect(logicalLine([..."See דוד and הנד."], "ltr")).toBe("See דוד and דנה.");
    expect(logicalLine([...".English صنلا"], "rtl")).toBe("النص English.");
  });

  it("has its brackets right, whether the font names them by look or by meaning", () => {
    expect(logicalLine([...".(ךרעב) הבושת"])).toBe("תשובה (בערך).");
    expect(logicalLine([...")ךרעב( הבושת."])).toBe("תשובה (בערך).");
  });
});

describe("characters as fonts name them", () => {
  it("are put back to those that people write", () => {
    expect(plainCharacters("ﬁ")).toBe("fi");
    expect(plainCharacters("ﻻ")).toBe("لا");
    expect(plainCharacters("⻓⼯")).toBe("长工");
    expect(plainCharacters("\uf0b7")).toBe("•");
  });
});
