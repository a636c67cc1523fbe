import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/tools/documents/read-document.js";
import { decodeText } from "../../../src/tools/documents/readers/text.js";

/** Bytes as Python writes them: an encoder that isn't ours. */
function encode(text: string, encoding: string): Uint8Array {
  const program = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode('utf-8').encode(sys.argv[1]))";
  const { stdout, status } = spawnSync("python3", ["-c", program, encoding], { input: text });
  expect(status).toBe(0);
  return new Uint8Array(stdout);
}

const RUSSIAN = "Иван Петров, инженер. Работал в компании с 2015 года, отвечал за разработку и поддержку систем.";
const CHINESE =
  "李明的工作经历：二〇一五年在公司工作，是软件工程师，有多年的项目管理经验。他的工作是为国家的大公司开发系统。";

describe("text in old encodings", () => {
  it("keeps the dashes, quotes and signs of Windows-1252", () => {
    const bytes = new Uint8Array([0x31, 0x39, 0x96, 0x32, 0x31, 0x20, 0x93, 0xc4, 0x94, 0x20, 0x80, 0x8e, 0x9f]);
    expect(decodeText(bytes)).toEqual({ encoding: "windows-1252", text: "19–21 “Ä” €ŽŸ" });
  });

  it.each([
    ["windows-1251", "cp1251", RUSSIAN],
    ["koi8-r", "koi8-r", RUSSIAN],
    ["ibm866", "cp866", RUSSIAN],
    ["shift_jis", "shift_jis", "田中太郎です。東京の会社で働いています。システムの開発を担当しました。"],
    ["euc-jp", "euc-jp", "田中太郎です。東京の会社で働いています。システムの開発を担当しました。"],
    ["gb18030", "gb18030", CHINESE],
    ["big5", "big5", "李明的工作經歷：在公司工作多年，是軟體工程師，他的工作是為國家的大公司開發系統。"],
    ["euc-kr", "euc-kr", "저는 서울의 회사에서 일하는 개발자이고 시스템을 개발하는 일을 하고 있습니다."],
    ["windows-1253", "cp1253", "Ο Νίκος είναι μηχανικός και εργάζεται στην Αθήνα από το 2015."],
    ["windows-1255", "cp1255", "שלום, אני מהנדס תוכנה ועבדתי בחברה בתל אביב במשך שנים רבות."],
    ["windows-1256", "cp1256", "أحمد العلي مهندس برمجيات يعمل في شركة كبيرة منذ سنوات في مدينة عمان."],
    ["windows-874", "cp874", "สมชายเป็นวิศวกรซอฟต์แวร์และทำงานในบริษัทที่กรุงเทพ"],
    ["windows-1250", "cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy."],
    ["windows-1250", "cp1250", "Zażółć gęślą jaźń, mieszkam w Łodzi i pracuję jako inżynier."],
    ["iso-2022-jp", "iso2022_jp", "田中太郎です。東京の会社で働いています。"],
  ])("is read as %s", async (name, encoding, text) => {
    const bytes = encode(text, encoding);
    expect(decodeText(bytes)).toEqual({ encoding: name, text });
    expect((await readDocument(bytes, "t.txt")).notes).toEqual([`Read as ${name}.`]);
  });

  it.each(["Müller, Geschäftsführer für Öl", "Ça va déjà très bien, señor", "ÄÖÜ äöü ß éèê"])(
    "stays Windows-1252 in Latin letters: %s",
    (text) => {
      expect(decodeText(encode(text, "cp1252"))).toEqual({ encoding: "windows-1252", text });
    },
  );

  it.each(["Ærø søen, blåbærgrød, Øresund", "Çà et là, où naïve façon", "Größe, Straße, müßig", "ñandú ¿qué?"])(
    "%s stays Western",
    (text) => expect(decodeText(Buffer.from(text, "latin1"))).toEqual({ encoding: "windows-1252", text }),
  );

  it("is UTF-8 with a broken byte where it is that", () => {
    const bytes = Buffer.concat([
      Buffer.from("Grüße aus Köln, schöne Übergänge für Ärzte "),
      Buffer.from([0xff]),
      Buffer.from(" größer"),
    ]);
    expect(decodeText(bytes)).toEqual({
      encoding: "utf-8",
      text: "Grüße aus Köln, schöne Übergänge für Ärzte \ufffd größer",
    });
  });
});
