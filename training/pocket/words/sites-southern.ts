/** How briefs for sites say things, in Spanish, Italian, Dutch and Portuguese. */
import { wordList as words } from "../rng.js";
import type { SiteWords } from "./sites.js";

export const spanish: SiteWords = {
  code: "es",
  trades: {
    studio: words(
      "una consulta de fisioterapia|un taller de bicicletas|un alquiler de barcos|una autoescuela|un club deportivo|una clínica dental|una escuela de idiomas|un electricista|un rocódromo",
    ),
    paper: words(
      "una librería|un despacho de abogados|un cuarteto de cuerda|un museo local|una escuela de música|un coro|un estudio de arquitectura|una notaría|un relojero",
    ),
    garden: words(
      "un estudio de yoga|un vivero|una comadrona|una guardería|un apicultor|una casa rural|una floristería|una escuela canina|un huerto urbano",
    ),
    market: words(
      "una panadería|una tienda de la huerta|una pescadería|una heladería|una juguetería|una pizzería|una quesería|una fiesta de pueblo|una carnicería|una cervecería",
    ),
    velvet: words(
      "una vinoteca|un club de jazz|una joyería|un teatro|un hotel pequeño|una sastrería|un restaurante|una escuela de baile|un cine|una chocolatería",
    ),
  },
  names: words("{X}|Casa {X}|{X} y {X}|El {X}|La {X}|Taller {X}|Estudio {X}|Amigos de {X}|{X} e Hijas|El Viejo {X}"),
  siteFor: [
    "Sitio web para {n}",
    "{n}",
    "{n} – sitio web",
    "Página web para {n}, {t} en {c}",
    "{n}, {t} en {c}",
    "Web nueva: {n}",
  ],
  pagesHeading: ["Páginas", "Estructura"],
  pagesSentence: [
    "Por favor, un sitio web con estas páginas:",
    "Necesitamos {k} páginas:",
    "El sitio web debe tener las páginas {list}.",
    "Páginas:",
  ],
  remarksHeading: ["Estilo", "Deseos"],
  wishes: words(
    "El sitio web debe parecer {a}.|Queremos un sitio web {a} y {b}.|Sin fotos de archivo en el sitio web, por favor.|El estilo debe ser {a}.|Los colores deben ser {a}.",
  ),
  adjectives: {
    studio: ["claro", "moderno", "sencillo", "sobrio"],
    paper: ["clásico", "tranquilo", "serio", "tradicional"],
    garden: ["fresco", "natural", "suave", "verde"],
    market: ["cálido", "alegre", "vivo", "colorido"],
    velvet: ["oscuro", "elegante", "festivo", "lujoso"],
  },
  headings: {
    hero: words("Bienvenida|Hola|Introducción|En breve"),
    text: words("Sobre nosotros|Nuestra historia|Quiénes somos|Historia|Cómo empezó"),
    services: words("Servicios|Qué ofrecemos|Nuestros cursos|Tratamientos|Productos|Actividades"),
    prices: words("Precios|Tarifas|Lista de precios|Carta|Cuotas|Entradas|Cuánto cuesta"),
    hours: words("Horario|Horarios|Cuándo abrimos|Horario de apertura|Horario de clases"),
    steps: words("Cómo funciona|En tres pasos|Cómo apuntarse|Cómo reservar|Pasos"),
    team: words("El equipo|Nuestro equipo|Quién trabaja aquí|Profesores"),
    faq: words("Preguntas frecuentes|FAQ|Preguntas|Bueno saberlo"),
    quotes: words("Opiniones|Lo que dicen|Voces|Reseñas"),
    contact: words("Contacto|Dónde estamos|Dirección|Cómo llegar|Escríbenos"),
    notice: words("Aviso|Importante|Novedades|Vacaciones|Atención"),
  },
  pageTitles: {
    hero: words("Inicio|Bienvenida"),
    text: words("Nosotros|Historia|Quiénes somos"),
    services: words("Servicios|Cursos|Productos|Actividades"),
    prices: words("Precios|Tarifas|Carta|Entradas"),
    hours: words("Horario|Horarios"),
    steps: words("Reservar|Pasos|Apuntarse"),
    team: words("Equipo|Profesores"),
    faq: words("Preguntas|FAQ"),
    quotes: words("Opiniones|Voces"),
    contact: words("Contacto|Dirección"),
    notice: words("Novedades|Avisos"),
  },
  taglines: words(
    "Lo bueno lleva su tiempo|Hecho a mano en {c}|Desde {y}|Abierto a todos|Música para todas las edades|Reparar en vez de tirar|Pasa y siéntate|Junto al agua",
  ),
  hero: words(
    "{n} es {t} en {c}.|Bienvenidos a {n}, {t} en el centro de {c}.|Somos {t} en {c}, con la puerta abierta.|Desde {y}, {n} es {t} en {c}.",
  ),
  story: words(
    "Empezamos en {y} con una sala y dos sillas.|La casa es de {y}.|{p} la fundó en {y}.|Aquí nada se hace con prisa.|En {y} nos mudamos a {c}.|Nuestros abuelos ya hacían este trabajo.|Nos gusta lo sencillo que dura.",
  ),
  services: words(
    "Visitas guiadas|Clases particulares|Curso de tarde|Reparación al momento|Cursos para principiantes|Grupo infantil|Alquiler por días|Reparto en la ciudad|Vales de regalo|Fiestas privadas|Taller abierto|Coro de adultos|Masaje de espalda|Clases de piano",
  ),
  priced: words(
    "Pan de centeno|Café solo|Entrada sencilla|Medio día|Día entero|Clase de prueba|Clase de 45 minutos|Entrada familiar|Sopa del día|Corte de pelo|Cuota de socio|Primera sesión|Habitación doble|Barca de remos|Tabla de quesos|Limonada|Niños menores de 12|Bono de diez|Tarta de manzana|Desayuno|Menú del día",
  ),
  roles: words(
    "panadero|profesora de violín|fundadora|fisioterapeuta|recepción|presidenta|tesorero|cocinero|pastelera|voluntaria|mecánico|guitarra y canto",
  ),
  faq: words(
    "¿Hay que reservar?=Los fines de semana ayuda; si no, ven.|¿Se puede pagar con tarjeta?=Sí, cualquier importe.|¿Se admiten perros?=Sí, con correa.|¿Hay aparcamiento?=Detrás de la casa.|¿Qué traigo?=Ropa cómoda y una toalla.|¿Es para niños?=A partir de seis años.|¿Cuánto dura?=Alrededor de una hora.",
  ),
  quotes: words(
    "La mejor hora de mi semana.|Amables, rápidos y honestos.|Volvemos cada verano.|Por fin alguien que escucha.|Un lugar único en {c}.",
  ),
  steps: words(
    "Llámanos o escribe|Elige un día|Te mandamos un presupuesto|Ven a la clase de prueba|Trae lo que está roto|Firma el formulario|Recoge tu pedido|Paga en el momento",
  ),
  notices: words(
    "En agosto cerramos.|Desde el lunes la entrada está en el patio.|No hay clases en vacaciones.|Quedan plazas por la tarde.|Los nuevos socios son bienvenidos.",
  ),
  days: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
  dayRange: ["{a} a {b}", "{a}–{b}", "{a} y {b}"],
  times: ["{a} – {b}", "{a} a {b}", "{a}–{b}"],
  clock: ["{h}:{m}", "{h}.{m}", "{h} h"],
  closed: ["cerrado", "con cita previa"],
  price: ["{p} €", "{p} €", "{p} euros"],
  perUnit: ["", "", "", " por hora", " por persona", " al mes"],
  priceSentence: ["{i} cuesta {v}", "{i}: {v}"],
  hoursSentence: ["Abrimos de {d}, de {t}", "Abierto {d}, {t}"],
  contactLabels: { phone: ["Teléfono", "Tel."], email: ["Correo", "E-mail"], address: ["Dirección"] },
  nameLabel: ["Nombre"],
  sloganLabel: ["Lema", "Eslogan"],
};

