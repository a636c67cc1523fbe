export default ({ doc, h, p, ul, table }) =>
  doc(
    { font: "Calibri", size: 21, header: "Dr Ruaridh MacGillEain, CPhys · Curriculum vitae · March 2027" },
    h(0, "Ruaridh MacGillEain"),
    p("4 Tigh na Mara, Inverness IV3 5ZZ\nMobile 07700 900 683 · ruaridh@macgilleain.example"),
    p("Physics teacher, GTCS registered, with a doctorate that I seldom mention to pupils.", { after: 160 }),
    h(1, "Employment"),
    p("**Teacher of Physics**, Loch Sgeir High School, Inverness\tAug 2023 – Present", { tabs: [7200] }),
    ...ul("National 5, Higher and Advanced Higher Physics", "Arduino and Python in S3 electives", "Department's man for the fume cupboard, the budget and the Christmas lecture"),
    p("**Career break** (at home with twins)\tOct 2020 – Jul 2023", { tabs: [7200], before: 80 }),
    p("**Teacher of Physics**, Kirkton Academy, Perth\tAug 2015 – Sept 2020", { tabs: [7200], before: 80 }),
    ...ul("S1–S3 science, Higher Physics; probation year passed June 2016", "Child protection co-ordinator 2018–2020"),
    p("**Postdoctoral Research Associate**, University of Lothian West, Optics Group\tFeb 2012 – Jul 2014", { tabs: [7200], before: 80 }),
    ...ul("Laser cooling; LabVIEW; supervision of three project students"),
    h(1, "Education"),
    table(
      [
        ["2014–2015", "PGDE Secondary (Physics), University of Lothian West"],
        ["2008–2012", "PhD in Physics, University of Lothian West (studentship)"],
        ["2003–2008", "MPhys (First), Grampian University"],
      ],
      { widths: [20, 80] },
    ),
    h(1, "Skills"),
    p("Physics; Arduino; Python; LabVIEW; LaTeX; pupils with additional support needs; child protection."),
    p("Mathematics is not among my registered subjects and I have not taught it. I haven't met the IB Diploma in practice either."),
    h(1, "Languages"),
    p("English, Scottish Gaelic (native), German (reading)"),
    h(1, "Referees"),
    table(
      [
        ["Mrs Catriona Beaton-Hughes", "Head Teacher, Loch Sgeir High School", "c.beatonhughes@lochsgeir.example", "01463 555 0121"],
        ["Mr Olumide Sanderson", "Depute Head, Kirkton Academy", "o.sanderson@kirkton.example", "01738 555 0166"],
        ["Prof. Li Wen-Hsiu", "University of Lothian West", "w.li@lothianwest.example", "0131 555 0190"],
      ],
      { widths: [28, 30, 26, 16] },
    ),
  );
