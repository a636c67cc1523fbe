export default ({ doc, p, h, table, ul }) =>
  doc(
    { font: "Verdana", size: 19, margin: 900 },
    table(
      [[[p("**Oluwaseun “Seun” Adebayo-Clarke**", { size: 30, after: 0 }), p("Emergency nurse, Sheffield")], [p("seun.ac@steelmail.example", { align: "right", after: 0 }), p("07700-900-118", { align: "right", after: 0 }), p("NMC registered since 2017", { align: "right" })]]],
      { widths: [60, 40], lines: false },
    ),
    h(2, "In short"),
    p("A decade in the NHS, nine of these years with a PIN. Calm, quick, and better at handovers than at small talk."),
    h(2, "Posts held"),
    table(
      [
        ["Dates", "Post", "Place"],
        ["Nov 2021 – today", "Senior Staff Nurse (Band 6), Emergency Department", "Kelham Hospital, Sheffield"],
        ["Jan 2019 – Oct 2021", "Staff Nurse, Emergency Department", "Kelham Hospital, Sheffield"],
        ["Sep 2017 – Dec 2018", "Staff Nurse, Respiratory High Care", "Don Valley Infirmary, Rotherham"],
        ["Oct 2016 – Aug 2017", "Healthcare Assistant", "Don Valley Infirmary, Rotherham"],
      ],
      { widths: [24, 44, 32] },
    ),
    h(2, "What I do in a week"),
    ul("resus: intubated patients until they go to the unit, seldom for more than three hours", "non-invasive ventilation (two years in high care)", "shift co-ordination: 14 nurses, 90 patients on a bad day", "preceptor for newly qualified nurses", "audit of time to antibiotics in sepsis"),
    h(2, "Certificates"),
    p("ALS instructor (2023) · Trauma Immediate Life Support (2022) · Triage (2020)"),
    h(2, "Not on offer"),
    p("I have no experience with haemofiltration, and ECMO I know from the corridor."),
    h(2, "Studies"),
    p("BSc Nursing (Adult), Hallam Ridge University, 2014 – 2017"),
  );
