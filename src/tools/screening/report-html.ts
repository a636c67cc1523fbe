/** The report as one page that needs nothing beside itself. */
import { type Html, type HtmlValue, html, pathLink } from "../documents/html.js";
import { htmlPage } from "../documents/html-page.js";
import type { Candidate } from "./candidate.js";
import type { Match } from "./match.js";
import type { Criterion, Post } from "./post.js";
import { dateText, mustsMet, nameOf, type Report, scoringText, VERDICTS, verdictOf, verification } from "./report.js";
import { REPORT_CSS } from "./report-style.js";
import type { CheckedQuote } from "./sources.js";
import { linkFrom } from "./sources.js";

const MARKS = { met: "✓", part: "◐", missing: "✗" } as const;
const PART_NAMES = { must: "Must-haves", nice: "Nice-to-haves", years: "Years of work" } as const;
const FIELD_NAMES: Record<string, string> = {
  name: "Name",
  email: "E-mail",
  phone: "Phone",
  lastTitle: "Last title",
  skills: "Skills",
};

/** Links a page of a document, from where the report stands. */
type LinkTo = (path: string, page?: number) => string;

/** Writes the report. */
export function reportHtml(report: Report): string {
  const { post, candidates, folder } = report;
  const linkTo: LinkTo = (path, page) => pathLink(linkFrom(folder, path), page);
  const title = `Candidates for ${post.title}`;
  const body = html`<main>
<h1 dir="auto">${title}</h1>
<p class="lead">${candidates.length} ranked. Years are counted to ${dateText(post.asOf)}${post.closing ? ", the closing date of the post" : ""}.</p>
${rankingTable(candidates)}
<h2>What the post asks for</h2>
${asks(post, linkTo)}
<h2>The candidates</h2>
${candidates.map((one) => card(one, linkTo))}
${notRanked(report, linkTo)}
<h2>How this was made</h2>
${made(report)}
</main>`;
  return htmlPage({ title, body, css: REPORT_CSS });
}

function rankingTable(candidates: Candidate[]): Html {
  return html`<table class="ranking">
<thead><tr><th class="num">Rank</th><th>Name</th><th class="wide">Last title</th><th class="num wide">Must-haves</th><th class="num wide">Years</th><th class="wide"></th><th class="num">Score</th></tr></thead>
<tbody>${candidates.map(
    (one) => html`
<tr><td class="num">${one.rank}</td><td dir="auto"><a href="#c${one.rank}">${nameOf(one)}</a></td><td class="title" dir="auto">${one.lastTitle}</td><td class="num wide">${
      one.must.length > 0 && `${mustsMet(one)} of ${one.must.length}`
    }</td><td class="num wide">${one.years}</td><td class="wide">${bar(one.score.total, 100)}</td><td class="num score-cell"><strong>${one.score.total}</strong></td></tr>`,
  )}
</tbody></table>`;
}

function bar(points: number, most: number): Html {
  return html`<span class="bar" aria-hidden="true"><i style="width:${Math.round((points / most) * 100)}%"></i></span>`;
}

function asks(post: Post, linkTo: LinkTo): Html {
  const item = ({ text, quote }: Criterion) =>
    html`<li dir="auto">${text}${quote && !quote.verified && html` <span class="unverified">not found in the post</span>`}</li>`;
  const years = post.minYearsText && !post.must.some(({ text }) => text === post.minYearsText);
  return html`<div class="asks">
${post.must.length > 0 && html`<section><h3>Must have</h3><ul>${post.must.map(item)}</ul></section>`}
${post.nice.length > 0 && html`<section><h3>Nice to have</h3><ul>${post.nice.map(item)}</ul></section>`}
${(years || post.closing) && html`<section><h3>Also</h3><ul>${years && html`<li dir="auto">${/^\d+$/.test(post.minYearsText) ? `${post.minYearsText} years of work` : post.minYearsText}</li>`}${post.closing && html`<li>Closing date: ${dateText(post.asOf)}</li>`}</ul></section>`}
</div>${post.path && html`<p><a href="${linkTo(post.path)}">${post.path}</a></p>`}`;
}