export const italian: SiteWords = {
  code: "it",
  trades: {
    studio: words(
      "uno studio di fisioterapia|un'officina di biciclette|un noleggio barche|un'autoscuola|una società sportiva|uno studio dentistico|una scuola di lingue|un elettricista",
    ),
    paper: words(
      "una libreria|uno studio legale|un quartetto d'archi|un museo locale|una scuola di musica|un coro|uno studio di architettura|un orologiaio",
    ),
    garden: words(
      "uno studio di yoga|un vivaio|un'ostetrica|un asilo|un apicoltore|un agriturismo|una fioraia|una scuola per cani",
    ),
    market: words(
      "un panificio|una bottega contadina|una pescheria|una gelateria|un negozio di giocattoli|una pizzeria|un caseificio|una sagra|una macelleria|una torrefazione",
    ),
    velvet: words(
      "un'enoteca|un jazz club|una gioielleria|un teatro|un piccolo albergo|una sartoria|un ristorante|una scuola di danza|un cinema|una cioccolateria",
    ),
  },
  names: words("{X}|Casa {X}|{X} e {X}|Da {X}|La {X}|Bottega {X}|Studio {X}|Amici di {X}|{X} e Figlie|Il Vecchio {X}"),
  siteFor: [
    "Sito web per {n}",
    "{n}",
    "{n} – sito web",
    "Sito per {n}, {t} a {c}",
    "{n}, {t} a {c}",
    "Nuovo sito: {n}",
  ],
  pagesHeading: ["Pagine", "Struttura"],
  pagesSentence: [
    "Per favore un sito web con queste pagine:",
    "Ci servono {k} pagine:",
    "Il sito deve avere le pagine {list}.",
    "Pagine:",
  ],
  remarksHeading: ["Stile", "Desideri"],
  wishes: words(
    "Il sito deve essere {a}.|Vorremmo un sito web {a} e {b}.|Senza foto di archivio sul sito, per favore.|Lo stile deve essere {a}.|I colori devono essere {a}, deve sembrare {b}.",
  ),
  adjectives: {
    studio: ["chiaro", "moderno", "semplice", "sobrio"],
    paper: ["classico", "tranquillo", "serio", "tradizionale"],
    garden: ["fresco", "naturale", "morbido", "verde"],
    market: ["caldo", "allegro", "vivace", "colorato"],
    velvet: ["scuro", "elegante", "festoso", "lussuoso"],
  },
  headings: {
    hero: words("Benvenuti|Ciao|Introduzione|In breve"),
    text: words("Chi siamo|La nostra storia|Storia|Come è cominciato|La casa"),
    services: words("Servizi|Cosa offriamo|I nostri corsi|Trattamenti|Prodotti|Attività"),
    prices: words("Prezzi|Tariffe|Listino|Menù|Quote|Biglietti|Quanto costa"),
    hours: words("Orari|Orari di apertura|Quando siamo aperti|Orario dei corsi"),
    steps: words("Come funziona|In tre passi|Come iscriversi|Come ordinare|I passi"),
    team: words("La squadra|Il nostro team|Chi lavora qui|Insegnanti"),
    faq: words("Domande frequenti|FAQ|Domande|Buono a sapersi"),
    quotes: words("Dicono di noi|Recensioni|Voci|Opinioni"),
    contact: words("Contatti|Dove siamo|Indirizzo|Come trovarci|Scriveteci"),
    notice: words("Avviso|Importante|Novità|Ferie|Attenzione"),
  },
  pageTitles: {
    hero: words("Home|Benvenuti"),
    text: words("Chi siamo|Storia"),
    services: words("Servizi|Corsi|Prodotti|Attività"),
    prices: words("Prezzi|Tariffe|Menù|Biglietti"),
    hours: words("Orari|Apertura"),
    steps: words("Iscrizione|Ordinare|Passi"),
    team: words("Squadra|Team|Insegnanti"),
    faq: words("Domande|FAQ"),
    quotes: words("Recensioni|Voci"),
    contact: words("Contatti|Indirizzo"),
    notice: words("Novità|Avvisi"),
  },
  taglines: words(
    "Le cose buone vogliono tempo|Fatto a mano a {c}|Dal {y}|Aperto a tutti|Musica a ogni età|Riparare invece di buttare|Entrate e sedetevi|In riva all'acqua",
  ),
  hero: words(
    "{n} è {t} a {c}.|Benvenuti da {n}, {t} nel cuore di {c}.|Siamo {t} a {c}, la porta è aperta.|Dal {y} {n} è {t} a {c}.",
  ),
  story: words(
    "Abbiamo cominciato nel {y} con una stanza e due sedie.|La casa è del {y}.|{p} l'ha fondata nel {y}.|Qui niente si fa di fretta.|Nel {y} ci siamo trasferiti a {c}.|Già i nostri nonni facevano questo mestiere.",
  ),
  services: words(
    "Visite guidate|Lezioni individuali|Corso serale|Riparazioni immediate|Corsi per principianti|Gruppo bambini|Noleggio a giornata|Consegne in città|Buoni regalo|Feste private|Laboratorio aperto|Coro per adulti|Massaggio alla schiena|Lezioni di pianoforte",
  ),
  priced: words(
    "Pane di segale|Caffè|Biglietto singolo|Mezza giornata|Giornata intera|Lezione di prova|Lezione di 45 minuti|Biglietto famiglia|Zuppa del giorno|Taglio|Quota associativa|Prima seduta|Camera doppia|Barca a remi|Tagliere di formaggi|Limonata|Bambini sotto i 12 anni|Carnet da dieci|Torta di mele|Colazione|Menù del giorno",
  ),
  roles: words(
    "fornaio|insegnante di violino|fondatrice|fisioterapista|accoglienza|presidente|tesoriere|cuoco|pasticcera|volontaria|meccanico|chitarra e canto",
  ),
  faq: words(
    "Bisogna prenotare?=Nel fine settimana aiuta.|Si può pagare con carta?=Sì, qualsiasi importo.|I cani sono ammessi?=Sì, al guinzaglio.|C'è parcheggio?=Dietro la casa.|Cosa porto?=Abiti comodi e un asciugamano.|È adatto ai bambini?=Dai sei anni in su.|Quanto dura?=Circa un'ora.",
  ),
  quotes: words(
    "L'ora più bella della mia settimana.|Gentili, veloci e onesti.|Torniamo ogni estate.|Finalmente qualcuno che ascolta.|Un posto unico a {c}.",
  ),
  steps: words(
    "Chiamateci o scriveteci|Scegliete un giorno|Vi mandiamo un preventivo|Venite alla lezione di prova|Portate ciò che è rotto|Firmate il modulo|Ritirate l'ordine|Pagate sul posto",
  ),
  notices: words(
    "In agosto siamo chiusi.|Da lunedì l'ingresso è nel cortile.|Niente lezioni durante le vacanze.|Ci sono ancora posti la sera.|I nuovi soci sono benvenuti.",
  ),
  days: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
  dayRange: ["{a} – {b}", "{a}–{b}", "{a} e {b}", "da {a} a {b}"],
  times: ["{a} – {b}", "{a}–{b}", "{a} alle {b}"],
  clock: ["{h}:{m}", "{h}.{m}", "{h}"],
  closed: ["chiuso", "su appuntamento"],
  price: ["{p} €", "€ {p}", "{p} euro"],
  perUnit: ["", "", "", " per ora", " per persona", " al mese"],
  priceSentence: ["{i} costa {v}", "{i}: {v}"],
  hoursSentence: ["Siamo aperti {d}, {t}", "Aperto {d} {t}"],
  contactLabels: { phone: ["Telefono", "Tel."], email: ["E-mail", "Mail"], address: ["Indirizzo"] },
  nameLabel: ["Nome"],
  sloganLabel: ["Motto", "Slogan"],
};

