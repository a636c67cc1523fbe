/** What a Word document holds beside its text: links, pictures, lists. */
import { posix } from "node:path";
import { escapeXml } from "../xml-text.js";
import type { ZipPart } from "../zip-writer.js";
import { pictureSize } from "./picture-size.js";

/** Gives a picture of the workspace by the path in the text. */
export type PictureBytes = (path: string) => Uint8Array | undefined;

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const EMU_PER_PIXEL = 9525;
/** The text's width on a page, in pixels. */
const MAX_WIDTH = 600;
const PICTURES: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
};

export class DocxParts {
  readonly relations: string[] = [];
  readonly media: ZipPart[] = [];
  readonly lists: { isOrdered: boolean; start: number }[] = [];
  readonly #pictureOf: PictureBytes;

  constructor(pictureOf: PictureBytes) {
    this.#pictureOf = pictureOf;
  }

  /** The relation of a link; undefined for one that isn't safe to follow. */
  link(href: string): string | undefined {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\s\p{Cc}]/gu, ""))?.[1]?.toLowerCase();
    if (href.startsWith("#") || (scheme !== undefined && !["http", "https", "mailto", "tel"].includes(scheme)))
      return undefined;
    return this.#relation("hyperlink", href, ' TargetMode="External"');
  }

  /** A picture as a run; undefined where there is none that Word shows. */
  picture(path: string, words: string): string | undefined {
    const extension = posix.extname(path).toLowerCase();
    const bytes = PICTURES[extension] ? this.#pictureOf(path) : undefined;
    const size = bytes && pictureSize(bytes);
    if (!size) return undefined;
    const name = `image${this.media.length + 1}${extension}`;
    this.media.push({ name: `word/media/${name}`, content: bytes });
    const id = this.#relation("image", `media/${name}`);
    const scale = Math.min(1, MAX_WIDTH / size.width);
    const [cx, cy] = [size.width, size.height].map((pixels) => Math.round(pixels * scale * EMU_PER_PIXEL));
    const label = `id="${this.media.length}" name="${name}"`;
    return `<w:r><w:drawing><wp:inline><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${label} descr="${escapeXml(words)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr ${label}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  }

  /** The number of a new list: each begins with its own first number. */
  list(isOrdered: boolean, start: number): number {
    this.lists.push({ isOrdered, start });
    return this.lists.length;
  }

  #relation(type: string, target: string, mode = ""): string {
    const id = `rId${this.relations.length + 10}`;
    this.relations.push(`<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${escapeXml(target)}"${mode}/>`);
    return id;
  }
}
