import { type WordList, wordList } from "../rng.js";

/** How posts say things. `{S}` skills (marked), `{Y}` years, `{D}` date, `{T}` title, `{C}` employer, `{P}` place. */
export interface PostWords {
  must: WordList;
  nice: WordList;
  tasks: WordList;
  offer: WordList;
  about: WordList;
  mustLines: WordList;
  niceLines: WordList;
  yearLines: WordList;
  closingLines: WordList;
  openings: WordList;
  taskLines: WordList;
  offers: WordList;
  others: WordList;
  years: string[];
  of: string[];
  labels: { title: string[]; closing: string[]; years: string[]; place: string[] };
  and: string;
  months: string[];
  mustTag: string[];
  niceTag: string[];
  gender: string[];
}

export const postWords: Record<"en" | "fr" | "de" | "es", PostWords> = {
  en: {
    must: wordList(
      "Requirements|Must have|Must-haves|What you need|You bring|What you bring|Essential|Essential criteria|Required skills|Required|Your profile|Qualifications|Minimum requirements|We expect|Who you are|Key requirements|Mandatory|Essential skills|What we ask|Your skills|You have|Needed|What we're looking for|Skills required|Person specification|Core requirements",
    ),
    nice: wordList(
      "Nice to have|Nice-to-haves|Desirable|Desirable criteria|Preferred|Preferred skills|Bonus|Bonus points|A plus|Pluses|Good to have|Optional|What would be great|Also welcome|Extra points|Would be nice|Ideally|Preferred qualifications|It helps if you know|Advantageous",
    ),
    tasks: wordList(
      "Your tasks|Responsibilities|What you will do|The role|Duties|Main duties|Your day|Tasks|Job description|What awaits you|About the role|Key responsibilities",
    ),
    offer: wordList("We offer|Benefits|What we offer|Perks|Why us|What you get|Our offer|Package|Salary and benefits"),
    about: wordList("About us|Who we are|The company|The team|Introduction|About the company"),
    mustLines:
      wordList(`{S}|{S}|{S}|{S}|{S}|{S}|Experience with {S}|Good knowledge of {S}|Solid skills in {S}|You know {S}|Confident use of {S}|Proven experience in {S}|Hands-on experience with {S}|Strong {S} skills|Proficiency in {S}|You have worked with {S}|Sound knowledge of {S}|{S} in daily practice|Expertise in {S}|Practical experience of {S}|Working knowledge of {S}|You are good at {S}|Ability to work with {S}|Understanding of {S}|Excellent command of {S}
{S}, including the parts that nobody likes to do
You have used {S} in production and know where it hurts
{S}, ideally together with {S}
{S} or {S}
Experience of {S} (e.g. {S}, {S}) in a company of our size
Several projects in which you were responsible for {S}
You can explain {S} to somebody who has never heard of it
Confident with {S} and willing to learn {S}
A qualification in {S} or a comparable training
Command of {S} at a level that lets you train others
Routine in {S}, also under time pressure
{S}: you don't need to look things up every day
Practical knowledge of {S} gained in a team of at least {n} people
Knows the rules for {S} and applies them
Able to plan, carry out and document {S} on your own
Familiar with the usual tools for {S}, such as {S}
Recent work with {S}, shown by examples
A safe hand with {S} and an eye for detail
{S} for customers from all over the region
You take {S} seriously and can say why
Experience in {S} within an agile team
At home in {S} and {S}
English good enough to talk about {S} with customers
Degree in a related field, or the same knowledge gained at work
Valid driving licence and a clean record
Willingness to work shifts, weekends included
Completed vocational training or several years in the trade
You write clearly, also when you are in a hurry
Physically fit: you lift up to {n} kg
Right to work in the country
Fluent in English, any other language is welcome
Registered with the professional body
Friendly manner with guests and colleagues
Willing to travel about {n}% of the time`),
    niceLines:
      wordList(`{S}|{S}|{S}|{S}|Experience with {S}|Some knowledge of {S}|{S} is a plus|First contact with {S}|Interest in {S}|{S} would be an advantage|Familiarity with {S}|Ideally you know {S}|Basic knowledge of {S}|{S} welcome|A background in {S}
{S}, or the wish to learn it
You have seen {S} in another company
{S} or {S}, we use both
A second language
Contributions to open projects around {S}
Knowledge of {S} from a course or a hobby
An idea of how {S} works with {S}
Teaching experience, for example in {S}
A certificate in {S}`),
    yearLines: wordList(
      "At least {Y} of experience|Minimum {Y} of professional experience|{Y} of experience in a similar role|{Y} in the job|You have {Y} of experience|A minimum of {Y} of relevant experience|{Y} of work experience|Ideally {Y} behind you|{Y} of hands-on experience|You have been doing this for {Y}|Work experience: {Y}|{Y} experience in {A}",
    ),
    closingLines: wordList(
      "Closing date: {D}|Apply by {D}.|Applications close on {D}.|Deadline: {D}|Please apply until {D}.|Closing: {D}|The deadline for applications is {D}.|Send your CV by {D}.|We accept applications until {D}.|Application deadline: {D}|Apply before {D}|Applications received after {D} can't be considered.|Last day to apply: {D}|Open until {D}",
    ),
    openings: wordList(
      "We are looking for a {T}.|{C} is hiring a {T} in {P}.|For our team in {P} we are looking for a {T}.|Join {C} as a {T}.|{C} seeks a {T} to start as soon as possible.|We want to fill the post of {T}.|Wanted: {T}|Position: {T}|Vacancy: {T}|To strengthen our team we need a {T}.|Job title: {T}",
    ),
    taskLines: wordList(
      "Work with colleagues from {C}|Report to the head of department|Keep our systems running|Look after customers|Plan and carry out projects|Improve how we use {X}|Write documentation|Train new colleagues|Help with {X} and {Y}|Answer questions by phone and e-mail|Support the team every day|Take part in the on-call rota|Prepare meetings|Develop new ideas|Own the {X} side of things",
    ),
    offers: wordList(
      "30 days of holiday|Flexible working hours|A friendly team|Free fruit and coffee|Company bike|Pension scheme|Modern office in {P}|Two days of home office|Training budget|{n},000 € a year|Permanent contract|Season ticket|A job with meaning|Shift bonus|Christmas bonus|Company car",
    ),
    others: wordList(
      "Degree in a related field|Fluent English|Team player|You enjoy working with people|Willingness to travel|A sense of humour|Completed vocational training|Right to work in the UK|Good communication|Structured way of working|Full-time, 40 hours|Start: as soon as possible",
    ),
    years: [
      "{n} years",
      "{n}+ years",
      "{w} years",
      "{n} yrs",
      "{n}-{m} years",
      "more than {n} years",
      "at least {n} years",
      "over {n} years",
    ],
    of: ["of experience", "of professional experience", "experience"],
    labels: {
      title: ["Title", "Position", "Job title", "Role", "Post"],
      closing: ["Closing date", "Deadline", "Apply by", "Closes"],
      years: ["Experience", "Minimum experience", "Years"],
      place: ["Location", "Place"],
    },
    and: "and",
    months: "January|February|March|April|May|June|July|August|September|October|November|December".split("|"),
    mustTag: ["must", "required", "essential", "mandatory", "yes"],
    niceTag: ["nice to have", "optional", "desirable", "a plus", "no"],
    gender: ["(m/f/d)", "(f/m/x)", "(all genders)", "(m/f/x)", "– full-time", "(part-time)", "(remote)"],
  },
  fr: {
    must: wordList(
      "Profil recherché|Compétences requises|Exigences|Indispensable|Vous avez|Votre profil|Prérequis|Compétences attendues",
    ),
    nice: wordList("Un plus|Atouts|Souhaité|Serait un plus|Apprécié|Les plus|Compétences appréciées"),
    tasks: wordList("Missions|Vos missions|Le poste|Responsabilités"),
    offer: wordList("Nous offrons|Avantages|Ce que nous offrons"),
    about: wordList("Qui sommes-nous|L'entreprise"),
    mustLines: wordList(
      "{S}|{S}|{S}|Maîtrise de {S}|Expérience en {S}|Bonne connaissance de {S}|Solides compétences en {S}|Pratique de {S}",
    ),
    niceLines: wordList("{S}|{S}|Notions de {S}|{S} serait un plus|Connaissance de {S} appréciée|Intérêt pour {S}"),
    yearLines: wordList(
      "Au moins {Y} d'expérience|{Y} d'expérience minimum|Expérience de {Y} dans un poste similaire|Vous justifiez de {Y} d'expérience",
    ),
    closingLines: wordList(
      "Date limite : {D}|Candidature avant le {D}.|Postulez avant le {D}.|Date limite de candidature : {D}|Clôture des candidatures le {D}",
    ),
    openings: wordList(
      "Nous recherchons un(e) {T}.|{C} recrute : {T}|Poste : {T}|{C} cherche son/sa futur(e) {T} à {P}.",
    ),
    taskLines: wordList(
      "Travailler avec les équipes|Suivre les projets|Améliorer nos outils|Rédiger la documentation|Répondre aux clients",
    ),
    offers: wordList("Tickets restaurant|Mutuelle|Deux jours de télétravail|CDI|13e mois|Équipe sympathique"),
    others: wordList("Diplôme dans le domaine|Anglais courant|Esprit d'équipe|Autonomie|Mobilité"),
    years: ["{n} ans", "{w} ans", "{n} années", "plus de {n} ans"],
    of: ["d'expérience", "d'expérience professionnelle"],
    labels: {
      title: ["Poste", "Intitulé du poste"],
      closing: ["Date limite", "Clôture"],
      years: ["Expérience"],
      place: ["Lieu"],
    },
    and: "et",
    months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre".split("|"),
    mustTag: ["obligatoire", "requis", "indispensable"],
    niceTag: ["souhaité", "un plus", "facultatif"],
    gender: ["(H/F)", "H/F", "(F/H)"],
  },
  de: {
    must: wordList(
      "Anforderungen|Ihr Profil|Dein Profil|Das bringen Sie mit|Das bringst du mit|Voraussetzungen|Muss|Zwingend|Wir erwarten|Was du mitbringst",
    ),
    nice: wordList("Von Vorteil|Wünschenswert|Pluspunkte|Idealerweise|Gern gesehen|Kann"),
    tasks: wordList("Ihre Aufgaben|Deine Aufgaben|Aufgaben|Das erwartet dich"),
    offer: wordList("Wir bieten|Unser Angebot|Das bieten wir"),
    about: wordList("Über uns|Wer wir sind"),
    mustLines: wordList(
      "{S}|{S}|{S}|Erfahrung mit {S}|Gute Kenntnisse in {S}|Sicherer Umgang mit {S}|Fundiertes Wissen in {S}|Praxis in {S}",
    ),
    niceLines: wordList("{S}|{S}|Grundkenntnisse in {S}|{S} von Vorteil|Interesse an {S}|Erste Erfahrung mit {S}"),
    yearLines: wordList(
      "Mindestens {Y} Berufserfahrung|{Y} Erfahrung in ähnlicher Position|Sie haben {Y} Berufserfahrung|Wenigstens {Y} Praxis",
    ),
    closingLines: wordList(
      "Bewerbungsschluss: {D}|Bewerbungsfrist: {D}|Bewerben Sie sich bis zum {D}.|Bewerbung bis {D}|Frist: {D}",
    ),
    openings: wordList(
      "Wir suchen: {T}|Für unser Team in {P} suchen wir {T}.|{C} sucht {T}.|Stelle: {T}|Zur Verstärkung suchen wir {T}.",
    ),
    taskLines: wordList(
      "Betreuung unserer Kunden|Mitarbeit in Projekten|Pflege der Dokumentation|Verbesserung der Abläufe|Einarbeitung neuer Kollegen",
    ),
    offers: wordList("30 Tage Urlaub|Gleitzeit|Jobrad|Betriebliche Altersvorsorge|Unbefristeter Vertrag|Nettes Team"),
    others: wordList("Abgeschlossene Ausbildung|Gute Deutschkenntnisse|Teamgeist|Reisebereitschaft|Führerschein"),
    years: ["{n} Jahre", "{w} Jahre", "mehr als {n} Jahre", "{n}-{m} Jahre"],
    of: ["Berufserfahrung", "Erfahrung"],
    labels: {
      title: ["Stelle", "Position"],
      closing: ["Bewerbungsschluss", "Frist"],
      years: ["Berufserfahrung"],
      place: ["Ort"],
    },
    and: "und",
    months: "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember".split("|"),
    mustTag: ["muss", "zwingend", "erforderlich"],
    niceTag: ["von Vorteil", "optional", "wünschenswert"],
    gender: ["(m/w/d)", "(w/m/d)", "(gn)", "m/w/d"],
  },
  es: {
    must: wordList("Requisitos|Imprescindible|Requisitos mínimos|Qué buscamos|Perfil"),
    nice: wordList("Se valora|Deseable|Se valorará|Valorable"),
    tasks: wordList("Funciones|Tareas|Responsabilidades"),
    offer: wordList("Ofrecemos|Qué ofrecemos"),
    about: wordList("Sobre nosotros|La empresa"),
    mustLines: wordList("{S}|{S}|{S}|Experiencia con {S}|Buen manejo de {S}|Conocimientos de {S}"),
    niceLines: wordList("{S}|{S}|Conocimientos básicos de {S}|Se valora {S}"),
    yearLines: wordList(
      "Al menos {Y} de experiencia|Mínimo {Y} de experiencia|Experiencia de {Y} en un puesto similar",
    ),
    closingLines: wordList("Fecha límite: {D}|Plazo hasta el {D}.|Envíe su CV antes del {D}.|Cierre: {D}"),
    openings: wordList("Buscamos {T}.|{C} busca {T} en {P}.|Puesto: {T}"),
    taskLines: wordList("Atender a los clientes|Trabajar en equipo|Mejorar los procesos|Preparar informes"),
    offers: wordList("Contrato indefinido|Horario flexible|Buen ambiente|Formación"),
    others: wordList("Titulación universitaria|Inglés alto|Trabajo en equipo|Disponibilidad para viajar"),
    years: ["{n} años", "{w} años", "más de {n} años"],
    of: ["de experiencia"],
    labels: { title: ["Puesto"], closing: ["Fecha límite"], years: ["Experiencia"], place: ["Lugar"] },
    and: "y",
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre".split("|"),
    mustTag: ["imprescindible", "obligatorio"],
    niceTag: ["deseable", "valorable"],
    gender: ["(H/M)", "(m/h)"],
  },
};
