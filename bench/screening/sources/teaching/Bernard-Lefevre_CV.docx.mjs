export default ({ doc, h, p, ul, table }) =>
  doc(
    { font: "Garamond", size: 22, footer: "CV – Étienne Bernard-Lefèvre – page 1" },
    p("Étienne BERNARD-LEFÈVRE", { size: 34, bold: true, after: 0 }),
    p("Professeur de mathématiques (CAPES)", { size: 24, color: "1F3864" }),
    p("17, rue des Tisserands, 59100 Roubaix\nTél. : 06 55 50 41 29 – Courriel : e.bernard-lefevre@courrier-nord.example\nNé le 3 mai 1990, permis B", { after: 160 }),
    h(1, "Expérience professionnelle"),
    table(
      [
        ["Depuis septembre 2015", [p("**Professeur certifié de mathématiques**, lycée des Trois-Canaux, Lille"), ...ul("classes de seconde, première et terminale, spécialité mathématiques et option « maths expertes »", "professeur principal de terminale depuis 2020", "atelier Python le mercredi, une trentaine d'élèves", "référent pour les élèves à besoins particuliers (PAP, PPS)")]],
        ["Sept. 2014 – août 2015", [p("**Professeur stagiaire**, collège du Moulin-Vert, Tourcoing"), p("Mi-temps devant élèves, titularisation en août 2015")]],
        ["Oct. 2012 – juin 2014", [p("**Assistant d'éducation** (contrat à mi-temps, pendant le master), collège Simone-Deprez, Roubaix")]],
        ["Été 2011", [p("Animateur de colonie de vacances (bénévole), Berck")]],
      ],
      { widths: [26, 74], lines: false },
    ),
    h(1, "Formation"),
    p("2012 – 2014\tMaster MEEF, mathématiques, université de la Haute-Deûle ; CAPES obtenu en 2014 (rang 212)", { tabs: [1900] }),
    p("2008 – 2011\tLicence de mathématiques, même université", { tabs: [1900] }),
    p("2011 – 2012\tAnnée de césure : Irlande, jeune homme au pair", { tabs: [1900] }),
    h(1, "Compétences"),
    ...ul("GeoGebra, Python, LaTeX, Pronote, tableur", "mathématiques de la sixième à la terminale", "je n'ai jamais enseigné la physique, ni préparé d'élèves au baccalauréat international (IB)"),
    h(1, "Langues"),
    p("Français : langue maternelle. Anglais : B2. Néerlandais : notions (ma grand-mère était de Courtrai)."),
    h(1, "Centres d'intérêt"),
    p("Course à pied, échecs, cerfs-volants."),
  );
