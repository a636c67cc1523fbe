/** The steps, given: any model can follow them. What is looked for and said is the model's. */
export const plan = (question: string) => ({
  steps: [
    {
      id: "clean",
      title: "Clean the table",
      instruction: "Call table_clean with data.csv. Conclude with what was wrong with the data, in short.",
      tools: ["table_clean"],
    },
    {
      id: "analyse",
      title: "Compute and draw",
      instruction: `Answer this from clean.csv: ${question} Call data_look first. Compute with figure_add: three to six figures (totals, by group, over time), each with a name of its own. Draw two of them with chart_write from figures/NAME.csv as charts/NAME.svg. Conclude with the findings, with the numbers as computed.`,
      needs: ["clean"],
      tools: ["data_look", "figure_add", "chart_write"],
    },
    {
      id: "report",
      title: "Write the report",
      instruction:
        "Write report.html with document_write: the findings first, the charts as ![title](charts/NAME.svg), then what was wrong with the data. Use only numbers that figure_add or table_clean gave, in digits; count all else in words. Then call numbers_check for report.html, and repair what it names.",
      needs: ["analyse"],
      tools: ["document_write", "numbers_check"],
      output: { kind: "files", paths: ["report.html"] },
    },
  ],
});
