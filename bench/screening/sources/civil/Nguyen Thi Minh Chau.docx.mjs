export default ({ doc, h, p, ul, table }) =>
  doc(
    { font: "Arial", size: 20, margin: 1100, footer: "Nguyễn Thị Minh Châu – Bauleiterin – minhchau.nguyen@weserpost.example" },
    table(
      [
        [[p("**Nguyễn Thị Minh Châu**, M.Eng.", { size: 32, after: 40 }), p("Site manager, bridges", { size: 22 })], [p("Neustadtscontrescarpe 88\n28201 Bremen\n0176 5550 2931\nminhchau.nguyen@weserpost.example", { align: "right" })]],
      ],
      { widths: [60, 40], lines: false },
    ),
    p("(Nguyễn is the family name, Minh Châu are the given names. On site people call me Chau.)", { size: 17, before: 80 }),
    h(1, "Practice"),
    table(
      [
        ["seit 05/2021", [p("**Site Manager (Bauleiterin)**, Wümmebrücken GmbH & Co. KG, Bremen"), ...ul("replacement of four road bridges and one railway bridge, 2 to 11 million euros", "invoices, supplements and notices under VOB/B; cost control with RIB iTWO", "formwork, reinforcement and concreting with up to 35 people from six firms", "prestressing works supervised on two bridges", "SiGeKo for the neighbouring lots since 2023")]],
        ["10/2018 – 04/2021", [p("**Junior Site Manager**, Nordelbe Hochbau AG, Hamburg"), ...ul("underground garage and school in reinforced concrete", "quantities, site diary, MS Project")]],
        ["04/2018 – 08/2018", [p("**Thesis and student job**, Nordelbe Hochbau AG (20 hours a week)")]],
        ["2009 – 2010", [p("**Draughtswoman**, Sông Hàn Construction Consultants, Đà Nẵng, 05/2009 – 08/2010")]],
      ],
      { widths: [22, 78], shade: "E7EEF5" },
    ),
    h(1, "Study"),
    p("03/2016 – 08/2018\tM.Eng. Civil Engineering (Constructive Engineering), Hochschule am Werdersee, Bremen", { tabs: [2300] }),
    p("10/2011 – 02/2016\tB.Eng. Civil Engineering, Hochschule am Werdersee, Bremen", { tabs: [2300] }),
    p("09/2010 – 09/2011\tGerman language courses, Hà Nội and Bremen", { tabs: [2300] }),
    p("2006 – 2009\tCollege of Construction, Đà Nẵng", { tabs: [2300] }),
    h(1, "Further training"),
    ...ul("Safety and health co-ordinator, SiGeKo (RAB 30), November 2022", "Supplements management according to VOB, 2024", "Revit basics, one week, 2020; in daily work our BIM department does it"),
    h(1, "Knowledge"),
    table(
      [
        ["Building", "reinforced concrete, prestressed concrete, formwork, shoring"],
        ["Contract", "VOB/B, VOB/C, cost control"],
        ["Software", "AutoCAD, RIB iTWO, MS Project"],
        ["Driving", "class B"],
        ["Languages", "Vietnamese, German (C1, TestDaF 2012), English (B2)"],
      ],
      { widths: [22, 78], lines: false },
    ),
  );
