/** A page that needs nothing beside itself: readable on a phone, in the dark and on paper. */
import { escapeHtml, type Html } from "./html.js";

const BASE_CSS = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --card: #ffffff; --ink: #1f1e1b; --soft: #6a6760; --line: #e4e1d8; --wash: #f3f1ea;
  --accent: #1f5f4e; --good: #23734f; --part: #9a6a08; --bad: #a63c30;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, Georgia, ui-serif, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171715; --card: #1f1f1c; --ink: #ecebe6; --soft: #a3a097; --line: #37362f; --wash: #272722;
    --accent: #82cdb5; --good: #74c69b; --part: #e0b050; --bad: #ee9488;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem) clamp(1rem, 4vw, 2rem) 4rem; max-width: 56rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); overflow-wrap: anywhere;
}
h1, h2, h3, h4 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.8rem, 5vw, 2.5rem); letter-spacing: -0.01em; margin: 0 0 0.5rem; }
h2 { font-size: 1.45rem; margin: 2.75rem 0 0.9rem; }
h3 { font-size: 1.15rem; margin: 1.75rem 0 0.5rem; }
p, ul, ol, dl, table, blockquote, pre { margin: 0 0 1rem; }
li + li { margin-top: 0.25rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; color: var(--soft); }
code, pre { font-family: var(--mono); font-size: 0.9em; }
code { background: var(--wash); padding: 0.1em 0.35em; border-radius: 4px; }
pre { background: var(--wash); padding: 1rem; border-radius: 8px; overflow-x: auto; }
pre code { background: none; padding: 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2.5rem 0; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
th, td { text-align: start; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--soft); font-size: 0.82rem; }
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --wash: #f4f4f4; --accent: #000; --good: #000; --part: #000; --bad: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  table, blockquote, pre, tr { break-inside: avoid; }
  a { text-decoration: none; }
}
@page { margin: 18mm 16mm; }
`;

export interface PageParts {
  title: string;
  body: Html;
  /** Rules beside those that all pages have. */
  css?: string;
  language?: string;
}

/** A whole page. It loads nothing from anywhere, and its policy forbids it to. */
export function htmlPage({ title, body, css = "", language = "en" }: PageParts): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:">
<meta name="generator" content="qwill">
<title>${escapeHtml(title)}</title>
<style>${BASE_CSS}${css}</style>
</head>
<body>
${body.source}
</body>
</html>
`;
}
