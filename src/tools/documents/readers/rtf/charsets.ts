/** Encodings by the numbers that RTF has for them. */
const BY_CODE_PAGE: Readonly<Record<number, string>> = {
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  65001: "utf-8",
};

/** 0 is "ANSI": programs mean the document's own code page by it. */
const BY_CHARSET: Readonly<Record<number, string>> = {
  77: "macintosh",
  128: "shift_jis",
  129: "euc-kr",
  134: "gbk",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};

/** A font of signs: its letters are pictures. */
export const SIGNS = "signs";

export function encodingOfCodePage(page: number): string {
  return BY_CODE_PAGE[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : "windows-1252");
}

/** Of a font; undefined where it is the document's own. */
export function encodingOfCharset(charset: number): string | undefined {
  return charset === 2 ? SIGNS : BY_CHARSET[charset];
}
