/** The report as Markdown. */
import { pathLink } from "../documents/html.js";
import type { Candidate } from "./candidate.js";
import { dateText, mustsMet, nameOf, type Report, scoringText, VERDICTS, verdictOf, verification } from "./report.js";
import { linkFrom } from "./sources.js";

/** Writes the report. Text from documents can't become a heading, a link or HTML. */
export function reportMarkdown(report: Report): string {
  const { post, candidates, skipped, model, folder } = report;
  const { found, of } = verification(candidates);
  const lines = [
    `# Candidates for ${plain(post.title)}`,
    "",
    `${candidates.length} ranked. Years are counted to ${dateText(post.asOf)}${post.closing ? ", the closing date" : ""}.`,
    "",
    "| Rank | Name | Score | Must-haves | Years | Last title |",
    "| ---: | --- | ---: | ---: | ---: | --- |",
    ...candidates.map((one) => {
      const must = one.must.length > 0 ? `${mustsMet(one)} of ${one.must.length}` : "";
      return `| ${one.rank} | ${plain(nameOf(one))} | ${one.score.total} | ${must} | ${one.years ?? ""} | ${plain(one.lastTitle ?? "")} |`;
    }),
    "",
    "## What the post asks for",
    "",
    ...list(
      "Must have",
      post.must.map(({ text }) => text),
    ),
    ...list(
      "Nice to have",
      post.nice.map(({ text }) => text),
    ),
    ...(post.minYearsText ? [`Years: ${plain(post.minYearsText)}`, ""] : []),
    ...candidates.flatMap((one) => candidateLines(one, folder)),
    ...(skipped.length > 0
      ? ["## Not ranked", "", ...skipped.map(({ item, reason }) => `- ${plain(item)}: ${plain(reason)}`), ""]
      : []),
    "## How this was made",
    "",
    scoringText(report),
    "",
    `${found} of ${of} quotes were found word for word in their documents.${model ? ` The CVs were read by the model ${plain(model)}.` : ""}`,
  ];
  return `${lines.join("\n")}\n`;
}

function candidateLines(one: Candidate, folder: string): string[] {
  const link = (page: number) => pathLink(linkFrom(folder, one.path), page);
  const contact = [one.email, one.phone].filter((value) => value !== null).map(plain);
  return [
    `## ${one.rank}. ${plain(nameOf(one))}: ${one.score.total}`,
    "",
    [...(one.lastTitle ? [plain(one.lastTitle)] : []), ...contact, `[${plain(one.file)}](${link(1)})`].join(" · "),
    "",
    `Score: ${one.score.parts.map(({ name, points, most }) => `${name} ${points} of ${most}`).join(", ")}.`,
    "",
    ...one.must.map((match) => {
      const why = [match.by, match.note, match.quote === match.by ? undefined : match.quote && `“${match.quote}”`]
        .filter((part): part is string => Boolean(part))
        .map(plain)
        .join("; ");
      const page = match.page === undefined ? "" : ` ([page ${match.page}](${link(match.page)}))`;
      return `- ${VERDICTS[verdictOf(match)]}: ${plain(match.requirement)}${why ? `: ${why}` : ""}${page}`;
    }),
    ...(one.must.length > 0 ? [""] : []),
    ...(one.skills.length > 0 ? [`Skills: ${one.skills.map(plain).join(", ")}`, ""] : []),
    ...(one.denied.length > 0 ? [`Says they don't have: ${one.denied.map(plain).join(", ")}`, ""] : []),
    ...(one.yearQuotes.length > 0
      ? [
          `Years of work${one.years === undefined ? "" : `: ${one.years}`} (${one.yearQuotes.map(({ quote }) => plain(quote)).join("; ")})`,
          "",
        ]
      : []),
    ...(one.notes.length > 0 ? ["Notes:", "", ...one.notes.map((note) => `- ${plain(note)}`), ""] : []),
  ];
}

function list(title: string, items: string[]): string[] {
  return items.length > 0 ? [`${title}:`, "", ...items.map((item) => `- ${plain(item)}`), ""] : [];
}

/** Text as text: on one line, with Markdown's own signs escaped. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>|#]/g, "\\$&")
    .trim();
}
