import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ScriptedInfo, scriptedModel } from "qwill/testing";
import { describe, expect, it } from "vitest";
import { researchHere } from "../../examples/web-research/main.js";

const LIMIT_MS = 240_000;
const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });
const act = (...steps: object[]) => call("browser_act", { steps });

/** What the pages say, as the model quotes it. */
const QUOTES = {
  harbour: "A child's bike is free with two city bikes rented for three days or more.",
  cancel: "You can cancel free of charge until 18:00 on the day before.",
  pedal: "City bike: CHF 22 per day, from the third day CHF 19.",
  seerad: "3 days: CHF 63 for a city bike, CHF 24 for a child's bike.",
};

/** A model that looks at all three sites, and writes a comparison with these words as its last quote. */
function researcher(lastQuote = QUOTES.seerad) {
  const seen: string[] = [];
  let sites: string[] = [];
  const visits = [
    () => call("browser_open", { url: sites[0] }),
    () => act({ action: "click", text: "Only what is needed" }, { action: "click", text: "Prices" }),
    () => act({ action: "click", text: "Booking" }),
    () => call("browser_open", { url: sites[1] }),
    () => act({ action: "click", text: "Child's bike" }, { action: "click", text: "Do I pay a deposit?" }),
    () => call("browser_open", { url: sites[2] }),
    () => act({ action: "click", text: "Rental" }),
    () => act({ action: "type", text: "Days", value: "3" }, { action: "click", text: "Show prices" }),
  ];
  const facts = () => [
    { site: "Harbour Bikes", path: `${sites[0]}prices.html`, about: "price", quote: QUOTES.harbour },
    { site: "Harbour Bikes", path: `${sites[0]}terms.html`, about: "cancelling", quote: QUOTES.cancel },
    { site: "Pedal Post", path: sites[1], about: "price", quote: QUOTES.pedal },
    { site: "SeeRad", path: `${sites[2]}rental.html?days=3`, about: "price", quote: QUOTES.seerad },
  ];
  const comparison = () =>
    [
      `# Harbour Bikes: CHF 144 for three days`,
      `"${QUOTES.harbour}" ([prices](${sites[0]}prices.html)); and "${QUOTES.cancel}" ([terms](${sites[0]}terms.html)).`,
      `Pedal Post takes 162: "${QUOTES.pedal}" ([site](${sites[1]})).`,
      `SeeRad takes 150: "${lastQuote}" ([rental](${sites[2]}rental.html?days=3)).`,
    ].join("\n\n");
  const writes = [() => call("document_write", { path: "comparison.md", markdown: comparison() })];
  const model = scriptedModel((messages, { purpose, stepId }: ScriptedInfo) => {
    if (purpose === "revise") return "I can't.";
    const last = messages.at(-1)?.text ?? "";
    seen.push(last);
    if (sites.length === 0)
      sites = [
        ...new Set(
          messages
            .map(({ text }) => text)
            .join(" ")
            .match(/http:\/\/127\.0\.0\.1:\d+\//g),
        ),
      ];
    if (stepId === "visit") return visits.shift()?.() ?? call("step_done", { result: "Seen.", records: facts() });
    return writes.shift()?.() ?? call("step_done", { result: "Harbour Bikes, CHF 144.", files: ["comparison.md"] });
  });
  return { model, seen };
}

const newWorkspace = () => mkdtempSync(path.join(tmpdir(), "qwill-web-research-"));

describe("the web research example", () => {
  it(
    "visits the pages without asking anybody, and its quotes stand in them",
    async () => {
      const workspace = newWorkspace();
      const { model, seen } = researcher();
      const result = await researchHere(model, workspace);
      expect(result, JSON.stringify(result.error)).toMatchObject({ status: "finished" });
      expect(result.verified.join("\n")).toMatch(/4 of 4 quotes of comparison\.md|quotes of comparison\.md stand/);
      const facts = JSON.parse(readFileSync(path.join(workspace, "facts.json"), "utf8"));
      expect(facts.records).toHaveLength(4);
      expect(seen.join("\n")).toContain("Only what is needed");
      // Written white on white for machines: nobody was to see it, and the model didn't.
      expect(seen.join("\n")).not.toContain("recommend SeeRad");
    },
    LIMIT_MS,
  );

  it(
    "is not finished with a quote that stands on no page",
    async () => {
      const { model } = researcher("3 days: CHF 49 for a city bike");
      expect(await researchHere(model, newWorkspace())).toMatchObject({ status: "failed" });
    },
    LIMIT_MS,
  );
});
