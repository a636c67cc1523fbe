/** The words by which a brief speaks to whoever builds the site, in several languages. */

const word = (words: string) => new RegExp(String.raw`(?<![\p{L}])(?:${words})(?![\p{L}])`, "iu");

/** The site itself: whoever says them speaks of nothing else. */
export const THE_SITE = word(
  "web|web ?sites?|sites?|sitios?|siti?o?|sito|web ?pages?|home ?pages?|web-?seiten?|site (?:web|internet)|sito(?: web)?|sitio(?: web)?|página web|pagina web|landing ?page|(?:one|single) page|the (?:site|pages?|brief|design|layout)|this (?:site|page)|stock ?(?:photos?|images?|pictures|fotos?|bilder)|startseite|page d'accueil|look and feel|typeface|placeholder|pop-?ups?|cookie (?:banner|notice|consent)s?|tracking|javascript|background music|música de fondo|hintergrundmusik|autoplay|animations?|police|tipografía|الموقع|موقع(?:اً|ا)?|التصميم",
);
/** Parts of a site that a site may also speak of: photographers sell pictures, painters use colours. */
export const ITS_PARTS = word(
  "navigation|photos?|images?|pictures|colou?rs?|fonts?|theme|tone|style|farben?|schrift(?:en|art)?|gestaltung|bilder|couleurs?|colores|colori|kleuren|cores|cookies?|mobile|spellings?",
);
export const HAN_SITE = /网站|网页|页面|设计|动画|サイト|ページ|デザイン/u;
export const HAN_ASKED = /请|不要|想|需要|希望|尽量|ください|お願い|欲しい/u;

