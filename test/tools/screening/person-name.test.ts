import { describe, expect, it } from "vitest";
import { personName } from "../../../src/tools/screening/person-name.js";

describe("personName", () => {
  it.each([
    ["TYLER J. OYELARAN", "Tyler J. Oyelaran"],
    ["JAN-PIETER VAN O'DOWD", "Jan-Pieter van O'Dowd"],
    ["DE LA CRUZ ANA", "De La Cruz Ana"],
    ["ANA RUIZ DE LA VEGA", "Ana Ruiz de la Vega"],
    ["Anna Roth‑Lund", "Anna Roth-Lund"],
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

  it.each([
    ["A N N A R O T H", "anna.roth@web.example", "Anna Roth"],
    ["J A N E O ' D O E", "jodoe@web.example", "Jane O'Doe"],
    ["J Ö R G L I N D", "lind@web.example", "Jörg Lind"],
    ["A N N A R O T H", "hello@web.example", "Annaroth"],
  ])("tells the words of %s apart by %s", (given, email, wanted) => {
    expect(personName(given, [email])).toBe(wanted);
  });
});
