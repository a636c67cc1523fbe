/** The steps, given: any model can follow them. What is looked for on the pages, and what is made of it, is the model's. */
export const plan = (question: string, addresses: readonly string[]) => ({
  steps: [
    {
      id: "visit",
      title: "Visit the sites",
      instruction: `Find out what is needed to answer this: ${question} Visit each of these sites with browser_open: ${addresses.join(" , ")}. Follow the links that lead to prices and terms; open tabs, questions and searches on the page with browser_act. Conclude with one record for each fact that matters: the site's name, the address of the page, what it is about, and the words of the page as the quote.`,
      tools: ["browser_open", "browser_look", "browser_act", "browser_read"],
      output: {
        kind: "records",
        path: "facts.json",
        fields: [
          { name: "site", type: "string" },
          { name: "path", type: "string", description: "Address of the page" },
          { name: "about", type: "string", description: "price, deposit, cancelling or other" },
          { name: "quote", type: "string", verbatim: true },
        ],
      },
      checks: [{ kind: "quotes_found", path: "facts.json" }],
    },
    {
      id: "compare",
      title: "Compare",
      instruction: `Write comparison.md with document_write. First the answer to: ${question} Then how it was computed, then a table of the sites. Behind each fact put the quote with its page: "the words" ([site](address)).`,
      needs: ["visit"],
      tools: ["document_write"],
      output: { kind: "files", paths: ["comparison.md"] },
      checks: [{ kind: "quotes_found", path: "comparison.md" }],
    },
  ],
});
