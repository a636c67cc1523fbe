import { wordList } from "../rng.js";
import type { Language } from "./language.js";

export const french: Language = {
  code: "fr",
  cv: ["Curriculum Vitae", "CURRICULUM VITAE", "CV", "Curriculum vitæ"],
  headings: {
    profile: wordList("Profil|À propos|Résumé|Présentation|Objectif|Profil professionnel|En bref|Qui suis-je"),
    skills: wordList(
      "Compétences|Compétences techniques|Compétences clés|Savoir-faire|Domaines de compétences|Outils|Informatique|Outils et méthodes|Atouts|Compétences professionnelles|Mes compétences|Connaissances|Aptitudes",
    ),
    experience: wordList(
      "Expérience|Expériences|Expérience professionnelle|Expériences professionnelles|Parcours professionnel|Parcours|Emplois|Emplois occupés|Carrière",
    ),
    education: wordList(
      "Formation|Formations|Diplômes|Études|Formation initiale|Parcours scolaire|Cursus|Formation et diplômes",
    ),
    courses: wordList("Formations complémentaires|Formation continue|Stages de formation|Cours suivis"),
    certificates: wordList("Certifications|Habilitations|Permis et certificats|Certificats"),
    volunteering: wordList("Bénévolat|Engagements|Vie associative|Activités bénévoles"),
    languages: wordList("Langues|Langues parlées|Compétences linguistiques"),
    hobbies: wordList("Centres d'intérêt|Loisirs|Intérêts|Passions|Divers"),
    references: wordList("Références|Contacts"),
    publications: wordList("Publications|Articles"),
    projects: wordList("Projets|Réalisations|Projets personnels"),
    denied: wordList("À noter|Limites|À apprendre|Pas encore|En toute franchise"),
  },
  labels: {
    name: ["Nom", "Nom et prénom", "Prénom et nom", "Candidate", "Candidat"],
    email: ["E-mail", "Courriel", "Mail", "Email", "Mél", "Adresse e-mail"],
    phone: ["Tél", "Tél.", "Téléphone", "Portable", "Mobile"],
    address: ["Adresse", "Ville", "Domicile"],
    born: ["Né le", "Née le", "Nationalité", "Permis", "Situation familiale"],
  },
  months: {
    long: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre".split("|"),
    short: "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.".split("|"),
  },
  present: ["aujourd'hui", "présent", "à ce jour", "maintenant", "actuel", "en cours", "Aujourd'hui"],
  since: ["depuis {a}", "Depuis {a}", "dès {a}"],
  fromTo: ["de {a} à {b}", "De {a} à {b}", "{a} à {b}", "du {a} au {b}", "{a} au {b}"],
  years: ["{n} ans", "{n} ans", "{n} années", "plus de {n} ans", "près de {n} ans", "{w} ans"],
  yearsOfExperience: ["{y} d'expérience", "{y} d’expérience", "{y} d'expérience professionnelle", "{y} de pratique"],
  stated: wordList(
    "{T} avec {Y}.|{Y} dans {A}.|J'ai {Y} dans {A}.|Fort de {Y}, je recherche un nouveau défi.|Expérience : {N}|Expérience totale : {N}|{T} justifiant de {Y}.|Je travaille dans {A} depuis {N}.|{Y}.|Après {N} dans {A}, je souhaite évoluer.|{T}, {Y}|Au total {Y}.|Forte de {Y} en tant que {T}.|{N} de métier dans {A}.",
  ),
  otherYears: wordList(
    "Chef d'équipe pendant {n} ans.|Trésorier du club depuis {n} ans.|Contrat de {n} ans avec {C}.|Diplômée il y a {n} ans.|Entreprise fondée il y a {n} ans.",
  ),
  remarks: wordList(
    "Disponible immédiatement.|Rigoureux et autonome.|J'aime le travail en équipe.|À la recherche d'un nouveau poste.|Mobile dans toute la région.|Sens de l'écoute et bonne humeur.|Ponctuelle et motivée.|Je m'adapte rapidement.|Résistance au stress.",
  ),
  deniedLines: wordList(
    "Pas d'expérience en {D}.|Aucune expérience de {D}.|Je ne connais pas {D}.|Je n'ai jamais travaillé avec {D}.|Je n'ai jamais utilisé {D}.|Pas de {D}.|{D} : aucune expérience|{D} : non|Pas encore formé à {D}.|Je ne maîtrise pas {D}.|{D} (pas encore)|Sans expérience en {D}.|À apprendre : {D}|Aucune connaissance en {D}.|Je débute et je ne sais pas encore faire : {D}.",
  ),
  skillSentences: wordList(
    "Je maîtrise {S}.|Je travaille avec {S}.|Maîtrise de {S}.|Bonnes connaissances : {S}.|Mes outils : {S}.|Spécialisée en {S}.|À l'aise avec {S}.|Compétences : {S}.|J'utilise au quotidien {S}.|Formé à {S}.|Mes points forts : {S}.",
  ),
  jobSentences: wordList(
    "Je suis {t} chez {C} depuis {f}.|Depuis {f}, je travaille comme {t} chez {C}.|Actuellement {t} chez {C} ({P}).",
  ),
  areas: wordList(
    "le commerce|l'industrie|la santé|le bâtiment|l'informatique|la restauration|la logistique|la banque|l'enseignement|le conseil|le tourisme|l'automobile|la comptabilité|le secteur public|la grande distribution",
  ),
  levels: [
    "expert",
    "avancé",
    "intermédiaire",
    "notions",
    "bon niveau",
    "courant",
    "débutant",
    "★★★★☆",
    "4/5",
    "3/5",
    "maîtrise",
    "bases",
    "80%",
  ],
  and: "et",
  or: "ou",
  onRequest: ["Références sur demande.", "Références disponibles sur demande"],
  page: ["Page {i} sur {n}", "{i}/{n}", "- {i} -", "{i}"],
  techLabels: ["Technologies", "Environnement technique", "Outils", "Environnement", "Compétences"],
  jobLabels: {
    title: ["Poste", "Fonction"],
    employer: ["Entreprise", "Employeur", "Société"],
    period: ["Période", "Dates", "Durée"],
    place: ["Lieu", "Ville"],
  },
  at: ["chez", "à", "pour", "au sein de"],
};
