export default ({ doc, p, ul }) =>
  doc(
    { font: "Book Antiqua", size: 22, margin: 1300 },
    p("Álvaro de la Fuente y Ochoa", { size: 34, align: "right", after: 0 }),
    p("ingeniero industrial", { align: "right", after: 0 }),
    p("987 555 301 – alvaro@delafuente-ochoa.example – León", { align: "right", after: 300 }),
    p("**MY STORY**"),
    p("I worked as a CAD Draughtsman from September 2003 until June 2006, in the evenings I studied. I then was a Project Engineer at Teleféricos Astur in Oviedo from July 2006 to December 2012, when the company closed its doors with the crisis: I drew and built four cable cars, one of them over a gorge. From 2013 to 2015 I had no fixed job; I restored my grandparents' mill."),
    p("Since January 2016 I have been the Technical Director of a small firm, Elevadores del Bierzo (nine people). We build goods lifts for vineyards. I design, I calculate, I sell, and I hold the ladder."),
    p("**MY TOOLS**", { before: 160 }),
    ul("SolidWorks since its 2005 edition", "welded structures, EN 1090, wire ropes", "FEA: I give it to a consultant, I have never run one myself", "EN 12929 and EN 13107 (ropeways), in their older editions", "project management, from the offer to the key", "GD&T as the drawing requires"),
    p("**MY PAPERS**", { before: 160 }),
    p("Ingeniería Técnica Industrial, Universidad de los Montes, 2000 – 2006. Master in Industrial Engineering, 2014 – 2015, same place."),
    p("**MY LANGUAGES**", { before: 160 }),
    p("Spanish, French (good), English (enough for a contract), no German."),
  );
