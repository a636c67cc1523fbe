/** How briefs for sites say things, in seven languages. `{n}` the name · `{c}` a town · `{t}` what it is · `{y}` a year · `{p}` a person. */

import type { WordList } from "../rng.js";
import { wordList as words } from "../rng.js";
import type { LanguageCode } from "./language.js";
import { french, german } from "./sites-foreign.js";
import { dutch, italian, portuguese, spanish } from "./sites-southern.js";

export type Topic =
  | "hero"
  | "text"
  | "services"
  | "prices"
  | "hours"
  | "steps"
  | "team"
  | "faq"
  | "quotes"
  | "contact"
  | "notice";
export type Theme = "studio" | "paper" | "garden" | "market" | "velvet";

export interface SiteWords {
  code: LanguageCode;
  /** Kinds of business by the theme that suits them. */
  trades: Record<Theme, WordList>;
  /** Names, with `{X}` a made-up or family name. */
  names: WordList;
  siteFor: string[];
  pagesHeading: string[];
  pagesSentence: string[];
  remarksHeading: string[];
  /** How the site is to look; `{a}` is an adjective. */
  wishes: WordList;
  adjectives: Record<Theme, string[]>;
  headings: Record<Topic, WordList>;
  /** What a page is called where a topic goes on it; its file is made of it. */
  pageTitles: Record<Topic, WordList>;
  taglines: WordList;
  hero: WordList;
  story: WordList;
  services: WordList;
  priced: WordList;
  roles: WordList;
  /** "Question?=Answer" */
  faq: WordList;
  quotes: WordList;
  steps: WordList;
  notices: WordList;
  days: string[];
  dayRange: string[];
  /** `{a}`, `{b}`: clock times. */
  times: string[];
  clock: string[];
  closed: string[];
  price: string[];
  perUnit: string[];
  /** `{i}` an item, `{v}` its price. */
  priceSentence: string[];
  hoursSentence: string[];
  contactLabels: { phone: string[]; email: string[]; address: string[] };
  nameLabel: string[];
  sloganLabel: string[];
}

