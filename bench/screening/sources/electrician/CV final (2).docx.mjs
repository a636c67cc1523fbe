export default ({ doc, h, p, table }) =>
  doc(
    { font: "Calibri", size: 22 },
    h(1, "CURRICULUM VITAE"),
    table(
      [
        ["Name:", "DOYLE, Pádraig Tomás"],
        ["Address:", "Cloonacool, Tubbercurry, Co. Sligo"],
        ["Tel. (home):", "071 555 0177"],
        ["Mobile:", "087 555 0199"],
        ["E-mail:", "pt.doyle@ballymote-post.example"],
      ],
      { widths: [25, 75], lines: false },
    ),
    h(2, "Profile"),
    p("Hard-working electrician of the old school. Eighteen people under me on the biggest site."),
    h(2, "Employment"),
    table(
      [
        ["Since spring 2020", [p("**Atlantic M&E Ltd., Sligo**"), p("Electrical Foreman. Cable containment, three-phase distribution boards, testing and certification, snag lists, apprentices.")]],
        ["Oct 2011 to Jan 2020", [p("**Kelly Brothers Electrical, Boyle**"), p("Electrician. Farm buildings, milking parlours, grain dryers, standby generators.")]],
      ],
      { widths: [25, 75] },
    ),
    h(2, "Education and training"),
    p("Advanced Craft Certificate – Electrical, FETAC Level 6, 2011"),
    p("Safe Pass, Manual Handling, Abrasive Wheels"),
    p("Leaving Certificate, 2006"),
    h(2, "Other"),
    p("Full clean driving licence (B, C1). Fire alarms were always done by a subcontractor, so I have no experience with them. No KNX. Hurling, under-14 coach since 2015."),
  );
