/** The rules that a report has beside those of all pages. */
export const REPORT_CSS = `
.lead { color: var(--soft); margin-bottom: 2rem; }
.num { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.ranking td { vertical-align: middle; }
.ranking td a { color: inherit; font-weight: 600; }
.ranking .title { color: var(--soft); }
.ranking th:last-child, .ranking td:last-child { padding-inline-end: 0; }
.bar { display: block; height: 6px; min-width: 4rem; border-radius: 3px; background: var(--wash); overflow: hidden; }
.bar i { display: block; height: 100%; border-radius: 3px; background: var(--accent); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.asks { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 2.5rem; }
.asks h3 { margin-top: 0; font: 600 0.82rem/1.4 var(--sans); color: var(--soft); }
.asks ul { padding-inline-start: 1.1rem; }
.candidate { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: clamp(1rem, 3vw, 1.75rem); margin: 0 0 1.5rem; break-inside: avoid-page; }
.candidate header { display: flex; gap: 1rem; align-items: flex-start; justify-content: space-between; }
.candidate h3 { margin: 0; font-size: 1.35rem; }
.candidate h4 { margin: 1.4rem 0 0.5rem; font: 600 0.82rem/1.4 var(--sans); color: var(--soft); }
.rank { color: var(--soft); font-weight: 400; margin-inline-end: 0.35em; }
.contact { color: var(--soft); margin: 0.3rem 0 0; font-size: 0.95rem; }
.score { text-align: end; font: 600 2.1rem/1 var(--serif); font-variant-numeric: tabular-nums; }
.score small { display: block; font: 0.75rem/1.6 var(--sans); color: var(--soft); }
.parts { display: grid; grid-template-columns: max-content minmax(4rem, 1fr) max-content; gap: 0.35rem 0.9rem; align-items: center; margin: 1.2rem 0 0; font-size: 0.9rem; }
.parts dt, .parts dd { margin: 0; }
.checks { list-style: none; padding: 0; margin: 0; }
.checks li { display: grid; grid-template-columns: 1.5rem 1fr; padding: 0.35rem 0; border-top: 1px solid var(--line); margin: 0; }
.checks li:first-child { border-top: 0; }
.mark { font-weight: 700; }
.met .mark { color: var(--good); } .part .mark { color: var(--part); } .missing .mark { color: var(--bad); }
.why { display: block; color: var(--soft); font-size: 0.9rem; }
q { font-family: var(--serif); font-style: italic; quotes: "“" "”"; }
.chips { display: flex; flex-wrap: wrap; gap: 0.35rem; list-style: none; padding: 0; margin: 0; font-size: 0.88rem; }
.chips li { margin: 0; padding: 0.12rem 0.6rem; border-radius: 99px; background: var(--wash); }
.chips .no { text-decoration: line-through; color: var(--soft); }
.notes { margin: 1.2rem 0 0; padding: 0.7rem 1rem; border-radius: 8px; background: var(--wash); font-size: 0.93rem; }
.notes ul { margin: 0; padding-inline-start: 1.1rem; }
.evidence { font-size: 0.9rem; margin: 0; }
.evidence td { overflow-wrap: anywhere; }
.evidence td:last-child, .evidence th:last-child { padding-inline-end: 0; }
.unverified { color: var(--bad); font-weight: 600; }
.how { color: var(--soft); font-size: 0.95rem; }
@media (max-width: 40rem) {
  .ranking thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .ranking, .ranking tbody { display: block; }
  .ranking tr { display: grid; grid-template-columns: 2rem 1fr auto; gap: 0 0.5rem; padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
  .ranking td { border: 0; padding: 0; }
  .ranking .title { grid-column: 2; font-size: 0.9rem; }
  .ranking .score-cell { grid-column: 3; grid-row: 1; }
  .ranking .wide { display: none; }
  .score { font-size: 1.7rem; }
}
@media print { .candidate { border-color: #999; } .bar { border: 1px solid #999; } }
`;
