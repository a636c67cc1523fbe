export default ({ doc, h, p, table }) =>
  doc(
    { font: "Segoe UI", size: 19 },
    table(
      [
        [
          [p("ZEYNEP ÖZTÜRK", { size: 32, bold: true, color: "1B4F72" }), p("Financial controller"), p(""), p("**Contact**"), p("Kadıköy, İstanbul"), p("+90 532 555 06 41"), p("z.ozturk@bogazposta.example"), p(""), p("**Software**"), p("Excel\nPower BI\nLogo Tiger\nSQL (2 years)\nR (courses)"), p(""), p("**Languages**"), p("Turkish\nEnglish (C1)\nDutch (A2)")],
          [p("**PROFESSIONAL LIFE**", { color: "1B4F72" }), p("**Finance Controller**, Marmara Filo Leasing, İstanbul"), p("//March 2021 – ongoing//"), p("IFRS and local books for a fleet of 9,000 cars. Lease accounting (IFRS 16, from the lessor's side). Power BI cockpit for the managing director; since the end of 2024 the data come by SQL straight from the ERP."), p("**Accounting Specialist**, Anka Tekstil, Bursa", { before: 120 }), p("//July 2016 – February 2021//"), p("Payables, VAT, month-end close, budget. Worked from home with a newborn from 2019 to 2020, half time."), p("**EDUCATION**", { before: 160, color: "1B4F72" }), p("Business Administration (BSc), Uludağ Vadisi University, 2011 – 2015"), p("Certified Public Accountant (SMMM), 2020"), p("**A WORD ON SAP**", { before: 160, color: "1B4F72" }), p("I haven't worked with SAP. My companies were too small for it.")],
        ],
      ],
      { widths: [34, 66], lines: false, shade: "EAF2F8" },
    ),
    h(2, "Interests"),
    p("Choir (alto), ferry rides, bookkeeping for a cat shelter (volunteer since 2022)."),
  );
