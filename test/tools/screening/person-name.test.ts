import { describe, expect, it } from "vitest";
import { personName } from "../../../src/tools/screening/person-name.js";

describe("personName", () => {
  it.each([
    ["TYLER J. OYELARAN", "Tyler J. Oyelaran"],
    ["JAN-PIETER VAN O'DOWD", "Jan-Pieter van O'Dowd"],
    ["DE LA CRUZ ANA", "De La Cruz Ana"],
    ["İPEK ÖZTÜRK", "İpek Öztürk"],
    ["Kim Seo-yeon", "Kim Seo-yeon"],
    ["KIM, Seo-yeon", "KIM, Seo-yeon"],
    ["J. R.", "J. R."],
    ["Elizabeth “Liz” Moore", "Elizabeth Moore"],
    ["Robert (Bob) Hale", "Robert Hale"],
    ["maría ruiz", "María Ruiz"],
    ["李伟", "李伟"],
    ["A N N A   R O T H", "Anna Roth"],
  ])("writes %s as %s", (given, wanted) => {
    expect(personName(given)).toBe(wanted);
  });
});
