import { wordList } from "../rng.js";
import { type Trade, trade } from "./trade.js";

/** Trades in other languages; names of tools are the same everywhere. */
const TOOLS =
  "Python|Java|SQL|JavaScript|TypeScript|React|Docker|Git|Linux|Excel|Power BI|Tableau|SAP|AutoCAD|SolidWorks|Photoshop|Figma|WordPress|Google Analytics|Salesforce|Scrum|Jira|PHP|Symfony|Angular|Node.js|Kubernetes|AWS|Azure|C++|MATLAB|PostgreSQL|Revit|Canva|HubSpot|MS Project|Lean|5S|CATIA|Microsoft Office|PowerPoint|Outlook";

export const foreignTrades: Record<"fr" | "de" | "es" | "it" | "nl" | "pt", Trade[]> = {
  fr: [
    trade(
      "fr-office",
      "Développeur web|Développeuse full stack|Ingénieur logiciel|Ingénieure données|Chef de projet|Cheffe de projet digital|Assistante administrative|Assistant de direction|Comptable|Contrôleur de gestion|Chargée de communication|Chargé de recrutement|Responsable marketing|Responsable commercial|Commercial|Technico-commercial|Juriste|Consultant fonctionnel|Administrateur systèmes|Technicien support|Analyste financier|Directrice artistique|Graphiste|Acheteuse|Responsable RH|Gestionnaire de paie|Secrétaire médicale|Chargé d'affaires|Data analyst|Architecte|Stagiaire développement|Alternante marketing|Responsable qualité",
      `Gestion de projet|Comptabilité générale|Comptabilité analytique|Paie|Déclarations de TVA|Rapprochements bancaires|Contrôle de gestion|Relation client|Prospection|Négociation|Rédaction|Gestion des plannings|Accueil physique et téléphonique|Recrutement|Droit social|Droit des contrats|Référencement naturel|Réseaux sociaux|Community management|Analyse de données|Modélisation|Tests unitaires|Méthodes agiles|Administration Linux|Sécurité informatique|Gestion budgétaire|Animation d'équipe|Esprit d'équipe|Rigueur|Autonomie|Pack Office|Sage|Ciel Compta|Veille technologique|Montage vidéo|Mise en page|${TOOLS}`,
    ),
    trade(
      "fr-field",
      "Infirmière|Infirmier|Aide-soignante|Auxiliaire de vie|Professeur des écoles|Enseignante|Cuisinier|Chef de partie|Serveuse|Réceptionniste|Vendeuse|Conseiller de vente|Magasinier|Cariste|Préparateur de commandes|Chauffeur poids lourd|Conducteur de travaux|Électricien|Plombier|Maçon|Menuisier|Mécanicien automobile|Technicien de maintenance|Soudeur|Opérateur de production|Conducteur de ligne|Agent de sécurité|Agent d'entretien|Coiffeuse|Boulanger|Jardinier|Chef de chantier|Responsable logistique|Sage-femme|Kinésithérapeute|Éducatrice spécialisée",
      "Soins infirmiers|Prise de sang|Pansements|Pose de perfusions|Hygiène hospitalière|Accompagnement des patients|Soins palliatifs|Préparation de cours|Gestion de classe|Dressage|Pâtisserie|Normes HACCP|Service en salle|Encaissement|Conseil client|Mise en rayon|Inventaire|CACES 3|CACES 1|Gestion des stocks|Préparation de commandes|Permis B|Permis C|Lecture de plans|Installation électrique|Habilitation électrique|Dépannage|Soudure TIG|Soudure à l'arc|Maintenance préventive|Hydraulique|Pneumatique|Diagnostic de pannes|Conduite d'engins|Maçonnerie|Carrelage|Peinture|Plomberie|Travail en équipe|Ponctualité|Gestes et postures|Contrôle qualité|Réglage de machines|Coupe et coloration|Taille de haies|SST|Logistique|Réception de marchandises|Accueil du public",
    ),
  ],
  de: [
    trade(
      "de-office",
      "Softwareentwickler|Softwareentwicklerin|Senior Entwickler|Systemadministrator|Projektleiter|Projektmanagerin|Buchhalterin|Bilanzbuchhalter|Sachbearbeiterin|Kaufmännische Angestellte|Vertriebsleiter|Vertriebsmitarbeiter im Innendienst|Marketingreferentin|Personalreferentin|Personalsachbearbeiter|Controller|Einkäuferin|Entwicklungsingenieur|Konstrukteur|Qualitätsmanager|Fachinformatiker|IT-Consultant|Datenanalystin|Produktmanager|Assistentin der Geschäftsführung|Teamleiter Kundenservice|Rechtsanwaltsfachangestellte|Steuerfachangestellte|Bankkauffrau|Architektin|Bauleiter|Werkstudent Marketing|Wissenschaftlicher Mitarbeiter",
      `Buchhaltung|Finanzbuchhaltung|Lohnabrechnung|DATEV|Umsatzsteuervoranmeldung|Jahresabschluss|Controlling|Projektmanagement|Kundenbetreuung|Angebotserstellung|Vertrieb|Verhandlungsführung|Personalauswahl|Arbeitsrecht|Vertragsrecht|Suchmaschinenoptimierung|Texterstellung|Datenanalyse|Softwarearchitektur|Testautomatisierung|Agile Methoden|Netzwerktechnik|IT-Sicherheit|Konstruktion|FMEA|Qualitätsmanagement|ISO 9001|Einkauf|Lieferantenmanagement|Disposition|Terminplanung|Reisekostenabrechnung|MS Office|SAP FI|SAP MM|Teamfähigkeit|Führungserfahrung|Präsentation|Statistik|SolidWorks|EPLAN|SPS-Programmierung|${TOOLS}`,
    ),
    trade(
      "de-field",
      "Gesundheits- und Krankenpflegerin|Pflegefachkraft|Altenpfleger|Erzieherin|Grundschullehrerin|Koch|Küchenchef|Servicekraft|Hotelfachfrau|Verkäuferin|Filialleiter|Lagerist|Staplerfahrer|Fachkraft für Lagerlogistik|Berufskraftfahrer|Elektriker|Elektroniker für Betriebstechnik|Anlagenmechaniker|Maurer|Tischler|Kfz-Mechatroniker|Industriemechaniker|Zerspanungsmechaniker|Schweißer|Maschinenführer|Schichtleiter|Hausmeister|Reinigungskraft|Friseurin|Bäcker|Gärtner|Physiotherapeutin|Medizinische Fachangestellte|Sozialpädagogin|Disponent",
      "Grundpflege|Behandlungspflege|Wundversorgung|Medikamentengabe|Pflegedokumentation|Blutabnahme|Hygienemanagement|Kinderbetreuung|Elterngespräche|Menüplanung|HACCP|Kassenführung|Warenpräsentation|Kundenberatung|Lagerverwaltung|Kommissionierung|Staplerschein|Wareneingang|Inventur|Ladungssicherung|Führerschein Klasse B|Führerschein CE|Schaltschrankbau|Elektroinstallation|Fehlersuche|Wartung und Instandhaltung|Hydraulik|Pneumatik|MAG-Schweißen|WIG-Schweißen|CNC-Drehen|CNC-Fräsen|Technische Zeichnungen lesen|Messmittel|Maurerarbeiten|Trockenbau|Fliesenlegen|Heizungsbau|Fahrzeugdiagnose|Bremsenservice|Schichtplanung|Arbeitssicherheit|Ersthelfer|Gartenpflege|Haarschnitt und Farbe|Manuelle Therapie|Terminvergabe|Tourenplanung|Teamarbeit|Zuverlässigkeit|Belastbarkeit",
    ),
  ],
  es: [
    trade(
      "es-all",
      "Desarrollador web|Ingeniera de software|Analista de datos|Administrador de sistemas|Jefe de proyecto|Contable|Auxiliar administrativo|Asistente de dirección|Responsable de marketing|Técnica de recursos humanos|Comercial|Abogada|Enfermera|Auxiliar de enfermería|Profesora de primaria|Cocinero|Camarera|Recepcionista|Dependienta|Encargado de almacén|Mozo de almacén|Carretillero|Conductor de camión|Electricista|Fontanero|Albañil|Mecánico de automóviles|Técnico de mantenimiento|Soldador|Operario de producción|Jefa de turno|Arquitecta|Ingeniero industrial|Diseñadora gráfica|Periodista|Traductora|Fisioterapeuta|Vigilante de seguridad",
      `Contabilidad|Facturación|Nóminas|Conciliación bancaria|Gestión de proyectos|Atención al cliente|Negociación|Ventas|Prospección comercial|Redes sociales|Posicionamiento SEO|Redacción|Selección de personal|Derecho laboral|Análisis de datos|Metodologías ágiles|Cuidados de enfermería|Extracción de sangre|Curas|Administración de medicación|Programación didáctica|Elaboración de menús|Manipulación de alimentos|Coctelería|Gestión de almacén|Carnet de carretillero|Preparación de pedidos|Control de inventario|Carnet de conducir B|Carnet C+E|Instalaciones eléctricas|Mantenimiento preventivo|Soldadura TIG|Lectura de planos|Albañilería|Diagnóstico de averías|Control de calidad|Prevención de riesgos|Trabajo en equipo|Resolución de problemas|Paquete Office|ContaPlus|Traducción|Maquetación|${TOOLS}`,
    ),
  ],
  it: [
    trade(
      "it-all",
      "Sviluppatore software|Sviluppatrice web|Analista dati|Contabile|Impiegata amministrativa|Responsabile commerciale|Addetta vendite|Magazziniere|Autista|Infermiera|Operatore socio-sanitario|Cuoco|Cameriera|Elettricista|Idraulico|Saldatore|Operaio di produzione|Ingegnere meccanico|Architetta|Insegnante|Grafico|Responsabile qualità|Addetto alla manutenzione|Segretaria|Avvocata|Consulente del lavoro",
      `Contabilità generale|Bilancio|Fatturazione|Buste paga|Gestione clienti|Trattativa commerciale|Gestione progetti|Analisi dati|Assistenza infermieristica|Prelievi|Medicazioni|Preparazione pasti|Servizio ai tavoli|Gestione magazzino|Patentino muletto|Inventario|Impianti elettrici|Saldatura|Lettura disegno tecnico|Manutenzione|Controllo qualità|Didattica|Impaginazione|Fotoritocco|Lavoro di squadra|Problem solving|Patente B|Pacchetto Office|Diritto del lavoro|Redazione testi|${TOOLS}`,
    ),
  ],
  nl: [
    trade(
      "nl-all",
      "Softwareontwikkelaar|Data-analist|Systeembeheerder|Projectleider|Boekhouder|Administratief medewerker|Salarisadministrateur|Accountmanager|Marketingmedewerker|HR-adviseur|Verpleegkundige|Verzorgende IG|Leerkracht basisonderwijs|Kok|Medewerker bediening|Receptioniste|Winkelmedewerker|Filiaalmanager|Magazijnmedewerker|Heftruckchauffeur|Vrachtwagenchauffeur|Elektricien|Loodgieter|Timmerman|Automonteur|Onderhoudsmonteur|Lasser|Productiemedewerker|Werkvoorbereider|Planner|Jurist|Communicatieadviseur",
      `Boekhouding|Debiteurenbeheer|Loonadministratie|Btw-aangifte|Exact Online|AFAS|Klantenservice|Acquisitie|Onderhandelen|Projectmanagement|Data-analyse|Wondverzorging|Medicatie toedienen|Zorgplannen|Lesvoorbereiding|Kassawerk|Orderpicken|Heftruckcertificaat|Voorraadbeheer|Rijbewijs B|Rijbewijs CE|Code 95|Elektrotechniek|Storingen oplossen|Preventief onderhoud|TIG-lassen|Tekening lezen|VCA|HACCP|Planning|Social media|Teksten schrijven|Arbeidsrecht|Samenwerken|${TOOLS}`,
    ),
  ],
  pt: [
    trade(
      "pt-all",
      "Desenvolvedor de software|Engenheira de software|Analista de dados|Administrador de redes|Gestor de projetos|Contabilista|Assistente administrativa|Técnico de recursos humanos|Vendedora|Gerente de loja|Enfermeiro|Auxiliar de saúde|Professora|Cozinheiro|Empregada de mesa|Rececionista|Operador de armazém|Motorista|Eletricista|Canalizador|Pedreiro|Mecânico|Soldador|Operadora de produção|Designer gráfica|Advogado|Engenheiro civil|Técnica de marketing",
      `Contabilidade|Faturação|Folha de pagamento|Atendimento ao cliente|Negociação|Gestão de equipas|Gestão de projetos|Análise de dados|Cuidados de enfermagem|Administração de medicação|Planeamento de aulas|Confeção de refeições|Gestão de stocks|Condução de empilhadores|Carta de condução B|Instalações elétricas|Manutenção preventiva|Soldadura MIG|Leitura de desenho técnico|Controlo de qualidade|Redes sociais|Tradução|Trabalho em equipa|Direito do trabalho|Pacote Office|Primavera ERP|${TOOLS}`,
    ),
  ],
};

