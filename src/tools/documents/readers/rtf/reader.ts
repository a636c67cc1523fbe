/**
 * RTF: what the page shows, with headers, footers, notes, comments and text boxes, and without hidden text. Letters may be in
 * the code page of the file, in that of their font, or spelled by their number in Unicode.
 */
import type { ReaderResult } from "../../document.js";
import { changeNotes, pagesOf } from "../page-breaks.js";
import { plainCharacters } from "../pdf/characters.js";
import { decodeAs, tidyText } from "../text.js";
import { encodingOfCodePage, SIGNS } from "./charsets.js";
import { Flow } from "./flow.js";
import { Tables } from "./tables.js";
import { tokensOf } from "./tokens.js";

/** Groups whose text isn't part of the page. */
const SKIPPED = new Set(
  "info pict object objdata fldinst xe tc tcn nonshppict shprslt bkmkstart bkmkend listtext pntext pnseclvl themedata datafield filetbl revtbl rsidtbl generator template xmlnstbl".split(
    " ",
  ),
);
/** Groups that a reader may leave out, marked so by `\\*`, and that are read all the same. */
const READ = new Set(["shpinst", "shptxt", "annotation", "atnauthor", "footnote"]);
const TABLES = { fonttbl: "fonts", colortbl: "colors", stylesheet: "styles" } as const;
const PAGE_WORDS = new Set(["page", "pagebb", "softpage", "sect"]);
const SURROUND = /^(header|footer)[lrf]?$/;
const SIGN_WORDS: Readonly<Record<string, string>> = {
  tab: "  ",
  line: "\n",
  lbr: "\n",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  zwj: "\u200d",
  zwnj: "\u200c",
  "~": " ",
  _: "-",
};
/** Half points: smaller letters can't be read. */
const LEAST_SIZE = 4;
const MAX_DEPTH = 2000;

type Part = "text" | "skip" | "fonts" | "colors" | "styles" | "author";

/** What holds in a group until it ends. */
interface Group {
  part: Part;
  flow: Flow;
  /** Called with the flow's lines when the group ends that began it. */
  ended?: (lines: string[]) => void;
  /** Characters to pass over after one spelled by its number. */
  fallback: number;
  font: number;
  size: number;
  color: number;
  hidden: boolean;
  deleted: boolean;
  /** Letters stand on a ground of their own. */
  ground: boolean;
}

/** @throws Error when it is damaged beyond reading */
export function readRtf(bytes: Uint8Array): ReaderResult {
  return new RtfReader().read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
}

class RtfReader {
  private readonly tables = new Tables();
  private readonly body = new Flow();
  private readonly surround = { header: new Set<string>(), footer: new Set<string>() };
  private readonly notes: string[] = [];
  private readonly comments: string[] = [];
  private readonly changes = { inserted: 0, deleted: 0 };
  private hiddenChars = 0;
  private author = "";
  private encoding = "windows-1252";
  private paragraph = { heading: 0, inList: false, inTable: false };
  private groups: Group[] = [];
  private bytes = "";
  private passOver = 0;
  private starred = false;

  read(rtf: string): ReaderResult {
    for (const token of tokensOf(rtf)) {
      if (token.kind === "text") this.addBytes(token.bytes);
      else {
        this.flush();
        if (token.kind === "open") this.open();
        else if (token.kind === "close") this.close();
        else this.word(token.name, token.value);
      }
    }
    this.flush();
    if (this.groups.length > 0 && this.body.end().join("").trim() === "") throw new Error("it is cut off");
    const beside = this.notes.map((note, index) => `[${index + 1}] ${note}`);
    const { header, footer } = this.surround;
    const all = [...header, ...this.body.end(), "", ...beside, "", ...this.comments, "", ...footer].join("\n");
    const hiddenChars = this.hiddenChars + tidyText(all).hiddenChars;
    return { pages: pagesOf(all), hiddenChars, notes: changeNotes(this.changes) };
  }

  private get group(): Group {
    const top = this.groups.at(-1);
    return top ?? { ...PLAIN, part: "text", flow: this.body, fallback: 1 };
  }

  private open(): void {
    if (this.groups.length >= MAX_DEPTH) throw new Error(`it is nested more than ${MAX_DEPTH} deep`);
    const { ended: _, ...inherited } = this.group;
    this.groups.push(inherited);
    this.passOver = 0;
    this.starred = false;
  }

  private close(): void {
    const { ended, flow } = this.groups.pop() ?? {};
    if (ended && flow) ended(flow.end());
    this.passOver = 0;
    this.starred = false;
  }

  /** Bytes are read together: two may be one character. */
  private addBytes(bytes: string): void {
    const passed = Math.min(this.passOver, bytes.length);
    this.passOver -= passed;
    this.bytes += bytes.slice(passed);
  }

  private flush(): void {
    if (this.bytes === "") return;
    const { font } = this.group;
    const encoding = this.tables.encodingOf(font) ?? this.encoding;
    const bytes = Buffer.from(this.bytes, "latin1");
    this.bytes = "";
    if (encoding === SIGNS) this.text(plainCharacters(String.fromCharCode(...[...bytes].map((byte) => 0xf000 + byte))));
    else this.text(decodeAs(bytes, encoding));
  }

