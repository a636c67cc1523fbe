import { makeHeader } from "./header.js";
import { HEADING, mark, TITLE } from "./marks.js";
import { interleaved, paged, roughened, wrapText } from "./noise.js";
import { proseParagraphs } from "./prose.js";
import type { Rng } from "./rng.js";
import { makeSections, sectionLines } from "./sections.js";
import { makeStyle, type Style } from "./style.js";
import type { Person } from "./world.js";

/** The text of a CV, truth marked in it. */
export function makeCv(rng: Rng, person: Person): string {
  const style = makeStyle(rng, person.language);
  const kind = style.plain ? "sections" : rng.weighted({ sections: 68, prose: 17, columns: 7, network: 8 });
  if (kind === "network") return finished(rng, person, networkProfile(rng, person, style), false);
  const header = makeHeader(rng, person, style);
  const text =
    kind === "columns" && !style.markdown
      ? columns(rng, person, style, header.lines, header.tail)
      : [
          header.lines.join("\n"),
          ...blocks(rng, person, style, kind === "prose"),
          ...(header.tail.length > 0 ? [header.tail.join("\n")] : []),
        ].join(style.gap);
  return finished(rng, person, text, kind === "columns");
}

/** As professional networks export a profile: the side column first, then the name. */
function networkProfile(rng: Rng, person: Person, style: Style): string {
  const sections = makeSections(rng, { ...person, denied: [] }, style);
  const named = (name: string) => sections.filter((section) => section.name === name);
  const skills = person.skills.slice(0, rng.int(3, 5)).map((skill) => mark("skill", skill));
  const side = [
    "Contact",
    ...(rng.chance(0.7) ? [mark("phone", person.phone)] : []),
    mark("email", person.email),
    `www.linkedin.com/in/${person.email.split("@")[0]} (LinkedIn)`,
    "",
    "Top Skills",
    ...skills,
  ];
  const main = [TITLE + mark("name", person.name), person.headline ?? person.jobs[0]?.title ?? "", person.city];
  const rest = [...named("profile"), ...named("experience"), ...named("education")].map((section) =>
    [
      HEADING + { profile: "Summary", experience: "Experience", education: "Education" }[section.name as "profile"],
      ...section.lines,
    ].join("\n"),
  );
  const languages = named("languages").map((section) => ["", "Languages", ...section.lines].join("\n"));
  return [[...side, ...languages].join("\n"), main.join("\n"), ...rest].join("\n\n");
}

function blocks(rng: Rng, person: Person, style: Style, prose: boolean): string[] {
  if (prose) return proseParagraphs(rng, person, style);
  const bare = !style.plain && rng.chance(0.1);
  return makeSections(rng, person, style).map((section) => sectionLines(rng, person, style, section, bare).join("\n"));
}

function columns(rng: Rng, person: Person, style: Style, header: string[], tail: string[]): string {
  const sections = makeSections(rng, person, style);
  const side = sections.filter((section) => ["skills", "languages", "hobbies", "certificates"].includes(section.name));
  const main = sections.filter((section) => !side.includes(section));
  const sideWidth = rng.int(24, 34);
  const mainWidth = rng.int(44, 60);
  const render = (part: typeof sections, width: number) =>
    wrapText(
      part.map((section) => sectionLines(rng, person, style, section, false).join("\n")).join("\n"),
      width,
    ).split("\n");
  const left = render(side, sideWidth);
  const right = render(main, mainWidth);
  const merged = rng.chance(0.5)
    ? interleaved(left, right, sideWidth + rng.int(2, 6))
    : interleaved(right, left, mainWidth + rng.int(2, 6));
  return [...header, "", ...merged, ...tail].join("\n");
}

function finished(rng: Rng, person: Person, text: string, columned: boolean): string {
  let out = text;
  if (!columned && rng.chance(0.3)) out = wrapText(out, rng.int(60, 110), rng.chance(0.2));
  if (rng.chance(0.12)) out = paged(rng, person, out.split("\n")).join("\n");
  return roughened(rng, out)
    .replace(/\n{4,}/g, "\n\n\n")
    .trim();
}
