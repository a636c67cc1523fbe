/** What a site is made of. */
import type { Block } from "./blocks.js";

export const SECTION_KINDS = [
  "hero",
  "text",
  "services",
  "prices",
  "hours",
  "steps",
  "team",
  "faq",
  "quotes",
  "contact",
  "notice",
] as const;
export const THEMES = ["studio", "paper", "garden", "market", "velvet"] as const;

export type SectionKind = (typeof SECTION_KINDS)[number];
export type ThemeName = (typeof THEMES)[number];

export interface SiteSection {
  kind: SectionKind;
  title: string;
  blocks: Block[];
}

export interface SitePage {
  /** Relative to the site's folder. */
  file: string;
  title: string;
  sections: SiteSection[];
}

export interface Site {
  name: string;
  tagline: string;
  theme: ThemeName;
  lang: string;
  dir: "ltr" | "rtl";
  /** A line at the foot of each page. */
  footer: string;
  pages: SitePage[];
}
