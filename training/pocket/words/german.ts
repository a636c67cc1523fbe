import { wordList } from "../rng.js";
import type { Language } from "./language.js";

export const german: Language = {
  code: "de",
  cv: ["Lebenslauf", "LEBENSLAUF", "Curriculum Vitae", "Tabellarischer Lebenslauf", "Bewerbung"],
  headings: {
    profile: wordList("Profil|Über mich|Kurzprofil|Zusammenfassung|Persönliches|Zur Person|Ziel"),
    skills: wordList(
      "Kenntnisse|Fähigkeiten|Kompetenzen|Fachkenntnisse|EDV-Kenntnisse|IT-Kenntnisse|Kenntnisse und Fähigkeiten|Besondere Kenntnisse|Stärken|Was ich kann|Qualifikationen|Fachliche Kompetenzen|Werkzeuge",
    ),
    experience: wordList(
      "Berufserfahrung|Beruflicher Werdegang|Berufspraxis|Berufliche Stationen|Werdegang|Praxiserfahrung|Tätigkeiten|Arbeitserfahrung",
    ),
    education: wordList(
      "Ausbildung|Bildungsweg|Studium|Schulbildung|Ausbildung und Studium|Schule und Studium|Akademische Ausbildung",
    ),
    courses: wordList("Weiterbildung|Fortbildungen|Kurse|Schulungen|Seminare"),
    certificates: wordList("Zertifikate|Zertifizierungen|Scheine und Lizenzen|Nachweise"),
    volunteering: wordList("Ehrenamt|Ehrenamtliches Engagement|Engagement"),
    languages: wordList("Sprachen|Sprachkenntnisse"),
    hobbies: wordList("Interessen|Hobbys|Hobbies|Freizeit|Sonstiges"),
    references: wordList("Referenzen|Ansprechpartner"),
    publications: wordList("Veröffentlichungen|Publikationen|Vorträge"),
    projects: wordList("Projekte|Ausgewählte Projekte"),
    denied: wordList("Noch nicht|Lücken|Ehrlich gesagt|Hinweis|Lernfelder"),
  },
  labels: {
    name: ["Name", "Vor- und Nachname", "Bewerber", "Bewerberin"],
    email: ["E-Mail", "Mail", "Email"],
    phone: ["Telefon", "Tel.", "Mobil", "Handy", "Tel"],
    address: ["Anschrift", "Adresse", "Wohnort"],
    born: ["Geburtsdatum", "Geboren am", "Staatsangehörigkeit", "Familienstand", "Führerschein"],
  },
  months: {
    long: "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember".split("|"),
    short: "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sep.|Okt.|Nov.|Dez.".split("|"),
  },
  present: ["heute", "jetzt", "aktuell", "laufend", "dato"],
  since: ["seit {a}", "Seit {a}", "ab {a}"],
  fromTo: ["{a} bis {b}", "von {a} bis {b}", "Von {a} bis {b}"],
  years: [
    "{n} Jahre",
    "{n} Jahren",
    "über {n} Jahre",
    "mehr als {n} Jahre",
    "fast {n} Jahre",
    "rund {n} Jahre",
    "{w} Jahre",
  ],
  yearsOfExperience: ["{y} Berufserfahrung", "{y} Erfahrung", "{y} Praxiserfahrung"],
  stated: wordList(
    "{T} mit {Y}.|{Y} in {A}.|Ich bringe {Y} mit.|Berufserfahrung: {N}|Erfahrung: {N}|Gesamt: {Y}|Ich habe {Y} in {A} gesammelt.|Seit {N} in {A} tätig.|{Y}.|Ich arbeite seit {N} in {A}.|Insgesamt {Y}.|{T}, {Y}",
  ),
  otherYears: wordList(
    "Davon {n} Jahre im Ausland.|Kassenwart seit {n} Jahren.|Die Firma besteht seit {n} Jahren.|Vor {n} Jahren Abitur gemacht.|Teamleitung für {n} Jahre.",
  ),
  remarks: wordList(
    "Zuverlässig und belastbar.|Ich arbeite gern im Team.|Sofort verfügbar.|Ich suche eine neue Herausforderung.|Reisebereitschaft vorhanden.|Kündigungsfrist drei Monate.|Freundlich und pünktlich.|Sorgfältige Arbeitsweise.",
  ),
  deniedLines: wordList(
    "Keine Erfahrung mit {D}.|Ich habe keine Erfahrung mit {D}.|Noch nie mit {D} gearbeitet.|Keine Kenntnisse in {D}.|{D}: keine|{D}: keine Erfahrung|{D} kenne ich nicht.|Kein {D}.|{D} – noch nicht|Mit {D} habe ich noch nicht gearbeitet.|Noch zu lernen: {D}|{D} beherrsche ich nicht.|Ohne Erfahrung in {D}.",
  ),
  skillSentences: wordList(
    "Ich arbeite mit {S}.|Sicherer Umgang mit {S}.|Sehr gute Kenntnisse in {S}.|Meine Stärken sind {S}.|Erfahren in {S}.|Täglich nutze ich {S}.|Gute Kenntnisse: {S}.|Spezialisiert auf {S}.|Ich beherrsche {S}.|Vertraut mit {S}.",
  ),
  jobSentences: wordList(
    "Seit {f} arbeite ich als {t} bei {C}.|Derzeit bin ich {t} bei {C} ({P}).|Ich bin seit {f} {t} bei {C}.",
  ),
  areas: wordList(
    "der Logistik|der Pflege|der Industrie|der IT|dem Handel|dem Handwerk|der Gastronomie|der Verwaltung|der Automobilbranche|dem Bauwesen|der Beratung|dem Vertrieb|der Forschung|der Produktion",
  ),
  levels: [
    "Experte",
    "sehr gut",
    "gut",
    "Grundkenntnisse",
    "fortgeschritten",
    "Anfänger",
    "sicher",
    "●●●●○",
    "4/5",
    "verhandlungssicher",
    "5 Jahre",
  ],
  and: "und",
  or: "oder",
  onRequest: ["Referenzen auf Anfrage.", "Zeugnisse auf Wunsch"],
  page: ["Seite {i} von {n}", "Seite {i}", "- {i} -", "{i}/{n}"],
  techLabels: ["Technologien", "Werkzeuge", "Eingesetzte Technologien", "Tools", "Methoden"],
  jobLabels: {
    title: ["Position", "Funktion", "Tätigkeit"],
    employer: ["Arbeitgeber", "Firma", "Unternehmen"],
    period: ["Zeitraum", "Dauer"],
    place: ["Ort", "Standort"],
  },
  at: ["bei", "bei der", "für"],
};
