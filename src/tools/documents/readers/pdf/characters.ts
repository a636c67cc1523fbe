/** Characters as fonts name them, put back to those that people write. */

const PRESENTATION = /[\ufb00-\ufdff\ufe70-\ufefe\u2f00-\u2fdf\u2e9f\u2ef3]/;
const PRESENTATION_ALL = new RegExp(PRESENTATION, "g");

/** CJK radicals that NFKC leaves alone; fonts name whole characters by them. */
const RADICALS: Record<string, string> = {
  "⺁": "厂",
  "⺈": "刀",
  "⺌": "小",
  "⺍": "小",
  "⺕": "彐",
  "⺝": "月",
  "⺟": "母",
  "⺠": "民",
  "⺡": "水",
  "⺢": "水",
  "⺣": "火",
  "⺤": "爪",
  "⺥": "爪",
  "⺨": "犬",
  "⺩": "王",
  "⺫": "目",
  "⺬": "示",
  "⺭": "示",
  "⺮": "竹",
  "⺯": "糸",
  "⺰": "纟",
  "⺲": "网",
  "⺶": "羊",
  "⺷": "羊",
  "⺸": "羊",
  "⺹": "老",
  "⺼": "肉",
  "⺾": "艹",
  "⻀": "艹",
  "⻁": "虎",
  "⻂": "衣",
  "⻃": "西",
  "⻄": "西",
  "⻅": "见",
  "⻆": "角",
  "⻇": "角",
  "⻈": "讠",
  "⻉": "贝",
  "⻊": "足",
  "⻋": "车",
  "⻌": "辶",
  "⻍": "辶",
  "⻎": "辶",
  "⻏": "阝",
  "⻐": "钅",
  "⻑": "长",
  "⻒": "镸",
  "⻓": "长",
  "⻔": "门",
  "⻖": "阝",
  "⻗": "雨",
  "⻘": "青",
  "⻙": "韦",
  "⻚": "页",
  "⻛": "风",
  "⻜": "飞",
  "⻝": "食",
  "⻞": "食",
  "⻠": "饣",
  "⻢": "马",
  "⻣": "骨",
  "⻤": "鬼",
  "⻥": "鱼",
  "⻦": "鸟",
  "⻧": "卤",
  "⻨": "麦",
  "⻩": "黄",
  "⻪": "黾",
  "⻬": "齐",
  "⻭": "齿",
  "⻮": "齿",
  "⻯": "竜",
  "⻰": "龙",
  "⻱": "龟",
  "⻲": "龟",
}; // prettier-ignore
const RADICAL_ALL = /[\u2e80-\u2ef2]/g;

/** What Symbol and Wingdings put where a bullet is seen. */
const BULLETS = new Set([
  "\uf0b7",
  "\uf0a7",
  "\uf0a8",
  "\uf076",
  "\uf0d8",
  "\uf0fc",
  "\uf02d",
  "\u25cf",
  "\u25aa",
  "\uf06e",
]);

/** Format characters that show nothing; joiners stay, since Persian and emoji need them. */
const SILENT = /[\u00ad\u200b\u2060\ufeff]|(?!\n)\p{Cc}/gu;

/** A glyph's text as people write it: no presentation forms, no radicals, no private-use icons. */
export function plainCharacters(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  if (BULLETS.has(text)) return "•";
  let plain = text;
  if (PRESENTATION.test(plain))
    plain = plain.replace(PRESENTATION_ALL, (character) => character.normalize("NFKC").trim());
  plain = plain.replace(RADICAL_ALL, (character) => RADICALS[character] ?? character);
  return plain
    .replace(/\u00a0|\u2007|\u202f/g, " ")
    .replace(/[\ue000-\uf8ff]/g, " ")
    .replace(SILENT, "");
}