  private text(text: string): void {
    const { part, flow } = this.group;
    if (part === "colors") this.tables.colorText(text);
    else if (part === "styles") this.tables.styleText(text);
    else if (part === "author") this.author += text;
    else if (part === "text" && this.isSeen()) flow.add(text);
    else if (part === "text" && !this.group.deleted) this.hiddenChars += text.replace(/\s/g, "").length;
  }

  private isSeen(): boolean {
    const { hidden, deleted, size, color, ground } = this.group;
    return !hidden && !deleted && size >= LEAST_SIZE && (ground || color === 0 || !this.tables.isWhite(color));
  }

  private word(name: string, value: number | undefined): void {
    if (name === "*") {
      this.starred = true;
      return;
    }
    const isStarred = this.starred;
    this.starred = false;
    const { group } = this;
    if (group.part === "skip" || this.begins(name, isStarred)) return;
    if (group.part === "fonts") this.tables.fontWord(name, value);
    else if (group.part === "colors") this.tables.colorWord(name, value);
    else if (group.part === "styles") this.tables.styleWord(name, value);
    if (name === "u") this.unicode(value ?? 0);
    else if (this.passOver > 0) this.passOver -= 1;
    else if (group.part === "text") this.pageWord(name, value);
  }

  private unicode(value: number): void {
    this.text(String.fromCharCode(value < 0 ? value + 65_536 : value));
    this.passOver = this.group.fallback;
  }

  /** True for a word that says what its group is. */
  private begins(name: string, isStarred: boolean): boolean {
    const { group } = this;
    const surround = SURROUND.exec(name)?.[1] as "header" | "footer" | undefined;
    if (SKIPPED.has(name) || (isStarred && !READ.has(name))) {
      if (name === "listtext" || name === "pntext") this.paragraph.inList = true;
      group.part = "skip";
    } else if (name in TABLES) group.part = TABLES[name as keyof typeof TABLES];
    else if (surround) this.beginFlow((lines) => this.addSurround(surround, lines));
    else if (name === "footnote") this.beginNote();
    else if (name === "annotation") this.beginComment();
    else if (name === "atnauthor") [group.part, this.author] = ["author", ""];
    else if (name === "shptxt") {
      const { flow } = group;
      this.beginFlow((lines) => flow.addBox(lines));
    } else return READ.has(name);
    return true;
  }

  private beginFlow(ended: (lines: string[]) => void): void {
    const { paragraph } = this;
    this.paragraph = { heading: 0, inList: false, inTable: false };
    Object.assign(this.group, {
      flow: new Flow(),
      ended: (lines: string[]) => {
        this.paragraph = paragraph;
        ended(lines);
      },
    });
  }

  private beginNote(): void {
    const at = this.notes.push("");
    this.group.flow.add(`[${at}]`);
    this.beginFlow((lines) => {
      this.notes[at - 1] = asOneLine(lines);
    });
  }

  private beginComment(): void {
    const author = this.author.trim();
    this.beginFlow((lines) => this.comments.push(`[Comment${author ? ` by ${author}` : ""}] ${asOneLine(lines)}`));
  }

  /** Without page numbers. */
  private addSurround(where: "header" | "footer", lines: string[]): void {
    for (const line of lines) if (/\p{L}|@/u.test(line)) this.surround[where].add(line);
  }

  private pageWord(name: string, value: number | undefined): void {
    const { group } = this;
    const { flow } = group;
    const sign = SIGN_WORDS[name];
    if (sign !== undefined) this.text(sign);
    else if (name === "par") flow.endParagraph(this.paragraph);
    else if (name === "cell" || name === "nestcell") flow.endCell(this.paragraph);
    else if (name === "row" || name === "nestrow") flow.endRow();
    else if (PAGE_WORDS.has(name) && value !== 0) flow.breakPage();
    else if (name === "ansicpg") this.encoding = encodingOfCodePage(value ?? 1252);
    else if (!this.paragraphWord(name, value)) letterWord(group, name, value);
    if (name === "deleted" && value !== 0) this.changes.deleted += 1;
    if (name === "revised" && value !== 0) this.changes.inserted += 1;
  }

  private paragraphWord(name: string, value = 0): boolean {
    if (name === "pard") {
      this.paragraph = { heading: 0, inList: false, inTable: false };
      this.group.ground = false;
    } else if (name === "intbl") this.paragraph.inTable = true;
    else if (name === "s") this.paragraph.heading = this.tables.headingOf(value);
    else if (name === "outlinelevel") this.paragraph.heading = value < 6 ? value + 1 : 0;
    else return false;
    return true;
  }
}

const PLAIN = { font: 0, size: 24, color: 0, hidden: false, deleted: false, ground: false };

function letterWord(group: Group, name: string, value: number | undefined): void {
  if (name === "plain") Object.assign(group, PLAIN);
  else if (name === "f") group.font = value ?? 0;
  else if (name === "fs") group.size = value ?? 24;
  else if (name === "cf") group.color = value ?? 0;
  else if (name === "v") group.hidden = value !== 0;
  else if (name === "deleted") group.deleted = value !== 0;
  else if (name === "uc") group.fallback = value ?? 1;
  else if (["highlight", "cb", "chcbpat", "cbpat", "clcbpat"].includes(name)) group.ground = (value ?? 0) !== 0;
}

function asOneLine(lines: readonly string[]): string {
  return lines.join(" ").replace(/\s+/g, " ").trim();
}
