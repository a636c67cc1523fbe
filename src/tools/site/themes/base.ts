/** What all themes share: how things lie on the page, at any width and on paper. Looks are the themes'. */
export const BASE = `*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:1rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--bg);color:var(--fg);font-family:var(--body);font-size:var(--size);line-height:1.6;overflow-wrap:break-word}
main{flex:1}
h1,h2,h3,h4,h5,h6{font-family:var(--head);line-height:1.15;margin:0;text-wrap:balance;overflow-wrap:anywhere}
p,ul,ol,figure,blockquote,address,table{margin:0}
p,li{max-width:68ch}
address{font-style:normal}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.07em;overflow-wrap:anywhere}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
code{font-size:.92em}
ul[role=list],ol[role=list]{list-style:none;padding:0}
ul:not([role]),ol:not([role]){padding-inline-start:1.2em}
li+li{margin-block-start:.3em}
.wide{width:min(100% - 2.5rem,var(--width));margin-inline:auto}
.skip{position:absolute;inset-inline-start:1rem;top:-4rem;z-index:2;padding:.6rem 1rem;background:var(--fg);color:var(--bg)}
.skip:focus{top:.5rem}
.top .wide{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.5rem 2rem;padding-block:1.25rem}
.brand{font-family:var(--head);font-weight:var(--head-weight);color:inherit;text-decoration:none;font-size:1.15rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
nav li+li{margin:0}
nav a{display:inline-block;padding-block:.35rem;color:inherit;text-decoration:none}
nav a:hover{text-decoration:underline}
nav a[aria-current]{text-decoration:underline;text-decoration-thickness:.14em;text-underline-offset:.35em}
h1{font-size:var(--h1);font-weight:var(--head-weight)}
h2{font-size:var(--h2);font-weight:var(--head-weight)}
h3{font-size:var(--h3);font-weight:var(--sub-weight,600)}
.hero .tagline{font-size:var(--lead);margin-block-start:1rem;max-width:36ch}
.hero .wide>*+*{margin-block-start:1.1rem}
.hero .wide>h2{font-size:var(--h3);margin-block-start:2.25rem}
.hero .wide>h2+*{margin-block-start:.4rem}
.hero .wide>.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-block-start:2rem}
.button{display:inline-block;padding:.7rem 1.3rem;text-decoration:none;border:1px solid currentColor;color:inherit}
.button.first{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.page-head{padding-block:clamp(2rem,6vw,4rem) 0}
.section{padding-block:clamp(2.25rem,5vw,4rem)}
.section-head{margin-block-end:1.5rem}
.section-body>*+*{margin-block-start:1.1rem}
.section-body>.sub+*,.section-body>*+.sub{margin-block-start:1.75rem}
.sub>*+*{margin-block-start:.5rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.65rem 0;text-align:start;vertical-align:top;border-block-end:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:500}
thead th{font-size:.85em;font-weight:600;color:var(--muted)}
.pairs th{width:52%}
.pairs td:last-child{text-align:end;padding-inline-start:1.5rem;font-weight:600}
.pairs thead th:last-child{text-align:end}
.grid th+td,.grid td+td,.grid th+th{padding-inline-start:1rem}
.grid td:last-child{font-weight:600}
.grid th,.grid td{hyphens:auto}
.scroll{overflow-x:auto}
.scroll :is(th,td){overflow-wrap:normal;hyphens:manual}
.scroll :is(th,td)+:is(th,td){padding-inline-start:.9rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:1.25rem}
.cards li{margin:0;max-width:none}
.cards li>*+*{margin-block-start:.4rem}
.cards .name{font-weight:600}
.questions{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:2rem}
.qa>*+*{margin-block-start:.4rem}
.steps{counter-reset:step;display:grid;gap:1.1rem}
.steps li{counter-increment:step;display:grid;grid-template-columns:auto 1fr;gap:1rem;align-items:baseline;margin:0}
.steps li::before{content:counter(step);font-family:var(--head);font-weight:var(--head-weight);color:var(--accent);min-width:1.4em}
.quotes-grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:1.75rem}
.quotes-grid>*{margin:0}
.quote blockquote{font-size:var(--lead);line-height:1.4}
.quote figcaption{margin-block-start:.6rem;color:var(--muted)}
.quote figcaption::before{content:"— "}
.bottom{padding-block:2rem;color:var(--muted);font-size:.92em}
@media print{
:root{color-scheme:light}
body{background:#fff;color:#000;font-size:11pt}
.top nav,.skip,.buttons{display:none}
.hero,.section,.page-head{background:none!important;color:#000!important;padding-block:.75rem!important;box-shadow:none!important;border-radius:0!important;break-inside:avoid-page}
.hero *,.section *,.page-head *{color:#000!important;background:none!important}
h1{font-size:24pt}
h2{break-after:avoid}
tr,.cards li,.qa,.quote{break-inside:avoid}
a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em}
}
`;
