/** How briefs for sites say things, in German and French. */
import { wordList as words } from "../rng.js";
import type { SiteWords } from "./sites.js";

export const german: SiteWords = {
  code: "de",
  trades: {
    studio: words(
      "eine Physiotherapiepraxis|eine Fahrradwerkstatt|ein Repair-Café|ein Bootsverleih|ein Sportverein|eine Fahrschule|eine Zahnarztpraxis|ein Elektrobetrieb|eine Sprachschule|ein Umzugsunternehmen|eine Kletterhalle|ein Steuerbüro|ein Computerladen|ein Schwimmverein",
    ),
    paper: words(
      "eine Buchhandlung|eine Anwaltskanzlei|ein Streichquartett|ein Heimatmuseum|ein Architekturbüro|eine Musikschule|ein Chor|ein Geschichtsverein|eine Buchbinderei|ein Klavierstimmer|ein Notariat|ein Lesekreis|eine Uhrmacherei",
    ),
    garden: words(
      "ein Yogastudio|eine Gärtnerei|eine Hebammenpraxis|ein Kindergarten|eine Imkerei|ein Kleingartenverein|ein Ferienhof|eine Massagepraxis|ein Blumenladen|eine Hundeschule|eine Naturheilpraxis|eine Baumschule",
    ),
    market: words(
      "eine Bäckerei|ein Hofladen|ein Fischstand|eine Eisdiele|ein Spielzeugladen|eine Pizzeria|eine Käserei|ein Dorffest|eine Metzgerei|eine Kaffeerösterei|eine Markthalle|eine Brauerei|eine Konditorei",
    ),
    velvet: words(
      "eine Weinbar|ein Jazzclub|eine Goldschmiede|ein Theater|eine Cocktailbar|ein kleines Hotel|eine Schneiderei|ein Restaurant|eine Tanzschule|ein Kino|ein Barbier|eine Schokoladenmanufaktur",
    ),
  },
  names: words(
    "{X}|Haus {X}|{X} & {X}|Zum {X}|Alte {X}|Studio {X}|{X} und Töchter|Kleine {X}|Werkstatt {X}|Verein {X}|Praxis {X}|{X} am Markt|Bei {X}|Hof {X}|Atelier {X}|Freunde der {X}",
  ),
  siteFor: [
    "Website für {n}",
    "{n}",
    "{n} – Website",
    "Briefing: {n}",
    "Webseite für {n}, {t} in {c}",
    "{n}, {t} in {c}",
    "Neue Website: {n}",
    "Homepage für „{n}“",
  ],
  pagesHeading: ["Seiten", "Struktur", "Aufbau", "Seiten, die wir brauchen"],
  pagesSentence: [
    "Bitte eine Website mit diesen Seiten:",
    "Wir brauchen {k} Seiten:",
    "Die Website soll die Seiten {list} haben.",
    "Bitte die Dateien {list} erstellen.",
    "Seiten:",
  ],
  remarksHeading: ["Gestaltung", "Stil", "Hinweise", "Wünsche", "Ton"],
  wishes: words(
    "Die Website soll {a} wirken.|Bitte die Gestaltung {a} und {b} halten.|Wir möchten eine Website, die {a} ist.|Bitte keine Bilder aus Bilddatenbanken.|Der Stil soll {a} und {b} sein.|Die Seite soll {a} aussehen.|Bitte keine Cookies.|Die Farben sollen {a} sein.|Bitte keine langen Texte auf der Website.",
  ),
  adjectives: {
    studio: ["klar", "modern", "schlicht", "sachlich", "aufgeräumt"],
    paper: ["klassisch", "ruhig", "seriös", "traditionell", "zeitlos"],
    garden: ["frisch", "natürlich", "sanft", "freundlich", "grün"],
    market: ["warm", "fröhlich", "kräftig", "lebendig", "bunt"],
    velvet: ["dunkel", "elegant", "festlich", "edel", "glamourös"],
  },
  headings: {
    hero: words("Willkommen|Hallo|Einleitung|Start|Kurz gesagt|Begrüßung"),
    text: words(
      "Über uns|Unsere Geschichte|Wer wir sind|Geschichte|Wie es begann|Wofür wir stehen|Das Haus|Unsere Idee",
    ),
    services: words(
      "Angebot|Leistungen|Was wir tun|Unsere Kurse|Behandlungen|Produkte|Sortiment|Was es hier gibt|Kurse",
    ),
    prices: words(
      "Preise|Unsere Preise|Preisliste|Was es kostet|Gebühren|Tarife|Speisekarte|Mitgliedsbeiträge|Kosten|Eintritt",
    ),
    hours: words("Öffnungszeiten|Sprechzeiten|Wann wir da sind|Zeiten|Stundenplan|Kurszeiten|Geöffnet"),
    steps: words(
      "So geht's|In drei Schritten|Mitglied werden|So bestellen Sie|Wie es weitergeht|Ihr erster Besuch|Ablauf|Anmeldung",
    ),
    team: words("Das Team|Unser Team|Wer hier arbeitet|Menschen|Unsere Lehrkräfte|Der Vorstand|Mitarbeitende"),
    faq: words("Fragen und Antworten|Häufige Fragen|FAQ|Gut zu wissen|Fragen|Sie fragen, wir antworten"),
    quotes: words("Stimmen|Was Gäste sagen|Bewertungen|Lob|Was Kunden sagen|Rückmeldungen"),
    contact: words("Kontakt|Anfahrt|So finden Sie uns|Adresse|Wo wir sind|So erreichen Sie uns|Schreiben Sie uns"),
    notice: words("Bitte beachten|Hinweis|Wichtig|Ferien|Aktuelles|Zurzeit|Achtung"),
  },
  pageTitles: {
    hero: words("Start|Startseite|Willkommen"),
    text: words("Über uns|Geschichte|Wir|Wer wir sind"),
    services: words("Angebot|Leistungen|Kurse|Produkte|Behandlungen|Sortiment"),
    prices: words("Preise|Speisekarte|Gebühren|Tarife|Preisliste|Eintritt"),
    hours: words("Zeiten|Öffnungszeiten|Sprechzeiten|Stundenplan"),
    steps: words("Ablauf|Anmeldung|So geht's|Mitmachen|Bestellen"),
    team: words("Team|Menschen|Lehrkräfte|Vorstand"),
    faq: words("Fragen|FAQ|Gut zu wissen|Antworten"),
    quotes: words("Stimmen|Bewertungen|Lob|Gäste"),
    contact: words("Kontakt|Anfahrt|Adresse"),
    notice: words("Aktuelles|Hinweise|Neues"),
  },
  taglines: words(
    "Gutes braucht Zeit|Von Hand gemacht in {c}|Seit {y}|Für alle, die sich gern bewegen|Offen für alle|Klein, langsam und ehrlich|Musik für jedes Alter|Reparieren statt wegwerfen|Kommen Sie herein|Nah am Wasser|Nah am Menschen|Handwerk aus {c}",
  ),
  hero: words(
    "{n} ist {t} in {c}.|Willkommen bei {n}, {t} mitten in {c}.|Wir sind {t} in {c}, und unsere Tür steht offen.|Seit {y} ist {n} {t} in {c}.|Herzlich willkommen bei {n}.|Guten Tag aus {c}!",
  ),
  story: words(
    "Wir haben {y} mit einem Raum und zwei Stühlen begonnen.|Das Haus wurde {y} gebaut.|{p} hat es {y} gegründet.|Wir arbeiten mit Menschen aus {c} und Umgebung.|Nichts geschieht hier in Eile.|{y} sind wir nach {c} gezogen.|Schon unsere Großeltern haben das gemacht.|Wir sind ein eingetragener Verein mit 64 Mitgliedern.|Wir mögen, was einfach ist und lange hält.",
  ),
  services: words(
    "Führungen|Einzelunterricht|Abendkurs|Reparatur sofort|Kurse für Anfänger|Kindergruppe|Verleih tageweise|Lieferung in der Stadt|Gutscheine|Private Feiern|Hausbesuche|Erstgespräch|Offene Werkstatt|Chor für Erwachsene|Gruppentraining|Rückenmassage|Lymphdrainage|Hochzeitstorten|Klavierunterricht|Messer schleifen",
  ),
  priced: words(
    "Roggenbrot|Espresso|Einzelkarte|Halber Tag|Ganzer Tag|Probestunde|Stunde zu 45 Minuten|Familienkarte|Tagessuppe|Haarschnitt|Mitgliedschaft|Erstbehandlung|Doppelzimmer|Ruderboot|Tretboot|Käseteller|Limonade|Kinder unter 12|Monatskarte|Zehnerkarte|Hauswein|Apfelkuchen|Inspektion|Frühstück|Mittagsmenü",
  ),
  roles: words(
    "Bäcker|Geigenlehrerin|Gründerin|Physiotherapeut|Empfang|Bootsbauer|Vorsitzende|Kassenwart|Koch|Konditorin|Ehrenamtliche|Mechaniker|Hebamme|Gitarre und Gesang|Hausmeister|Trainerin",
  ),
  faq: words(
    "Muss ich reservieren?=Am Wochenende hilft es, sonst einfach kommen.|Kann ich mit Karte zahlen?=Ja, ab jedem Betrag.|Sind Hunde erlaubt?=Ja, an der Leine.|Gibt es Parkplätze?=Hinter dem Haus ist Platz.|Was soll ich mitbringen?=Bequeme Kleidung und ein Handtuch.|Ist es für Kinder geeignet?=Ab sechs Jahren.|Kann ich absagen?=Bis zum Vorabend kostenlos.|Liefern Sie?=In der Stadt, mit dem Rad.|Ist das Haus barrierefrei?=Ja, die Rampe ist an der Seite.|Wie lange dauert es?=Etwa eine Stunde.",
  ),
  quotes: words(
    "Die beste Stunde meiner Woche.|Freundlich, schnell und ehrlich.|Wir kommen jeden Sommer wieder.|Hier hört endlich jemand zu.|Man schmeckt die Zeit.|Jeden Cent wert.|So etwas gibt es in {c} kein zweites Mal.",
  ),
  steps: words(
    "Rufen Sie an oder schreiben Sie|Suchen Sie sich einen Tag aus|Wir schicken ein Angebot|Kommen Sie zur Probestunde|Bringen Sie mit, was kaputt ist|Unterschreiben Sie den Antrag|Holen Sie die Bestellung ab|Zahlen Sie vor Ort|Sagen Sie uns, was Sie brauchen",
  ),
  notices: words(
    "Im August haben wir geschlossen.|Ab Montag ist der Eingang im Hof.|In den Schulferien findet kein Unterricht statt.|In der Abendgruppe sind noch Plätze frei.|Neue Mitglieder sind immer willkommen.|Bitte benutzen Sie die Seitentür.",
  ),
  days: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  dayRange: ["{a} bis {b}", "{a}–{b}", "{a} – {b}", "{a} und {b}"],
  times: ["{a} – {b} Uhr", "{a}–{b} Uhr", "{a} bis {b} Uhr", "{a}–{b}"],
  clock: ["{h}:{m}", "{h}", "{h}.{m}", "{h}:{m}"],
  closed: ["geschlossen", "Ruhetag", "nach Vereinbarung"],
  price: ["{p} €", "{p} €", "{p} Euro", "CHF {p}", "€ {p}"],
  perUnit: ["", "", "", " pro Stunde", " pro Person", " im Monat"],
  priceSentence: ["{i} kostet {v}", "{i} {v}", "{i}: {v}"],
  hoursSentence: ["Wir haben {d} von {t} geöffnet", "Geöffnet {d} {t}", "{d} sind wir von {t} da"],
  contactLabels: { phone: ["Telefon", "Tel.", "Anruf"], email: ["E-Mail", "Mail"], address: ["Adresse", "Anschrift"] },
  nameLabel: ["Name", "Firma"],
  sloganLabel: ["Motto", "Slogan", "Claim", "Leitspruch"],
};