function card(one: Candidate, linkTo: LinkTo): Html {
  return html`<article class="candidate" id="c${one.rank}">
<header><div><h3 dir="auto"><span class="rank">${one.rank}</span>${nameOf(one)}</h3>
${one.lastTitle && html`<p class="contact" dir="auto">${one.lastTitle}</p>`}
<p class="contact">${joined([emailLink(one.email), phoneLink(one.phone), html`<a href="${linkTo(one.path, 1)}">${one.file}</a>`])}</p></div>
<div class="score">${one.score.total}<small>of 100</small></div></header>
<dl class="parts">${one.score.parts.map(({ name, points, most }) => html`<dt>${PART_NAMES[name]}</dt><dd>${bar(points, most)}</dd><dd class="num">${points} of ${most}</dd>`)}</dl>
${one.notes.length > 0 && html`<div class="notes"><ul>${one.notes.map((note) => html`<li dir="auto">${note}</li>`)}</ul></div>`}
${checks("Must have", one.must, one, linkTo)}
${checks("Nice to have", one.nice, one, linkTo)}
${one.skills.length + one.denied.length > 0 && html`<h4>Skills</h4><ul class="chips">${one.skills.map((skill) => html`<li dir="auto">${skill}</li>`)}${one.denied.map((skill) => html`<li class="no" dir="auto" title="says they don't have it">${skill}</li>`)}</ul>`}
${evidenceTable(one, linkTo)}
</article>`;
}

function checks(title: string, matches: Match[], one: Candidate, linkTo: LinkTo): Html | false {
  if (matches.length === 0) return false;
  return html`<h4>${title}</h4><ul class="checks">${matches.map((match) => {
    const verdict = verdictOf(match);
    const by = match.by && html`<span dir="auto">${match.by}</span>`;
    const quote = match.quote && match.quote !== match.by && html`<q dir="auto">${match.quote}</q>`;
    const page = match.page !== undefined && html`<a href="${linkTo(one.path, match.page)}">page ${match.page}</a>`;
    return html`<li class="${verdict}"><span class="mark" role="img" aria-label="${VERDICTS[verdict]}">${MARKS[verdict]}</span><span><span dir="auto">${match.requirement}</span><span class="why">${joined([by, match.note, quote, page])}</span></span></li>`;
  })}</ul>`;
}

function evidenceTable(one: Candidate, linkTo: LinkTo): Html {
  const rows: [string, CheckedQuote][] = [
    ...Object.entries(one.evidence).flatMap(([field, quote]): [string, CheckedQuote][] =>
      FIELD_NAMES[field] ? [[FIELD_NAMES[field], quote]] : [],
    ),
    ...one.yearQuotes.map((quote, index): [string, CheckedQuote] => [
      index === 0 ? `Years: ${one.years ?? "not known"}` : "",
      quote,
    ]),
  ];
  if (rows.length === 0) return html``;
  return html`<h4>Evidence</h4><table class="evidence"><tbody>${rows.map(
    ([label, { quote, page, verified }]) =>
      html`<tr><td>${label}</td><td><q dir="auto">${quote}</q></td><td class="num">${
        verified
          ? html`<a href="${linkTo(one.path, page)}">page ${page}</a>`
          : html`<span class="unverified">not found</span>`
      }</td></tr>`,
  )}</tbody></table>`;
}

function notRanked({ skipped }: Report, linkTo: LinkTo): Html | false {
  if (skipped.length === 0) return false;
  return html`<h2>Not ranked</h2><table><tbody>${skipped.map(
    ({ item, reason }) =>
      html`<tr><td>${item ? html`<a href="${linkTo(item)}">${item}</a>` : ""}</td><td dir="auto">${reason}</td></tr>`,
  )}</tbody></table>`;
}

function made(report: Report): Html {
  const { found, of } = verification(report.candidates);
  const missing = of - found;
  return html`<div class="how"><p>${scoringText(report)}</p>
<p>${found} of ${of} quotes were found word for word in their documents${missing > 0 ? `; ${missing} were not and are marked` : ""}. Text that a reader can't see was left out.${
    report.model && html` The CVs were read by the model <strong>${report.model}</strong>, on this machine.`
  } A ranking is a help for reading, not a decision: read the CVs before you decide.</p></div>`;
}

function joined(parts: HtmlValue[]): HtmlValue[] {
  return parts
    .filter((part) => part !== undefined && part !== null && part !== false && part !== "")
    .flatMap((part, index) => (index === 0 ? [part] : [" · ", part]));
}

function emailLink(email: string | null): HtmlValue {
  if (email === null) return null;
  return /^[^\s@<>"']+@[^\s@<>"']+$/.test(email) ? html`<a href="mailto:${email}">${email}</a>` : email;
}

function phoneLink(phone: string | null): HtmlValue {
  if (phone === null) return null;
  const digits = phone.replace(/\(0\)/g, "").replace(/[^\d+]/g, "");
  return /^\+?\d{5,15}$/.test(digits) ? html`<a href="tel:${digits}" dir="ltr">${phone}</a>` : phone;
}
