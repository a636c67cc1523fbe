/** An evening out: letters spaced wide, thin gold lines on deep plum, much room. */
export const VELVET = `:root{color-scheme:light dark;--bg:#f8f3ee;--fg:#2c1a24;--muted:#6e5863;--line:#dccdc6;--accent:#8a3352;--on-accent:#fff7ef;--gold:#8f6420;--stage:#2a0e1d;--stage-fg:#f4e6d2;--stage-gold:#e2bd7f;--width:60rem;--size:1.0625rem;--body:Optima,Candara,"Gill Sans","Gill Sans MT","Noto Sans",Ubuntu,"Liberation Sans",sans-serif;--head:Didot,"Bodoni 72","Bodoni MT","Playfair Display","Libre Caslon Display","Times New Roman","Liberation Serif",serif;--head-weight:400;--sub-weight:400;--h1:clamp(2.2rem,1.3rem + 4.6vw,4.6rem);--h2:clamp(1.5rem,1.25rem + 1.1vw,2.1rem);--h3:1.3rem;--lead:clamp(1.15rem,1.05rem + .5vw,1.4rem)}
@media (prefers-color-scheme:dark){:root{--bg:#160910;--fg:#f1e4d8;--muted:#c0a9ac;--line:#432a36;--accent:#e7b0c2;--on-accent:#2a0e1d;--gold:#e2bd7f;--stage:#240c19}}
.top{background:var(--stage);color:var(--stage-fg)}
.brand{letter-spacing:.16em;text-transform:uppercase;font-size:1rem}
nav a{font-size:.88rem;letter-spacing:.12em;text-transform:uppercase}
.top :focus-visible,.hero :focus-visible{outline-color:var(--stage-gold)}
.hero,.page-head{background:var(--stage);color:var(--stage-fg);text-align:center;padding:1.25rem}
.hero .wide,.page-head .wide{width:100%;border:1px solid var(--stage-gold);outline:1px solid var(--stage-gold);outline-offset:-9px;padding:clamp(3rem,10vw,7rem) clamp(1.5rem,5vw,4rem)}
.page-head .wide{padding-block:clamp(2rem,6vw,4rem)}
.hero h1,.page-head h1{text-transform:uppercase;letter-spacing:.1em;line-height:1.12;color:var(--stage-gold)}
.page-head h1{font-size:clamp(1.7rem,1.2rem + 2.6vw,3rem)}
.hero p{margin-inline:auto}
.hero .tagline{font-family:var(--head);font-style:italic;text-wrap:balance}
.hero .tagline::before{content:"";display:block;width:4rem;margin:0 auto 1.25rem;border-block-start:1px solid var(--stage-gold)}
.hero a:not(.button){color:var(--stage-gold)}
.hero h2{color:var(--stage-gold)}
.hero table{max-width:36rem;margin-inline:auto;--line:#6b4a55}
.buttons{justify-content:center}
.button,.button.first{background:none;border:1px solid var(--stage-gold);color:var(--stage-gold);letter-spacing:.12em;text-transform:uppercase;font-size:.85rem;padding:.85rem 1.6rem}
.button:hover{background:var(--stage-gold);color:var(--stage)}
.section{padding-block:clamp(2.75rem,7vw,5rem)}
.section+.section .wide{border-block-start:1px solid var(--line);padding-block-start:clamp(2.75rem,7vw,5rem)}
.section+.section{padding-block-start:0}
.section-head{text-align:center;margin-block-end:2.25rem}
.section-head h2{letter-spacing:.04em}
.section-head h2::after{content:"";display:block;width:3rem;margin:1rem auto 0;border-block-start:1px solid var(--gold)}
.section-body>p{margin-inline:auto;max-width:60ch}
.section-body>address{text-align:center}
.pairs{max-width:40rem;margin-inline:auto}
.pairs td:last-child{font-weight:400;color:var(--gold)}
.hero .pairs td:last-child{color:var(--stage-gold)}
.cards{gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
.cards li{border:1px solid var(--line);padding:1.75rem 1.5rem;text-align:center}
.cards p{margin-inline:auto}
.cards .name{font-family:var(--head);font-weight:400;font-size:1.2rem}
.questions{gap:2.25rem 3rem}
.quote{text-align:center}
.quote blockquote{font-family:var(--head);font-style:italic;font-size:clamp(1.35rem,1.15rem + .9vw,1.8rem)}
.quote p{margin-inline:auto}
.steps{max-width:44rem;margin-inline:auto}
.steps li::before{font-size:2.2rem;line-height:1;color:var(--gold)}
.notice .section-body{border:1px solid var(--gold);padding:1.5rem;text-align:center}
.bottom{text-align:center;letter-spacing:.04em}
.bottom p{margin-inline:auto}
`;