export const dutch: SiteWords = {
  code: "nl",
  trades: {
    studio: words(
      "een fysiotherapiepraktijk|een fietsenmaker|een repair café|een bootverhuur|een rijschool|een sportclub|een tandartspraktijk|een taalschool|een klimhal",
    ),
    paper: words(
      "een boekhandel|een advocatenkantoor|een strijkkwartet|een streekmuseum|een muziekschool|een koor|een architectenbureau|een notaris",
    ),
    garden: words(
      "een yogastudio|een kwekerij|een verloskundige|een kinderdagverblijf|een imker|een boerencamping|een bloemist|een hondenschool",
    ),
    market: words(
      "een bakkerij|een boerderijwinkel|een viskraam|een ijssalon|een speelgoedwinkel|een pizzeria|een kaasmakerij|een slagerij|een koffiebranderij",
    ),
    velvet: words(
      "een wijnbar|een jazzclub|een juwelier|een theater|een klein hotel|een kleermaker|een restaurant|een dansschool|een bioscoop",
    ),
  },
  names: words(
    "{X}|Huis {X}|{X} & {X}|De {X}|Het Oude {X}|Atelier {X}|Studio {X}|Vrienden van {X}|{X} en Dochters|Bij {X}",
  ),
  siteFor: ["Website voor {n}", "{n}", "{n} – website", "Website voor {n}, {t} in {c}", "{n}, {t} in {c}"],
  pagesHeading: ["Structuur", "Pagina's"],
  pagesSentence: [
    "Graag een website met deze pagina's:",
    "We willen {k} pagina's op de website:",
    "De website moet de pagina's {list} hebben.",
    "Pagina's:",
  ],
  remarksHeading: ["Stijl", "Wensen"],
  wishes: words(
    "De website moet {a} zijn.|We willen een website die {a} en {b} is.|Graag geen stockfoto's op de website.|De stijl moet {a} zijn.|De kleuren moeten {a}; de site moet {b} aanvoelen.",
  ),
  adjectives: {
    studio: ["helder", "modern", "eenvoudig", "zakelijk"],
    paper: ["klassiek", "rustig", "serieus", "tijdloos"],
    garden: ["fris", "natuurlijk", "zacht", "groen"],
    market: ["warm", "vrolijk", "levendig", "kleurrijk"],
    velvet: ["donker", "elegant", "feestelijk", "chic"],
  },
  headings: {
    hero: words("Welkom|Hallo|Inleiding|In het kort"),
    text: words("Over ons|Ons verhaal|Wie we zijn|Geschiedenis|Hoe het begon"),
    services: words("Wat we doen|Diensten|Aanbod|Onze cursussen|Behandelingen|Producten"),
    prices: words("Prijzen|Tarieven|Prijslijst|Wat het kost|Kaart|Contributie|Toegang"),
    hours: words("Openingstijden|Wanneer we open zijn|Tijden|Rooster|Lestijden"),
    steps: words("Zo werkt het|In drie stappen|Lid worden|Bestellen|Stappen"),
    team: words("Het team|Ons team|Wie hier werkt|Docenten|Bestuur"),
    faq: words("Veelgestelde vragen|FAQ|Vragen|Goed om te weten"),
    quotes: words("Wat mensen zeggen|Reacties|Stemmen|Beoordelingen"),
    contact: words("Contact|Waar we zijn|Adres|Zo vindt u ons|Schrijf ons"),
    notice: words("Let op|Belangrijk|Nieuws|Vakantie|Mededeling"),
  },
  pageTitles: {
    hero: words("Start|Welkom|Home"),
    text: words("Over ons|Verhaal|Wie we zijn"),
    services: words("Aanbod|Diensten|Cursussen|Producten"),
    prices: words("Prijzen|Tarieven|Kaart"),
    hours: words("Openingstijden|Tijden|Rooster"),
    steps: words("Stappen|Lid worden|Bestellen"),
    team: words("Team|Docenten|Bestuur"),
    faq: words("Vragen|FAQ"),
    quotes: words("Reacties|Stemmen"),
    contact: words("Contact|Adres"),
    notice: words("Nieuws|Mededelingen"),
  },
  taglines: words(
    "Goede dingen kosten tijd|Met de hand gemaakt in {c}|Sinds {y}|Open voor iedereen|Muziek voor elke leeftijd|Repareren in plaats van weggooien|Kom binnen|Aan het water",
  ),
  hero: words(
    "{n} is {t} in {c}.|Welkom bij {n}, {t} midden in {c}.|Wij zijn {t} in {c}, en de deur staat open.|Sinds {y} is {n} {t} in {c}.",
  ),
  story: words(
    "We begonnen in {y} met één kamer en twee stoelen.|Het huis is van {y}.|{p} heeft het in {y} opgericht.|Hier gaat niets gehaast.|In {y} verhuisden we naar {c}.|Onze grootouders deden dit werk al.",
  ),
  services: words(
    "Rondleidingen|Privéles|Avondcursus|Reparatie terwijl u wacht|Cursus voor beginners|Kindergroep|Verhuur per dag|Bezorging in de stad|Cadeaubonnen|Besloten feesten|Open werkplaats|Koor voor volwassenen|Rugmassage|Pianoles",
  ),
  priced: words(
    "Roggebrood|Espresso|Los kaartje|Halve dag|Hele dag|Proefles|Les van 45 minuten|Gezinskaart|Soep van de dag|Knippen|Lidmaatschap|Eerste behandeling|Tweepersoonskamer|Roeiboot|Kaasplank|Limonade|Kinderen onder 12|Tienrittenkaart|Appeltaart|Ontbijt|Lunchmenu",
  ),
  roles: words(
    "bakker|vioollerares|oprichter|fysiotherapeut|receptie|voorzitter|penningmeester|kok|banketbakker|vrijwilliger|monteur|gitaar en zang",
  ),
  faq: words(
    "Moet ik reserveren?=In het weekend is dat handig.|Kan ik met kaart betalen?=Ja, elk bedrag.|Mogen honden mee?=Ja, aan de lijn.|Is er parkeerplaats?=Achter het huis.|Wat neem ik mee?=Makkelijke kleren en een handdoek.|Is het voor kinderen?=Vanaf zes jaar.|Hoe lang duurt het?=Ongeveer een uur.",
  ),
  quotes: words(
    "Het beste uur van mijn week.|Vriendelijk, snel en eerlijk.|We komen elke zomer terug.|Eindelijk iemand die luistert.|Zo'n plek is er maar één in {c}.",
  ),
  steps: words(
    "Bel of schrijf ons|Kies een dag|We sturen een offerte|Kom naar de proefles|Breng mee wat kapot is|Teken het formulier|Haal uw bestelling op|Betaal ter plekke",
  ),
  notices: words(
    "In augustus zijn we gesloten.|Vanaf maandag is de ingang op de binnenplaats.|Geen les in de schoolvakantie.|Er zijn nog plekken op de avond.|Nieuwe leden zijn welkom.",
  ),
  days: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
  dayRange: ["{a} tot {b}", "{a}–{b}", "{a} en {b}", "{a} t/m {b}"],
  times: ["{a} – {b}", "{a}–{b} uur", "{a} tot {b}"],
  clock: ["{h}:{m}", "{h}.{m}", "{h}"],
  closed: ["gesloten", "op afspraak"],
  price: ["€ {p}", "€{p}", "{p} euro"],
  perUnit: ["", "", "", " per uur", " per persoon", " per maand"],
  priceSentence: ["{i} kost {v}", "{i}: {v}"],
  hoursSentence: ["We zijn {d} open van {t}", "Open {d}, {t}"],
  contactLabels: { phone: ["Telefoon", "Tel."], email: ["E-mail", "Mail"], address: ["Adres"] },
  nameLabel: ["Naam"],
  sloganLabel: ["Motto", "Slogan"],
};

