/** What is wrong with a site: where, by which rule, in words that help to mend it. */
export interface Finding {
  /** The page's file or address. */
  page: string;
  rule: string;
  message: string;
  /** How often on that page. */
  count: number;
}

const MOST_NAMED = 3;

/** Gathers findings: one for each page and rule, naming the first few places. */
export class Findings {
  private readonly found = new Map<string, { finding: Finding; places: string[] }>();

  /** `what` says the rule in a sentence; `place` where on the page. */
  add(page: string, rule: string, what: string, place = ""): void {
    const key = `${page}\n${rule}`;
    const known = this.found.get(key) ?? { finding: { page, rule, message: what, count: 0 }, places: [] };
    known.finding.count += 1;
    if (place !== "" && !known.places.includes(place)) known.places.push(place);
    this.found.set(key, known);
  }

  has(page: string, rule: string): boolean {
    return this.found.has(`${page}\n${rule}`);
  }

  list(): Finding[] {
    const all = [...this.found.values()].map(({ finding, places }) => {
      const named = places.slice(0, MOST_NAMED).map((place) => place.slice(0, 160));
      const more = places.length > MOST_NAMED ? ` and ${places.length - MOST_NAMED} more` : "";
      return {
        ...finding,
        message: named.length > 0 ? `${finding.message}: ${named.join(", ")}${more}` : finding.message,
      };
    });
    return all.sort((a, b) => (a.page < b.page ? -1 : a.page > b.page ? 1 : a.rule < b.rule ? -1 : 1));
  }
}