export const french: SiteWords = {
  code: "fr",
  trades: {
    studio: words(
      "un cabinet de kinésithérapie|un atelier de vélos|un repair café|un loueur de bateaux|une auto-école|un club de sport|un cabinet dentaire|une école de langues|un électricien|une salle d'escalade|un plombier",
    ),
    paper: words(
      "une librairie|un cabinet d'avocats|un quatuor à cordes|un musée local|une école de musique|une chorale|un atelier de reliure|un cabinet d'architectes|un notaire|un horloger|un traducteur",
    ),
    garden: words(
      "un studio de yoga|une pépinière|une sage-femme|une crèche|un apiculteur|un gîte à la ferme|une fleuriste|un cabinet de massage|un jardin partagé|une école pour chiens",
    ),
    market: words(
      "une boulangerie|une épicerie paysanne|une poissonnerie|un glacier|un magasin de jouets|une pizzeria|une fromagerie|une fête de village|une boucherie|une brasserie|une halle",
    ),
    velvet: words(
      "un bar à vins|un club de jazz|une bijouterie|un théâtre|un petit hôtel|un tailleur|un restaurant|une école de danse|un cinéma|une chocolaterie|un photographe",
    ),
  },
  names: words(
    "{X}|Chez {X}|{X} & {X}|La Maison {X}|Atelier {X}|Le Petit {X}|Au {X}|Les Amis de {X}|{X} et Filles|Le Vieux {X}|Studio {X}|La {X}",
  ),
  siteFor: [
    "Site web pour {n}",
    "{n}",
    "{n} – site web",
    "Brief : {n}",
    "Site pour {n}, {t} à {c}",
    "{n}, {t} à {c}",
    "Nouveau site : {n}",
    "Site de « {n} »",
  ],
  pagesHeading: ["Pages", "Structure", "Arborescence"],
  pagesSentence: [
    "Merci de créer un site avec ces pages :",
    "Il nous faut {k} pages :",
    "Le site doit avoir les pages {list}.",
    "Merci de créer les fichiers {list}.",
    "Pages :",
  ],
  remarksHeading: ["Style", "Souhaits", "Consignes"],
  wishes: words(
    "Le site doit être {a}.|Nous voudrions un site {a} et {b}.|Merci d'éviter les photos de banque d'images.|Le style doit être {a}.|Pas de cookies sur le site, merci.|Le site doit avoir l'air {a}.|Nous souhaitons un site web {a}.",
  ),
  adjectives: {
    studio: ["clair", "moderne", "simple", "sobre", "net"],
    paper: ["classique", "calme", "sérieux", "traditionnel", "intemporel"],
    garden: ["frais", "naturel", "doux", "accueillant", "vert"],
    market: ["chaleureux", "joyeux", "vif", "vivant", "coloré"],
    velvet: ["sombre", "élégant", "festif", "luxueux", "intime"],
  },
  headings: {
    hero: words("Bienvenue|Bonjour|Introduction|En bref|Accueil"),
    text: words("Qui sommes-nous|Notre histoire|À propos|Histoire|Comment tout a commencé|Notre idée|La maison"),
    services: words("Nos services|Ce que nous proposons|Nos cours|Soins|Nos produits|Activités|Prestations|Offre"),
    prices: words("Tarifs|Nos prix|Prix|Combien ça coûte|Carte|Cotisations|Billets|La carte"),
    hours: words("Horaires|Heures d'ouverture|Quand nous sommes ouverts|Horaires des cours|Ouverture"),
    steps: words(
      "Comment ça marche|En trois étapes|Comment s'inscrire|Comment commander|Votre première visite|Les étapes",
    ),
    team: words("L'équipe|Notre équipe|Qui travaille ici|Nos professeurs|Le bureau"),
    faq: words("Questions fréquentes|FAQ|Bon à savoir|Questions et réponses|Vos questions"),
    quotes: words("Ils parlent de nous|Avis|Témoignages|Ce que disent nos clients|Livre d'or"),
    contact: words("Contact|Nous trouver|Adresse|Où nous sommes|Coordonnées|Nous écrire"),
    notice: words("À noter|Important|Actualités|Vacances|En ce moment|Attention"),
  },
  pageTitles: {
    hero: words("Accueil|Bienvenue"),
    text: words("À propos|Histoire|Qui sommes-nous"),
    services: words("Services|Cours|Produits|Soins|Activités|Offre"),
    prices: words("Tarifs|Carte|Prix|Billets"),
    hours: words("Horaires|Ouverture"),
    steps: words("Inscription|Commander|Étapes"),
    team: words("Équipe|Professeurs"),
    faq: words("Questions|FAQ|Bon à savoir"),
    quotes: words("Avis|Témoignages|Livre d'or"),
    contact: words("Contact|Adresse|Nous trouver"),
    notice: words("Actualités|Nouvelles"),
  },
  taglines: words(
    "Les bonnes choses prennent du temps|Fait main à {c}|Depuis {y}|Ouvert à tous|Petit, lent et honnête|La musique à tout âge|Réparer au lieu de jeter|Entrez et asseyez-vous|Au bord de l'eau|Près des gens",
  ),
  hero: words(
    "{n} est {t} à {c}.|Bienvenue chez {n}, {t} au cœur de {c}.|Nous sommes {t} à {c}, et la porte est ouverte.|Depuis {y}, {n} est {t} à {c}.|Bienvenue chez {n}.",
  ),
  story: words(
    "Nous avons commencé en {y} avec une pièce et deux chaises.|La maison date de {y}.|{p} l'a fondée en {y}.|Rien ne se fait ici dans la hâte.|Nous travaillons avec les gens de {c}.|En {y}, nous avons déménagé à {c}.|Nos grands-parents faisaient déjà ce métier.|Nous aimons ce qui est simple et qui dure.",
  ),
  services: words(
    "Visites guidées|Cours particuliers|Cours du soir|Réparation sur place|Cours pour débutants|Groupe d'enfants|Location à la journée|Livraison en ville|Bons cadeaux|Fêtes privées|Visites à domicile|Atelier ouvert|Chœur d'adultes|Massage du dos|Gâteaux de mariage|Cours de piano|Aiguisage de couteaux",
  ),
  priced: words(
    "Pain de seigle|Café|Billet simple|Demi-journée|Journée entière|Cours d'essai|Cours de 45 minutes|Billet famille|Soupe du jour|Coupe|Adhésion|Première séance|Chambre double|Barque|Pédalo|Plateau de fromages|Limonade|Enfants de moins de 12 ans|Abonnement mensuel|Carte de dix|Tarte aux pommes|Révision|Petit déjeuner|Menu du midi",
  ),
  roles: words(
    "boulanger|professeure de violon|fondatrice|kinésithérapeute|accueil|charpentier de marine|présidente|trésorier|cuisinier|pâtissière|bénévole|mécanicien|sage-femme|guitare et chant",
  ),
  faq: words(
    "Faut-il réserver ?=Le week-end, c'est mieux, sinon passez.|Peut-on payer par carte ?=Oui, sans minimum.|Les chiens sont-ils admis ?=Oui, en laisse.|Y a-t-il un parking ?=Il y a de la place derrière la maison.|Que faut-il apporter ?=Des vêtements souples et une serviette.|Est-ce adapté aux enfants ?=À partir de six ans.|Livrez-vous ?=En ville, à vélo.|Combien de temps cela dure-t-il ?=Environ une heure.",
  ),
  quotes: words(
    "La meilleure heure de ma semaine.|Accueillants, rapides et honnêtes.|Nous revenons chaque été.|Enfin quelqu'un qui écoute.|On goûte le temps qu'ils y mettent.|Un lieu unique à {c}.",
  ),
  steps: words(
    "Appelez-nous ou écrivez|Choisissez un jour|Nous envoyons un devis|Venez au cours d'essai|Apportez ce qui est cassé|Signez le formulaire|Venez chercher votre commande|Payez sur place",
  ),
  notices: words(
    "Nous sommes fermés en août.|Dès lundi, l'entrée est dans la cour.|Pas de cours pendant les vacances scolaires.|Il reste des places le soir.|Les nouveaux membres sont les bienvenus.",
  ),
  days: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
  dayRange: ["{a} au {b}", "{a} à {b}", "{a}–{b}", "{a} et {b}"],
  times: ["{a} – {b}", "{a} à {b}", "{a}–{b}"],
  clock: ["{h}h{m}", "{h}h", "{h}:{m}", "{h} h {m}"],
  closed: ["fermé", "sur rendez-vous"],
  price: ["{p} €", "{p} €", "{p} euros", "CHF {p}"],
  perUnit: ["", "", "", " par heure", " par personne", " par mois"],
  priceSentence: ["{i} coûte {v}", "{i} : {v}", "{i} est à {v}"],
  hoursSentence: ["Nous sommes ouverts {d} de {t}", "Ouvert {d}, {t}"],
  contactLabels: { phone: ["Téléphone", "Tél.", "Tél"], email: ["E-mail", "Courriel", "Mail"], address: ["Adresse"] },
  nameLabel: ["Nom"],
  sloganLabel: ["Slogan", "Devise", "Accroche"],
};