export const portuguese: SiteWords = {
  ...spanish,
  code: "pt",
  trades: {
    studio: words(
      "uma clínica de fisioterapia|uma oficina de bicicletas|um aluguer de barcos|uma escola de condução|um clube desportivo|uma clínica dentária|uma escola de línguas",
    ),
    paper: words(
      "uma livraria|um escritório de advogados|um quarteto de cordas|um museu local|uma escola de música|um coro|um notário",
    ),
    garden: words(
      "um estúdio de ioga|um viveiro|uma parteira|um jardim de infância|um apicultor|uma florista|uma horta comunitária",
    ),
    market: words(
      "uma padaria|uma mercearia|uma peixaria|uma gelataria|uma loja de brinquedos|uma pizzaria|uma queijaria|um talho",
    ),
    velvet: words(
      "um bar de vinhos|um clube de jazz|uma joalharia|um teatro|um pequeno hotel|um restaurante|uma escola de dança",
    ),
  },
  names: words("{X}|Casa {X}|{X} e {X}|O {X}|A {X}|Oficina {X}|Estúdio {X}|Amigos de {X}|{X} e Filhas"),
  siteFor: ["Site para {n}", "{n}", "{n} – site", "Site para {n}, {t} em {c}", "{n}, {t} em {c}"],
  pagesHeading: ["Páginas", "Estrutura"],
  pagesSentence: [
    "Por favor, criar um site com estas páginas:",
    "Queremos um site com {k} páginas:",
    "O site deve ter as páginas {list}.",
    "Páginas:",
  ],
  remarksHeading: ["Estilo", "Pedidos"],
  wishes: words(
    "O site deve ser {a}.|Queremos um site {a} e {b}.|Sem fotos de arquivo no site, por favor.|O estilo deve ser {a}.|As cores devem ser {a}; o site deve parecer {b}.",
  ),
  headings: {
    hero: words("Bem-vindos|Olá|Introdução|Em resumo"),
    text: words("Sobre nós|A nossa história|Quem somos|História|Como começou"),
    services: words("Serviços|O que oferecemos|Os nossos cursos|Tratamentos|Produtos|Atividades"),
    prices: words("Preços|Tarifas|Tabela de preços|Ementa|Quotas|Bilhetes|Quanto custa"),
    hours: words("Horário|Horários|Quando abrimos|Horário de abertura|Horário das aulas"),
    steps: words("Como funciona|Em três passos|Como se inscrever|Como reservar|Passos"),
    team: words("A equipa|A nossa equipa|Quem trabalha aqui|Professores"),
    faq: words("Perguntas frequentes|FAQ|Perguntas|Bom saber"),
    quotes: words("Opiniões|O que dizem|Vozes"),
    contact: words("Contacto|Onde estamos|Morada|Como chegar|Escreva-nos"),
    notice: words("Aviso|Importante|Novidades|Férias|Atenção"),
  },
  pageTitles: {
    hero: words("Início|Bem-vindos"),
    text: words("Sobre nós|História|Quem somos"),
    services: words("Serviços|Cursos|Produtos|Atividades"),
    prices: words("Preços|Tarifas|Ementa|Bilhetes"),
    hours: words("Horário|Horários"),
    steps: words("Reservar|Passos|Inscrição"),
    team: words("Equipa|Professores"),
    faq: words("Perguntas|FAQ"),
    quotes: words("Opiniões|Vozes"),
    contact: words("Contacto|Morada"),
    notice: words("Novidades|Avisos"),
  },
  taglines: words(
    "O que é bom leva tempo|Feito à mão em {c}|Desde {y}|Aberto a todos|Música para todas as idades|Reparar em vez de deitar fora|Entre e sente-se|À beira da água",
  ),
  hero: words(
    "{n} é {t} em {c}.|Bem-vindos à {n}, {t} no centro de {c}.|Somos {t} em {c}, de porta aberta.|Desde {y}, {n} é {t} em {c}.",
  ),
  story: words(
    "Começámos em {y} com uma sala e duas cadeiras.|A casa é de {y}.|{p} fundou-a em {y}.|Aqui nada se faz com pressa.|Em {y} mudámos para {c}.|Os nossos avós já faziam este trabalho.",
  ),
  services: words(
    "Visitas guiadas|Aulas particulares|Curso noturno|Reparação na hora|Cursos para principiantes|Grupo de crianças|Aluguer ao dia|Entregas na cidade|Vales de oferta|Festas privadas|Oficina aberta|Coro de adultos|Massagem às costas|Aulas de piano",
  ),
  priced: words(
    "Pão de centeio|Café|Bilhete simples|Meio dia|Dia inteiro|Aula experimental|Aula de 45 minutos|Bilhete de família|Sopa do dia|Corte de cabelo|Quota de sócio|Primeira sessão|Quarto duplo|Barco a remos|Tábua de queijos|Limonada|Crianças até 12 anos|Caderneta de dez|Bolo de maçã|Pequeno-almoço|Menu do dia",
  ),
  roles: words(
    "padeiro|professora de violino|fundadora|fisioterapeuta|receção|presidente|tesoureiro|cozinheiro|pasteleira|voluntária|mecânico|guitarra e canto",
  ),
  faq: words(
    "É preciso reservar?=Ao fim de semana ajuda.|Posso pagar com cartão?=Sim, qualquer valor.|Os cães podem entrar?=Sim, com trela.|Há estacionamento?=Atrás da casa.|O que devo levar?=Roupa confortável e uma toalha.|É para crianças?=A partir dos seis anos.|Quanto tempo demora?=Cerca de uma hora.",
  ),
  quotes: words(
    "A melhor hora da minha semana.|Simpáticos, rápidos e honestos.|Voltamos todos os verões.|Finalmente alguém que ouve.|Um lugar único em {c}.",
  ),
  steps: words(
    "Ligue ou escreva-nos|Escolha um dia|Enviamos um orçamento|Venha à aula experimental|Traga o que está partido|Assine o formulário|Levante a encomenda|Pague no local",
  ),
  notices: words(
    "Em agosto estamos fechados.|A partir de segunda a entrada é pelo pátio.|Não há aulas nas férias.|Ainda há vagas à noite.|Novos sócios são bem-vindos.",
  ),
  days: ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"],
  dayRange: ["{a} a {b}", "{a}–{b}", "{a} e {b}"],
  times: ["{a} – {b}", "{a} às {b}", "{a}–{b}"],
  clock: ["{h}:{m}", "{h}h{m}", "{h}h"],
  closed: ["fechado", "com marcação"],
  priceSentence: ["{i} custa {v}", "{i}: {v}"],
  hoursSentence: ["Abrimos {d}, {t}", "Aberto {d}, {t}"],
  contactLabels: { phone: ["Telefone", "Tel."], email: ["E-mail", "Correio"], address: ["Morada"] },
  nameLabel: ["Nome"],
  sloganLabel: ["Lema", "Slogan"],
};