const english: SiteWords = {
  code: "en",
  trades: {
    studio: words(
      "a physiotherapy practice|a bicycle workshop|a repair café|a boat hire|a coding club|a driving school|a dental practice|an electrician|a language school|a sports club|a moving company|a tax adviser|a computer shop|a climbing hall|a plumber|a swimming club",
    ),
    paper: words(
      "a bookshop|a law office|a string quartet|a local museum|an architect's office|a music school|a choir|a history society|a bookbinder|a piano tuner|a translator|a private library|a notary|a reading group|a watchmaker",
    ),
    garden: words(
      "a yoga studio|a plant nursery|a midwife|a kindergarten|a herbalist|a beekeeper|a garden designer|a massage practice|an allotment association|a farm holiday|a nature guide|a florist|a dog school|a naturopath",
    ),
    market: words(
      "a bakery|a farm shop|a fish stall|a street kitchen|an ice cream parlour|a toy shop|a pizzeria|a cheese dairy|a village festival|a butcher|a coffee roastery|a market hall|a circus school|a brewery|a deli",
    ),
    velvet: words(
      "a wine bar|a jazz club|a jeweller|a theatre|a cocktail bar|a small hotel|a tailor|a perfumery|a restaurant|a dance school|a cinema|a barber|an opera company|a chocolate maker|a photographer",
    ),
  },
  names: words(
    "{X}|{X} & {X}|The {X}|{X} House|{X}'s|Old {X}|Little {X}|{X} and Daughters|{X} Street {X}|The Blue {X}|{X} Works|{X} Corner|The {X} Room|Studio {X}|{X} Yard|Friends of {X}|Harbour {X}|{X} Collective|Green {X}|The Slow {X}",
  ),
  siteFor: [
    "Website for {n}",
    "{n}",
    "{n} – website",
    "Brief: {n}",
    "Website brief: {n}",
    "A site for {n}, {t} in {c}",
    "{n}, {t} in {c}",
    "New website for {n}",
    "{n} | {c}",
    'Site for "{n}"',
  ],
  pagesHeading: ["Pages", "Structure", "Site map", "Files", "Pages we need", "The pages"],
  pagesSentence: [
    "Please build a site with these pages:",
    "We need {k} pages:",
    "The site should have the pages {list}.",
    "Please make the files {list}.",
    "Pages:",
  ],
  remarksHeading: ["Look and feel", "Style", "Notes", "Wishes", "Design", "Tone", "About the site"],
  wishes: words(
    "The site should look {a}.|Please keep the design {a} and {b}.|We want a website that feels {a}.|No stock photos please.|It should feel {a}.|Please avoid long texts on the pages.|The tone of the site should be {a}.|Use colours that are {a}.|The style should be {a} and {b}.|Please don't use cookies or tracking.|The site must be easy to read on a mobile.|Please make a website that looks {a}.",
  ),
  adjectives: {
    studio: ["clear", "modern", "plain", "technical", "sober", "tidy"],
    paper: ["classic", "quiet", "bookish", "serious", "traditional", "timeless"],
    garden: ["fresh", "natural", "soft", "friendly", "green", "calm"],
    market: ["warm", "cheerful", "bold", "lively", "colourful", "loud"],
    velvet: ["dark", "elegant", "festive", "luxurious", "glamorous", "intimate"],
  },
  headings: {
    hero: words("Welcome|Hello|Introduction|Start|In short|Top of the page|Opening lines"),
    text: words(
      "About us|Our story|Who we are|History|About|How it began|Where we come from|What we stand for|The place|Our idea|Background|A few words",
    ),
    services: words(
      "What we offer|Services|What we do|Our courses|Treatments|Our products|What we make|Offers|What you can do here|Specialities|Our range|Activities",
    ),
    prices: words(
      "Prices|Our prices|Price list|What it costs|Fees|Rates|Tariff|Menu|Membership fees|Drinks and food|Costs|Tickets",
    ),
    hours: words(
      "Opening hours|Hours|When we are open|Opening times|Times|Surgery hours|Timetable|Class times|Open|Visiting hours",
    ),
    steps: words(
      "How it works|In three steps|How to join|How to book|What happens next|Your first visit|The way to us in steps|Getting started|How to order",
    ),
    team: words(
      "The team|Our team|Who works here|People|Our teachers|Staff|The committee|Who you will meet|Us|The crew",
    ),
    faq: words(
      "Questions and answers|FAQ|Frequently asked questions|Good to know|Questions|What people ask|You ask, we answer|Questions we often hear",
    ),
    quotes: words(
      "What people say|Voices|Guests about us|Reviews|Testimonials|In their words|Praise|What customers say|Letters",
    ),
    contact: words(
      "Contact|Find us|Get in touch|How to reach us|Address|Where we are|Contact details|Visit us|Write to us",
    ),
    notice: words("Please note|Notice|Important|Holidays|News|Currently|Before you come|Attention|Just now"),
  },
  pageTitles: {
    hero: words("Home|Start|Welcome"),
    text: words("About|About us|Story|Our story|Who we are|History"),
    services: words("Services|Offers|Courses|Products|What we do|Treatments|Range"),
    prices: words("Prices|Menu|Fees|Rates|Price list|Tickets"),
    hours: words("Hours|Opening hours|Times|Timetable|Visit"),
    steps: words("How it works|Join|Booking|First visit|Order"),
    team: words("Team|People|Teachers|Staff|Crew"),
    faq: words("Questions|FAQ|Good to know|Answers"),
    quotes: words("Voices|Reviews|Praise|Guests"),
    contact: words("Contact|Find us|Address|Reach us"),
    notice: words("News|Notice|Current"),
  },
  taglines: words(
    "Good things take their time|Made by hand in {c}|Since {y}|For everyone who likes to move|Open to all|A place to stay a little longer|Where {c} meets|Small, slow and honest|Bread, butter and patience|Music for every age|Repair instead of throwing away|Come in and sit down|Down by the water|Close to people|The best corner of {c}|Your body in good hands",
  ),
  hero: words(
    "{n} is {t} in {c}.|Welcome to {n}, {t} in the middle of {c}.|We are {t} in {c}, and our door is open.|{n}: {t} for everybody in {c}.|Hello from {n}!|Since {y} {n} has been {t} in {c}.|A warm welcome at {n}.",
  ),
  story: words(
    "We began in {y} with one room and two chairs.|The house was built in {y} and has been ours since.|{p} founded it in {y} after many years abroad.|We work with people from {c} and around it.|What we earn goes back into the place.|Nothing here is done in a hurry.|Half of us have known each other since school.|In {y} we moved to {c}.|Our grandparents already did the same work.|We are a registered association with 64 members.|It started as a joke between {p} and a neighbour.|We like what is simple and lasts.",
  ),
  services: words(
    "Guided tours|Individual lessons|Evening course|Repairs while you wait|Courses for beginners|Children's group|Hire by the day|Deliveries in town|Gift vouchers|Private parties|Home visits|First consultation|Open workshop|Choir for adults|Summer camp|Group training|Back massage|Lymph drainage|Wedding cakes|Custom orders|Piano lessons|Canoe trips|Sharpening knives|Advice on the phone",
  ),
  priced: words(
    "Sourdough loaf|Espresso|Single ticket|Half day|Whole day|Trial lesson|Lesson of 45 minutes|Family ticket|Soup of the day|Haircut|Membership|Initial session|Double room|Rowing boat|Pedal boat|Cheese board|Lemonade|Children under 12|Monthly pass|Card of ten|House wine|Apple cake|Service and check|New tyre|Breakfast|Set lunch|Workshop place|Kayak for two|Evening class",
  ),
  roles: words(
    "baker|teacher of violin|founder|physiotherapist|reception|boat builder|chair of the association|treasurer|cook|pastry chef|volunteer|mechanic|midwife|guitar and voice|front of house|head gardener|caretaker|trainer",
  ),
  faq: words(
    "Do I need to book?=It helps at weekends, but just come by.|Can I pay by card?=Yes, from any amount.|Are dogs allowed?=Yes, on a lead.|Is there parking?=There is room behind the house.|Do you speak English?=Yes, and a little French.|What should I bring?=Comfortable clothes and a towel.|Is it suitable for children?=From the age of six.|Can I cancel?=Until the evening before, free of charge.|Do you deliver?=In town, by bicycle.|Is the house accessible?=Yes, there is a ramp at the side door.|How long does it take?=About an hour.|Can I borrow an instrument?=Yes, for the first year.",
  ),
  quotes: words(
    "The best hour of my week.|I have never felt so well looked after.|Friendly, quick and honest.|We come back every summer.|My daughter can't wait for Tuesdays.|They repaired what three others had given up.|Worth every penny.|A place like no other in {c}.|You can taste the time they take.|Finally somebody who listens.",
  ),
  steps: words(
    "Call us or write a message|Choose a day|We send you an offer|Come by for a trial lesson|Bring what is broken|Sign the form|Pick up your order|Meet your teacher|Pay on the spot|We show you the boat|Start on the first of the month|Tell us what you need",
  ),
  notices: words(
    "We are closed in August.|From Monday on the entrance is in the yard.|The phone is out of order this week.|There are two places left in the evening group.|Please use the side door during the works.|No classes during the school holidays.|The annual meeting is in spring.|New members are welcome at any time.",
  ),
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  dayRange: ["{a} to {b}", "{a}–{b}", "{a} – {b}", "{a} and {b}", "{a} until {b}"],
  times: ["{a} – {b}", "{a}–{b}", "{a} to {b}"],
  clock: ["{h}:{m}", "{h} am", "{h}.{m}", "{h}:{m}"],
  closed: ["closed", "by appointment"],
  price: ["£{p}", "£{p}", "{p} €", "€{p}", "$ {p}"],
  perUnit: ["", "", "", " per hour", " per person", " a month"],
  priceSentence: ["{i} is {v}", "{i} costs {v}", "{i}: {v}"],
  hoursSentence: ["We are open {d} from {t}", "Open {d}, {t}", "{d} we are here from {t}"],
  contactLabels: {
    phone: ["Phone", "Tel.", "Call us", "Telephone"],
    email: ["Email", "E-mail", "Mail", "Write to"],
    address: ["Address", "Where"],
  },
  nameLabel: ["Name", "Business name"],
  sloganLabel: ["Tagline", "Slogan", "Motto", "Claim"],
};

export const siteLanguages: readonly SiteWords[] = [english, german, french, spanish, italian, dutch, portuguese];
