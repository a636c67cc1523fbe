/** Plain and exact: large sans headings set tight, thin rules, headings beside what they head. */
export const STUDIO = `:root{color-scheme:light dark;--bg:#fff;--fg:#14171c;--muted:#5a626e;--line:#d9dde3;--accent:#0b4ad0;--on-accent:#fff;--width:68rem;--size:1.0625rem;--body:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;--head:"Helvetica Neue",Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;--head-weight:700;--h1:clamp(2.5rem,1.4rem + 5.6vw,5.5rem);--h2:clamp(1.3rem,1.1rem + .8vw,1.75rem);--h3:1.0625rem;--lead:clamp(1.15rem,1rem + .7vw,1.5rem)}
@media (prefers-color-scheme:dark){:root{--bg:#0e1116;--fg:#eef1f5;--muted:#9ba6b4;--line:#2a313b;--accent:#8db8ff;--on-accent:#0b1424}}
.top{border-block-end:1px solid var(--line)}
.brand{letter-spacing:-.01em}
h1{letter-spacing:-.035em;line-height:1}
h2{letter-spacing:-.015em}
.hero{padding-block:clamp(3.5rem,10vw,8rem) clamp(3rem,7vw,6rem)}
.hero h1{max-width:14ch}
.hero .tagline{color:var(--muted)}
.page-head h1{font-size:clamp(2.2rem,1.4rem + 4vw,4rem)}
.page-head{padding-block:clamp(2.5rem,7vw,5rem) clamp(1.5rem,4vw,2.5rem)}
.section .wide{border-block-start:1px solid var(--line);padding-block-start:clamp(1.5rem,3vw,2.25rem)}
.section{padding-block:0 clamp(2.5rem,6vw,4.5rem)}
@media (min-width:52rem){.section .wide{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,2.2fr);gap:3rem}.section.untitled .section-body{grid-column:2}.section-head{margin:0}}
.cards{gap:0 2.5rem}
.cards li{border-block-start:1px solid var(--line);padding-block:1rem}
.button{border-radius:.4rem;font-weight:600}
.notice .section-body{border-inline-start:4px solid var(--accent);padding-inline-start:1.25rem}
.quote blockquote{font-weight:500;letter-spacing:-.01em}
.steps li::before{font-size:1.5rem;line-height:1}
.bottom{border-block-start:1px solid var(--line)}
`;
