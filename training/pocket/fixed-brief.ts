import type { Sample } from "./sample.js";
import { recordSite } from "./site-recording.js";

/** A brief that never changes: by its conversations one sees whether the loop still speaks as the model was taught. */
const text = `# Website for Krume, a bakery in Freiburg

Slogan: Bread takes its time

Krume is a bakery in Freiburg. The site should look warm.

## Pages
- index.html: welcome, opening hours
- prices.html: what it costs
- contact.html

## Opening hours
- Tuesday to Friday: 7:00 – 18:00
- Saturday: 7:00 – 13:00

## Prices
| Rye bread | 4.20 € |
| Apple cake | 3 € |

## Questions
### Do you deliver?
In town, by bicycle.

## Contact
Krume
Gerberau 12
79098 Freiburg
hello@krume.example
`;

const sections = new Map([
  ["sections/01-krume-is-a.md", { kind: "hero", page: "index.html" }],
  ["sections/02-the-site-should.md", { kind: "remarks", page: "index.html" }],
  ["sections/03-opening-hours.md", { kind: "hours", page: "index.html" }],
  ["sections/04-prices.md", { kind: "prices", page: "prices.html" }],
  ["sections/05-questions.md", { kind: "faq", page: "index.html" }],
  ["sections/06-contact.md", { kind: "contact", page: "contact.html" }],
]);

/** The fixed brief's conversations as the real loop has them: every kind once or more. */
export async function fixedSiteConversations(folder: string): Promise<{ kind: Sample["kind"]; text: string }[]> {
  const truth = { name: "Krume", taglines: ["Bread takes its time"], theme: "market" as const, sections };
  const samples = await recordSite(folder, "brief.md", { text, truth }, "Build the site that brief.md asks for.");
  return samples.map(({ kind, parts }) => ({ kind, text: parts.map(([, part]) => part).join("") }));
}
