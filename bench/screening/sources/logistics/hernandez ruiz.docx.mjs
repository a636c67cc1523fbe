export default ({ doc, p, table, ul }) =>
  doc(
    { font: "Tahoma", size: 19 },
    p("Valencia, Spain   |   JORGE LUIS HERNÁNDEZ-RUIZ   |   (+34) 600 555 742", { align: "center", bold: true, size: 22 }),
    p("jl.hernandezruiz@turiacorreo.example", { align: "center", after: 200 }),
    p("WHO I AM", { bold: true, color: "AA5500" }),
    p("Industrial engineer from Puebla, eleven years in Spain, father of twins. Warehouses are my chess."),
    p("WHERE I HAVE WORKED", { bold: true, color: "AA5500", before: 120 }),
    table(
      [
        ["Mercasol, Valencia", "Warehouse Manager", "2022 – today", [...ul("automated store, 40,000 pallets; SAP EWM", "team of 75 in two shifts")]],
        ["Mercasol, Valencia", "Process Engineer", "2018 – 2022", [...ul("Kaizen events, Six Sigma Black Belt (2020)", "simulation in Python, slotting")]],
        ["Cerámicas del Júcar, Alzira", "Logistics Technician", "2016 – 2018", [...ul("loading plans, SAP MM, forklift")]],
      ],
      { widths: [22, 20, 16, 42] },
    ),
    p("WHAT I STUDIED", { bold: true, color: "AA5500", before: 120 }),
    p("2015 – 2016  Master in Logistics, Universidad del Turia, Valencia"),
    p("2008 – 2013  Industrial Engineering, Instituto Politécnico de Puebla; 2013 – 2015 assistant there (research scholarship)"),
    p("LANGUAGES", { bold: true, color: "AA5500", before: 120 }),
    p("Spanish (native), English (B2+), Valencian (B1). German: I start in January."),
    p("TOOLS", { bold: true, color: "AA5500", before: 120 }),
    p("SAP EWM, SAP MM, Six Sigma, Kaizen, Python, AutoCAD, Power BI. Transport planning I have always left to the colleagues from traffic; I have no experience with it. No ADR certificate."),
  );