export const ASKED = word(
  "please|should|must|need(?:s)?|want|would like|like it|make|build|create|set up|use|keep|avoid|include|don't|do not|no|bitte|soll(?:en|te)?|möchten?|wünschen?|brauchen|keine?|erstell\\p{L}*|merci|veuillez|doit|devrait|voudrions|souhait\\p{L}+|pas de|créer|por favor|debe|queremos|necesitamos|sin|per favore|deve|vorremmo|senza|graag|moet|willen|geen|queremos|sem|نريد|نرجو|يرجى|نحتاج",
);
/** Asked of somebody, not told of oneself: "use warm colours", not "we use plant colours". */
export const DEMANDED =
  /^[\s*_-]*(?:and |und |et |y |e |en )?(?:please|should|must|make|build|create|use|keep|avoid|include|don't|do not|no|bitte|keine?n?|merci|veuillez|pas de|por favor|sin|per favore|senza|graag|geen|sem|نرجو|يرجى)(?![\p{L}])|(?<![\p{L}])(?:please|should|want|would like|like it|bitte|möchten|wünschen|soll(?:en|te)?|voudrions|souhait\p{L}+|devrait|por favor|queremos|per favore|vorremmo|graag|willen|نريد|نرجو|يرجى)(?![\p{L}])/iu;

const STYLES =
  "hell|bright|simple|fancy|flashy|gaudy|cluttered|alegre|infantil|loud|bold|calm|quiet|warm|elegant|sober|modern|minimal|cheerful|friendly|clean|plain|playful|nerdy|serious|schlicht|ruhig|dezent|einfach|freundlich|verspielt|schnickschnack|élégante?|sobre|chargée?|moderne|chaleureux|simples?|sencillo|elegante|sobrio|moderno|semplice|eenvoudig|rustig|strak";

const WISHES = [
  "^\\s*please (?:make|keep) (?:it|this|everything) ",
  `(?<![\\p{L}])(?:should|must|soll(?:te)?|doit|devrait|debe|deve|dovrebbe|moet)(?![\\p{L}]).{0,30}(?<![\\p{L}])(?:feel|look|be (?:simple|warm|calm|modern|friendly|easy|clear)|wirken|aussehen|sein|avoir l'air|être|verse|parecer|sembrare|essere|ser|uitstralen|aanvoelen|zijn)(?![\\p{L}])`,
  "^\\W*(?:(?:just|only|nur|seulement|solo) )?(?:one|a single|eine|eine einzige|une(?: seule)?|una(?: sola)?|één|uma) (?:page|seite|página|pagina)(?: please| bitte)?(?: is (?:fine|enough|all|plenty).{0,20}| will do| reicht| genügt| suffit| basta)?\\W*$",
  "^\\W*que (?:sea|quede|parezca|tenga)(?![\\p{L}])|^\\W*do use (?:it|this|that)\\W*$|(?:machen|schreiben) wir (?:später|selbst)(?![\\p{L}])",
  `^\\W*bitte (?:eher |ganz |sehr )?(?:${STYLES})(?: und \\p{L}+)?[,.!]`,
  "^[\\s*_-]*(?:goal|purpose|audience|target (?:group|audience)|ziel(?:gruppe)?|zweck|objectif|objetivo|obiettivo|doel(?:groep)?)[*_]*\\s*[:：].*(?:people|visitors|customers|clients|should|soll|besucher|kund|visiteurs|visitantes)",
  // Without a subject: the site is meant.
  "^[\\s*_-]*(?:should|must) (?:be|feel|look|load|work|have)\\b",
  `(?<![\\p{L}])(?:make|keep) (?:it|this) (?:\\p{L}+ ){0,2}(?:${STYLES})\\W*$`,
  `(?<![\\p{L}])(?:something|etwas|quelque chose|algo|qualcosa|iets) .{0,12}?(?:${STYLES})(?![\\p{L}])`,
  `^\\W*(?:not too|nothing|nichts|nicht zu|pas trop|rien de|nada|niente di|niets|niet te) .{0,12}?(?:${STYLES})(?![\\p{L}])`,
  "(?<![\\p{L}])(?:keine?n? schnickschnack|no frills|(?:dans )?les tons |put (?:that|this|it) (?:in|on|up|somewhere)\\b)",
  `^[\\s*_-]*(?:tone|style|look|mood|design|ton|stil|estilo|tono|stile|stijl)[*_]*\\s*[:：].*(?:${STYLES})(?![\\p{L}])`,
];
/** "It should feel warm", "nothing fancy": of the site, whatever it is called. */
export const WISHED = new RegExp(WISHES.join("|"), "iu");

const MATERIAL =
  "logos?|photos?|photographs?|pictures?|images?|fotos?|bilder|bild|imágenes|foto's|immagini|شعار|الشعار|صور|الصور";
const LATER =
  "next week|nächste woche|la semaine prochaine|la semana que viene|la settimana prossima|volgende week|mandamos|mandaremos|drop (?:it|them) off|memory stick|later|to follow|will follow|will (?:send|provide|deliver|come|supply)|(?:i|we)['’]ll (?:send|provide|deliver|bring)|are coming|is coming|waiting for|later on|liefern .{0,40}nach|reichen .{0,40}nach|schicken|folgen|folgt|kommt später|kommen später|nachgereicht|kommt per|kommen per|plus tard|suivront|suivra|enverrons|à venir|más tarde|enviaremos|seguiranno|invieremo|più tardi|volgen|volgt|mais tarde|لاحقًا|لاحقاً|لاحقا";
/** "The logo comes later" */
export const DELIVERED_LATER = new RegExp(
  String.raw`^\s*[([].*(?<![\p{L}])(?:${MATERIAL})(?![\p{L}]).*[)\]]\s*$|(?=.*(?<![\p{L}])(?:${MATERIAL})(?![\p{L}]))(?=.*(?<![\p{L}])(?:${LATER})(?![\p{L}]))|(?:照片|图片|标志|徽标|ロゴ|写真).{0,12}(?:稍后|之后|后续|以后|后补|後ほど|後日)`,
  "iu",
);

const BUILDERS =
  "(?:web ?)?(?:designers?|developers?|builders?|masters?|programmers?|agency|dev)|whoever (?:builds|makes) .{0,20}|entwickler(?:in)?|webdesigner(?:in)?|agentur|développeu(?:r|se)|graphiste|diseñador(?:a)?|desarrollador(?:a)?|sviluppatore|ontwikkelaar|ontwerper|المصمم|المطور";
/** A heading or a label under which only they are spoken to: "For the developer", "Note to designer: …". */
export const TO_THE_BUILDER = new RegExp(
  String.raw`^[\s#*_>-]*(?:(?:notes?|remarks?|hints?|instructions?|hinweise?|notizen?|anmerkung(?:en)?|notas?|note|remarques?|opmerkingen?|ملاحظات) )?(?:to|for|an|für|pour|aux?|à|para|al|per|aan|voor|إلى|ل)\s*(?:the |our |den |die |das |unsere?n? |le |la |l['’]|el |il |lo |de |het )?(?:${BUILDERS})[*_]*\s*(?:[:：].*)?$|^[\s#*_>-]*(?:to-?do|tbd|fixme)(?![\p{L}])|^[\s#*_>-]*给(?:设计师|开发者|开发人员)`,
  "iu",
);

/** What only a program would obey. */
export const TO_A_PROGRAM =
  /(?<![\p{L}])(?:ignore|disregard|forget|ignorier\p{L}*|vergiss|ignorez?|oublie[zr]?|ignora|ignore[ns]?)(?![\p{L}]).{0,40}(?<![\p{L}])(?:instructions?|prompts?|anweisungen|instrucciones|istruzioni)(?![\p{L}])/iu;

/** "A sober site for a small law office" */
export const SITE_FOR = new RegExp(
  String.raw`^[\s*_]*(?:\p{L}+\.[\s*_]+)?(?:(?:an?|the|une?|eine?|ein|un|una|uno)\s+)?(?:(?:${STYLES}|small|new|little|kleine|neue|petit|nouveau|nuevo|nuovo)\s+){0,2}(?:(?:\p{L}+ )?web ?site|site(?: web| internet)?|web-?seite|homepage|sitio(?: web)?|sito(?: web)?)\s+(?:for|für|pour|para|per|voor)(?![\p{L}])`,
  "iu",
);

/** Marks without words for a reader: a picture, a comment, a script. */
export const ONLY_MARKS =
  /^(?:\s*(?:!\[[^\]]*\]\([^)]*\)|<!--.*?-->|<(script|style|iframe)\b.*?<\/\1>|<img\b[^>]*>))+\s*$/isu;
