/** The looks that a site can have: each a whole style sheet, with fonts that are on the reader's machine. */
import type { ThemeName } from "../site.js";
import { BASE } from "./base.js";
import { GARDEN } from "./garden.js";
import { MARKET } from "./market.js";
import { PAPER } from "./paper.js";
import { STUDIO } from "./studio.js";
import { VELVET } from "./velvet.js";

const SHEETS: Record<ThemeName, string> = {
  studio: STUDIO,
  paper: PAPER,
  garden: GARDEN,
  market: MARKET,
  velvet: VELVET,
};

/** Of the letter in the browser's tab. */
export const THEME_COLOURS: Record<ThemeName, { ink: string; paper: string }> = {
  studio: { ink: "#0b4ad0", paper: "#ffffff" },
  paper: { ink: "#7b2d1f", paper: "#faf6ec" },
  garden: { ink: "#24663f", paper: "#ffffff" },
  market: { ink: "#b02a12", paper: "#f9cf63" },
  velvet: { ink: "#2a0e1d", paper: "#e2bd7f" },
};

/** Right-to-left scripts have no spaced letters, no small caps and no italics. */
const RIGHT_TO_LEFT = `[dir=rtl] :is(h1,h2,h3,.brand,nav a,.button,.tagline,blockquote,.bottom,figcaption,.pairs td){letter-spacing:0!important;font-style:normal!important;text-transform:none!important;font-variant-caps:normal!important}
[dir=rtl] .section-body>p::first-letter{font-size:inherit!important;float:none!important;padding:0!important;color:inherit!important}
[dir=rtl]{--body:"Noto Naskh Arabic","Noto Sans Arabic","Geeza Pro","Segoe UI",Tahoma,"DejaVu Sans",sans-serif;--head:var(--body)}
`;

/** A theme's style sheet: what all share, then its own. */
export const styleSheet = (theme: ThemeName): string => BASE + SHEETS[theme] + RIGHT_TO_LEFT;
