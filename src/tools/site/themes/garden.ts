/** Soft and friendly: rounded letters and cards on pale green, short sections side by side. */
export const GARDEN = `:root{color-scheme:light dark;--bg:#eaf2e4;--fg:#1f2d24;--muted:#52635a;--line:#d5e2cf;--accent:#24663f;--on-accent:#fff;--card:#fdfefb;--soft:#dcebd3;--width:66rem;--size:1.0625rem;--body:ui-rounded,"SF Pro Rounded",Nunito,"Hiragino Maru Gothic ProN","Segoe UI",Candara,system-ui,"DejaVu Sans",sans-serif;--head:var(--body);--head-weight:800;--sub-weight:700;--h1:clamp(2.2rem,1.5rem + 3.6vw,4rem);--h2:clamp(1.4rem,1.2rem + .8vw,1.8rem);--h3:1.1rem;--lead:clamp(1.15rem,1.05rem + .5vw,1.4rem)}
@media (prefers-color-scheme:dark){:root{--bg:#121a15;--fg:#e6efe6;--muted:#a3b5a7;--line:#2c3a30;--accent:#8fd3a3;--on-accent:#0e1f14;--card:#1b261f;--soft:#243329}}
.top .wide{align-items:center}
.brand{font-size:1.25rem}
nav ul{gap:.25rem}
nav a{padding:.4rem .9rem;border-radius:2rem}
nav a:hover{background:var(--soft);text-decoration:none}
nav a[aria-current]{background:var(--accent);color:var(--on-accent);text-decoration:none}
main{width:min(100% - 2rem,var(--width));margin-inline:auto;display:flex;flex-wrap:wrap;align-content:flex-start;gap:1.25rem}
main .wide{width:100%}
.hero,.page-head,.section{flex:1 1 100%;min-width:0;border-radius:1.75rem;padding:clamp(1.5rem,4vw,3rem)}
.hero,.page-head{background:linear-gradient(150deg,#1d5435,#35784b);color:#fff;border-start-end-radius:clamp(4rem,14vw,11rem)}
.hero{padding-block:clamp(2.5rem,8vw,5.5rem)}
.hero a:not(.button){color:#fff}
.hero h1,.page-head h1{max-width:16ch;letter-spacing:-.015em}
.page-head h1{font-size:clamp(1.9rem,1.5rem + 2vw,2.9rem)}
.button{border-radius:2rem;border-color:#ffffffb0;font-weight:700}
.button.first{background:#fff;border-color:#fff;color:#1d5435}
.section{background:var(--card)}
.hours,.contact,.notice{flex:1 1 21rem}
.text,.quotes{background:var(--soft)}
.section-head{margin-block-end:1.1rem}
.cards{gap:1rem}
.cards li{background:var(--soft);border-radius:1.1rem;padding:1.1rem 1.25rem}
.text .cards li,.quotes .cards li{background:var(--card)}
.qa{background:var(--soft);border-radius:1.1rem;padding:1.1rem 1.25rem}
.questions{gap:1rem}
.steps li{align-items:center}
.steps li::before{display:grid;place-items:center;width:2.4rem;height:2.4rem;border-radius:50%;background:var(--accent);color:var(--on-accent)}
.notice{background:#fff2cf;color:#3b2f0b;--muted:#5c4d1e;--accent:#7a4a00}
.quote{border-inline-start:.35rem solid var(--accent);padding-inline-start:1.1rem;border-radius:.35rem}
.bottom .wide{padding-inline:.5rem}
@media (prefers-color-scheme:dark){.notice{background:#3a3114;color:#fbeec6;--muted:#d8c995;--accent:#ffd479}}
@media print{main{display:block;width:auto}}
`;
