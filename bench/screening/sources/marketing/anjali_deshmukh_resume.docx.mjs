export default ({ doc, h, p, ul, table }) =>
  doc(
    { font: "Calibri", size: 22 },
    p("RESUME", { align: "center", bold: true, size: 28 }),
    table([["**ANJALI DESHMUKH (NÉE PATIL)**\nDigital Marketing Manager", "anjali.deshmukh@sahyadrimail.example\n+44 7700 900877\nReading, UK (dependant visa, full work permission)"]], { widths: [50, 50] }),
    h(1, "Summary"),
    p("Digital marketer with 8 years of experience across e-commerce and education, in India and since 2023 in the UK. Google Ads, SEO and marketing automation. T-shaped, data-driven."),
    h(1, "Career"),
    table(
      [
        ["Company", "Role", "From", "To"],
        ["Thames Valley Tutors, Reading", "Digital Marketing Manager", "Nov 2023", "Present"],
        ["Gulmohar Ayurveda, Nashik", "Senior Executive – Performance & SEO", "Apr 2020", "Aug 2023"],
        ["Webchakra Solutions, Nashik", "SEO Executive", "Jul 2018", "Mar 2020"],
      ],
      { widths: [34, 34, 16, 16] },
    ),
    p("Selected results", { bold: true, before: 120 }),
    ul("Enquiries for tutors +64 % in a year at the same ad spend (Google Ads, £9,000 a month)", "Organic traffic of the Ayurveda shop from 30k to 210k sessions", "HubSpot: lead scoring and 14 workflows", "GA4 migration for 5 properties"),
    h(1, "Skills"),
    p("SEO (Ahrefs, Screaming Frog), Google Ads, Google Analytics 4, HubSpot, e-mail marketing, Canva, WordPress, basic HTML"),
    p("No print experience. SQL: not yet."),
    h(1, "Education"),
    p("MBA (Marketing), Godavari Institute of Management, 2016–2018. BMS, Godavari Institute of Management, 2013–2016."),
    h(1, "Languages"),
    p("English, Marathi, Hindi"),
  );
