/** Loud and warm: slab letters, an awning, bands of colour, prices like on a board. */
export const MARKET = `:root{color-scheme:light dark;--bg:#fff9ef;--fg:#2b1a12;--muted:#6d5546;--line:#e6d3bb;--accent:#b02a12;--on-accent:#fff8ec;--band:#fde9c9;--hero:#b02a12;--hero-fg:#fff6e6;--stripe:#f2b632;--width:64rem;--size:1.0625rem;--body:"Avenir Next",Avenir,"Segoe UI","Trebuchet MS",Ubuntu,"Noto Sans",system-ui,sans-serif;--head:Rockwell,"Rockwell Nova","Roboto Slab","Zilla Slab","DejaVu Serif","Sitka Heading",Georgia,serif;--head-weight:800;--sub-weight:700;--h1:clamp(2.4rem,1.3rem + 5.4vw,5.2rem);--h2:clamp(1.6rem,1.3rem + 1.4vw,2.4rem);--h3:1.15rem;--lead:clamp(1.2rem,1.05rem + .8vw,1.6rem)}
@media (prefers-color-scheme:dark){:root{--bg:#1d1410;--fg:#f8eadb;--muted:#cdb49f;--line:#4a372b;--accent:#ff9d76;--on-accent:#2a0f06;--band:#2a1d16;--hero:#8c200d;--hero-fg:#fff1dc;--stripe:#d99a1e}}
body::before{content:"";display:block;height:1.1rem;background:repeating-linear-gradient(90deg,var(--hero) 0 2.2rem,var(--stripe) 2.2rem 4.4rem);border-block-end:4px solid var(--fg)}
.top .wide{align-items:center}
.brand{font-size:1.35rem}
nav a{font-weight:700}
.hero,.page-head{background:var(--hero);color:var(--hero-fg);border-block:4px solid var(--fg)}
.hero{padding-block:clamp(3rem,9vw,6.5rem)}
.hero a:not(.button){color:inherit}
.hero h1{line-height:.98;letter-spacing:-.02em;max-width:15ch}
.hero .tagline{font-weight:600}
.page-head{padding-block:clamp(1.75rem,5vw,3.25rem)}
.page-head h1{font-size:clamp(2.1rem,1.4rem + 3.2vw,3.6rem)}
.button,.button.first{border:3px solid #2b1a12;background:var(--stripe);color:#2b1a12;font-weight:800;box-shadow:4px 4px 0 #2b1a12}
.button:not(.first){background:#fff9ef}
.button:hover{translate:2px 2px;box-shadow:2px 2px 0 #2b1a12}
.section:nth-of-type(even){background:var(--band)}
.section-head h2{display:inline-block;padding-block-end:.25rem;border-block-end:.3rem solid var(--stripe)}
.pairs{border:3px solid var(--fg);background:var(--bg);color:var(--fg)}
.pairs th,.pairs td{padding:.75rem 1.1rem}
.pairs tr:last-child>*{border-block-end:0}
.pairs td:last-child{color:var(--accent);font-weight:800;font-size:1.08em}
.cards li{background:var(--bg);border:3px solid var(--fg);padding:1.1rem 1.25rem}
.qa{border-block-start:3px solid var(--fg);padding-block-start:.9rem}
.steps li::before{font-size:2.1rem;line-height:1}
.quote{background:var(--bg);border:3px solid var(--fg);padding:1.5rem;position:relative}
.quote blockquote{font-weight:600}
.notice .wide{background:var(--stripe);color:#2b1a12;border:3px solid #2b1a12;padding:1.5rem;--muted:#4a3216;--accent:#6d1606}
.notice h2{border-color:#2b1a12!important}
.notice .pairs,.notice .quote,.notice .cards li{background:#fff3d6;color:#2b1a12;border-color:#2b1a12;--line:#c79a3c}
.notice .pairs td:last-child{color:#6d1606}
.bottom{border-block-start:4px solid var(--fg)}
`;