export const bulletVerbs = wordList(
  "Built|Led|Designed|Managed|Improved|Wrote|Maintained|Reduced|Launched|Trained|Delivered|Supported|Owned|Rolled out|Negotiated|Cut|Mentored|Planned|Introduced|Organised|Created|Developed|Implemented|Supervised|Handled|Coordinated|Analysed|Automated|Prepared|Ran|Answered|Tested|Documented|Presented|Responsible for|In charge of|Assisted with|Took over|Restructured|Oversaw|Won|Migrated|Cleaned up|Repaired|Set up|Checked|Served|Cared for|Reported on|Increased",
);
export const bulletObjects = wordList(
  "weekly reports|the booking system|a team of {n}|budgets of up to {n}k|client accounts|monthly dashboards|regression tests|internal tools|customer workshops|suppliers in {n} countries|the company website|daily operations|quarterly releases|training material|warehouse stock|the onboarding of new colleagues|contracts with partners|incident response|newsletters for {n},000 readers|shift plans|the morning shift|patients on a {n}-bed ward|a class of {n} pupils|orders of more than {n} pallets a day|invoices and reminders|the move to a new office|customer complaints|{n} apprentices|safety inspections|the annual fair|payments processing|a new price list|legacy code|site visits|the kitchen during lunch service|guests at the front desk|repairs of all kinds|tender documents|the recruiting of {n} people|a pilot project in {city}|machines and tools|audits by the authorities|documentation for users|the night desk|deliveries across {city}|stock counts|meetings with the board|waste and costs|processes between departments|the data warehouse",
);
export const bulletEnds = wordList(
  "|by {n}%|within {n} months|on time and on budget|for {firm}|together with {firm}|in close contact with customers|across three sites|every week|for the whole region|under tight deadlines|from scratch|with a team of {n}|in {city}|according to company standards|for internal and external customers|after a merger|and reported to the director|during the busy season|with {tool}|using {tool}|using {tool} and {tool}|in {tool}",
);
