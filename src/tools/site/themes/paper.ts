/** A printed programme: one narrow column of old-style serifs on cream, centred headings between rules. */
export const PAPER = `:root{color-scheme:light dark;--bg:#faf6ec;--fg:#2a241c;--muted:#6a5f50;--line:#d8ccb6;--accent:#7b2d1f;--on-accent:#fffaf0;--width:42rem;--size:1.125rem;--body:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","URW Palladio L","P052",Georgia,"Liberation Serif",serif;--head:var(--body);--head-weight:400;--sub-weight:700;--h1:clamp(2.3rem,1.5rem + 3.8vw,4rem);--h2:clamp(1.25rem,1.1rem + .6vw,1.5rem);--h3:1.125rem;--lead:clamp(1.2rem,1.1rem + .5vw,1.4rem)}
@media (prefers-color-scheme:dark){:root{--bg:#1c1814;--fg:#ece3d3;--muted:#b3a68f;--line:#453b2e;--accent:#e8a887;--on-accent:#25130c}}
body{line-height:1.65}
.top .wide{flex-direction:column;align-items:center;text-align:center;padding-block:2rem 0;gap:1rem;width:min(100% - 2.5rem,54rem)}
.brand{font-variant-caps:small-caps;letter-spacing:.08em;font-size:1.25rem}
.home .brand{display:none}
nav{align-self:stretch;border-block:3px double var(--line)}
nav ul{justify-content:center;padding-block:.35rem}
nav a{font-style:italic}
.hero,.page-head{text-align:center}
.hero{padding-block:clamp(3rem,9vw,6rem) clamp(1.5rem,4vw,2.5rem)}
.hero h1{line-height:1.08}
.hero p{margin-inline:auto}
.hero .tagline{font-style:italic;color:var(--muted);max-width:32ch;text-wrap:balance}
.hero p:not(.tagline):not(.buttons){max-width:56ch}
.buttons{justify-content:center;gap:.5rem 2rem}
.button,.button.first{background:none;border:0;border-block-end:1px solid currentColor;padding:.2rem 0;color:var(--accent);font-style:italic}
.page-head h1{font-size:clamp(2rem,1.5rem + 2.5vw,3rem)}
.section{padding-block:clamp(1.5rem,4vw,2.5rem)}
.section-head h2{display:flex;align-items:center;gap:1.25rem;text-align:center;font-variant-caps:small-caps;letter-spacing:.06em}
.section-head h2::before,.section-head h2::after{content:"";flex:1;border-block-start:1px solid var(--line)}
.text .section-body>p:first-child:not(:only-child)::first-letter{font-size:3.1em;line-height:.8;float:inline-start;padding-inline-end:.08em;padding-block-start:.06em;color:var(--accent)}
th,td{border-block-end:1px dotted var(--muted);padding-block:.55rem}
th{font-weight:400}
.pairs td:last-child{font-weight:400;font-style:italic}
.cards{grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:1.5rem 2rem}
.questions{grid-template-columns:1fr;gap:1.5rem}
.quote{text-align:center}
.quote blockquote{font-style:italic}
.quote p{margin-inline:auto;max-width:34ch}
.steps li::before{content:counter(step,upper-roman) ".";min-width:2.2em;text-align:end}
.contact .section-body{text-align:center}
.contact .section-body table{text-align:start}
.contact p{margin-inline:auto}
.notice .section-body{border:3px double var(--line);padding:1.25rem 1.5rem;text-align:center}
.notice p{margin-inline:auto}
.bottom{text-align:center;font-style:italic}
.bottom p{margin-inline:auto}
`;
