/** Words by which a title of a job, an employer or a part of a letterhead is known. */

const ENDINGS =
  "engineer|developer|manager|analyst|designer|consultant|specialist|coordinator|co-ordinator|scientist|administrator|director|technician|architect|" +
  "officer|associate|intern|writer|operator|assistant|supervisor|planner|inspector|clerk|worker|trainer|advisor|adviser|lead|leader|agent|fitter|" +
  "keeper|maker|owner|master|nurse|teacher|lecturer|professor|tutor|driver|cook|chef|waiter|waitress|buyer|accountant|auditor|controller|banker|" +
  "broker|lawyer|solicitor|paralegal|attorney|secretary|receptionist|electrician|plumber|carpenter|welder|mechanic|machinist|painter|builder|" +
  "foreman|labourer|picker|packer|handler|cleaner|gardener|farmer|guard|representative|executive|president|head|partner|founder|apprentice|trainee|" +
  "student|researcher|fellow|editor|journalist|copywriter|translator|interpreter|photographer|illustrator|animator|artist|producer|programmer|" +
  "tester|physiotherapist|therapist|pharmacist|dentist|doctor|physician|surgeon|midwife|carer|caregiver|paramedic|librarian|merchandiser|cashier|" +
  "salesperson|barista|bartender|housekeeper|deckhand|stocker|dispatcher|strategist|recruiter|cto|ceo|cfo|coo|partner|generalist|marketer|" +
  "leiter|leiterin|entwickler|entwicklerin|ingenieur|ingenieurin|berater|beraterin|sachbearbeiter|sachbearbeiterin|kaufmann|kauffrau|" +
  "mitarbeiter|mitarbeiterin|techniker|technikerin|fahrer|fahrerin|meister|pfleger|pflegerin|lehrer|lehrerin|koch|köchin|werkstudent|praktikant|" +
  "praktikantin|assistent|assistentin|ingénieur|ingénieure|développeur|développeuse|responsable|chargé|chargée|chef|technicien|technicienne|" +
  "assistante|directeur|directrice|conseiller|conseillère|infirmier|infirmière|aide-soignante|vendeur|vendeuse|comptable|stagiaire|gestionnaire|" +
  "ingeniero|ingeniera|desarrollador|desarrolladora|técnico|técnica|jefe|jefa|responsable|auxiliar|camarero|camarera|enfermero|enfermera|" +
  "ingegnere|sviluppatore|responsabile|impiegato|impiegata|tecnico|engenheiro|engenheira|gerente|analista|medewerker|ontwikkelaar|verpleegkundige";
const OTHER_ENDINGS =
  "practitioner|counsellor|counselor|matron|sister|warden|steward|surveyor|estimator|draughtsman|draughtswoman|draftsman|labourer|laborer|joiner|bricklayer|" +
  "operative|superintendent|stylist|hairdresser|baker|butcher|brewer|florist|tailor|seamstress|porter|courier|pilot|sailor|skipper|captain|sergeant|" +
  "economist|statistician|chemist|biologist|physicist|geologist|mathematician|psychologist|radiographer|optician|veterinarian|actuary|underwriter|treasurer|" +
  "registrar|restorer|restaurator|restauratorin|restaurateur|restauratrice|restauratore|undertaker|stonemason|glazier|plasterer|roofer|jeweller|shepherd|lifeguard|usher|valet|concierge|" +
  "bookkeeper|purchaser|merchant|negotiator|instructor|educator|headteacher|headmaster|principal|dean|archivist|curator|conservator|columnist|reporter|" +
  "professeur|professeure|enseignant|enseignante|formateur|formatrice|éducateur|éducatrice|avocat|avocate|juriste|architecte|chercheur|chercheuse|secrétaire|" +
  "cuisinier|cuisinière|serveur|serveuse|boulanger|boulangère|ouvrier|ouvrière|électricien|électricienne|mécanicien|menuisier|soudeur|chauffeur|livreur|acheteur|acheteuse|" +
  "profesor|profesora|maestro|maestra|gerente|encargado|encargada|administrativo|administrativa|cocinero|cocinera|abogado|abogada|contable|director|directora|coordinador|coordinadora|" +
  "infermiere|infermiera|insegnante|direttore|direttrice|cuoco|cuoca|cameriere|cameriera|ragioniere|operaio|operaia|avvocato|programmatore|" +
  "professor|professora|enfermeiro|enfermeira|coordenador|coordenadora|técnico|diretor|diretora|cozinheiro|cozinheira|advogado|advogada|contabilista|programador|programadora|" +
  "leraar|lerares|docent|docente|adviseur|verpleger|verpleegster|kok|ingenieur|programmeur|boekhouder|inkoper|verkoper|teamleider|projectleider|" +
  "inżynier|kierownik|kierowniczka|specjalista|specjalistka|nauczyciel|nauczycielka|pielęgniarka|pielęgniarz|programista|programistka|analityk|księgowy|księgowa|kierowca|magazynier|mechanik|" +
  "ingeniør|sykepleier|sygeplejerske|lærer|utvikler|udvikler|leder|konsulent|rådgiver|sjef|kokk|ingenjör|lärare|sjuksköterska|utvecklare|undersköterska|" +
  "mühendis|mühendisi|uzman|uzmanı|müdür|müdürü|öğretmen|öğretmeni|hemşire|opettaja|sairaanhoitaja|insinööri|kehittäjä|" +
  "inginer|profesoară|asistentă|kỹ sư|nhân viên|giáo viên|điều dưỡng";
const MORE_ENDINGS =
  "asesor|asesora|letrado|letrada|procurador|procuradora|gestor|gestora|consultor|consultora|supervisor|supervisora|agente|operador|operadora|monitor|monitora|tutora|orientador|orientadora|becario|becaria|" +
  "consulente|collaboratore|collaboratrice|collaborateur|collaboratrice|associée?|adjointe?|consultante|coordinateur|coordinatrice|superviseur|intervenante?|referentin|inhaber|inhaberin|" +
  "barrister|counsel|notary|bailiff|magistrate|judge|constable|firefighter|soldier|lieutenant|nanny|childminder|playworker|caretaker|janitor|attendant|sommelier|sommelière|commis|" +
  "tiler|rigger|scaffolder|drafter|chaplain|pastor|mediator|agronomist|forester|fisherman|dietitian|nutritionist|hygienist|phlebotomist|sonographer|anaesthetist|optometrist|musician|dancer|choreographer|" +
  "apprenti|apprentie|animateur|animatrice|notaire|auxiliaire|magasinier|magasinière|plombier|plombière|maçon|jardinier|jardinière|coiffeur|coiffeuse|psychologue|médecin|pharmacien|pharmacienne|sage-femme|documentaliste|bibliothécaire|traducteur|traductrice|journaliste|graphiste|paysagiste|" +
  "ayudante|aprendiz|peón|oficiala? (?:de|1|2)[^\\s,]*(?: (?:primera|segunda))?|electricista|fontanero|fontanera|carpintero|carpintera|albañil|conductor|conductora|dependiente|dependienta|limpiador|limpiadora|médico|médica|psicólogo|psicóloga|trabajador|trabajadora|educador|educadora|traductor|traductora|periodista|arquitecto|arquitecta|farmacéutico|farmacéutica|recepcionista|operario|operaria|" +
  "elettricista|idraulico|falegname|psicologo|psicologa|educatore|educatrice|apprendista|segretario|segretaria|architetto|architetta|eletricista|assistente|" +
  "apotheker|apothekerin|chefin|gärtner|gärtnerin|maler|malerin|tischler|tischlerin|schreiner|schreinerin|maurer|maurerin|dachdecker|dachdeckerin|installateur|installateurin|monteur|monteurin|geselle|gesellin|lehrling|azubi|auszubildende|auszubildender|volontär|volontärin|jurist|juristin|übersetzer|übersetzerin|dolmetscher|dolmetscherin|bäcker|bäckerin|konditor|konditorin|kellner|kellnerin|friseur|friseurin|förster|försterin|hausmeister|hausmeisterin|socialsekreterare|socionom|elektriker|snickare|barnskötare";
/** Endings of English trades: "bookbinder", "audiologist", "locksmith". */
const TRADES = "\\p{L}{3,}(?:ologist|ographer|ician|binder|smith|wright|monger|fitter|therapist)s?";
/** German makes one word of a trade and what it is about. */
const GERMAN =
  "(?:leiter|planer|ingenieur|entwickler|berater|lehrer|pfleger|techniker|meister|fahrer|arbeiter|helfer|verkäufer|zeichner|betreuer|erzieher|schlosser|mechaniker|elektroniker|buchhalter|einkäufer|redakteur|gestalter|verwalter|assistent|referent|manager|koch|chef|therapeut|anwalt|wirt|monteur|installateur)(?:in)?|\\p{L}*(?:pädagog(?:e|in)|psycholog(?:e|in)|anwältin|köchin|ärztin|(?<=\\p{L})arzt)|" +
  "\\p{L}{3,}(?:kaufmann|kauffrau|fachkraft|hilfskraft|lehrkraft|schwester|hebamme|landwirt|fachwirt)";
const ROLE = new RegExp(
  `(?<![\\p{L}])(?:(?:${ENDINGS}|${OTHER_ENDINGS}|${MORE_ENDINGS})s?|${TRADES}|\\p{L}*${GERMAN})(?![\\p{L}])`,
  "iu",
);

/** Scripts without a space between words, or with prefixes at them. */
const OTHER_ROLE =
  /(?<=\p{Script=Han})(?:师|師|员|員|长|厨|匠|工人|律师|医生|医师|代表|秘书|司机|主任)(?=$|[\s（(，,、|])|工程师|工程師|经理|經理|主管|教师|护士|设计师|分析师|助理|实习生|专员|总监|开发|架构师|会计|研究员|顾问|エンジニア|マネージャ|담당|엔지니어|매니저|مهندس|مدير|محلل|مطور|معلم|ممرض|محاسب|مستشار|أخصائي|مشرف|متدرب|منسق|طاه[يٍ]?|كهربائي|فني|سائق|طبيب|محام|رئيس قسم|موظف|مساعد|باحث|инженер|менеджер|разработчик|аналитик|директор|специалист|бухгалтер|учитель|медсестра|стаж[её]р/iu;

/** True where a word names what somebody works as. */
export const namesRole = (text: string) => ROLE.test(text) || OTHER_ROLE.test(text);

const LEGAL_FORM =
  /(?<![\p{L}])(?:Ltd|Limited|Inc|LLC|LLP|GmbH|AG|KG|SARL|SAS|S\.L|S\.p\.A|B\.?V|N\.V|AB|ApS|Oy|Pty|Pvt|plc|PLC|Corp|Corporation|Holdings|Group|GbR|UG|e\.V|hf|ehf|AS|A\/S|Sp\. z o\.o)\.?(?:\s*(?:&|und)\s*Co\.?.*)?$/u;
const INSTITUTION =
  /(?:Hospital|Clinic|Infirmary|Care Home|Trust|Hospice|University|College|Universit[yéàä]t?|Hochschule|School|Klinikum|Academy|Solutions|Systems|Technologies|Industries|Partners|Associates|Foundation|Insurance|Bank|Labs|Studios?|Restaurant|Hotel|Council|Pharmacy|Centre|Center)$|^(?:University|Universität|Université|Universidad|Institute|Klinikum|Hochschule|École|CHU) |& (?:Sons|Co|Partners)\b/u;

const OTHER_EMPLOYER =
  /公司|集团|大学|学院|银行|医院|株式会社|(?<=\p{Script=Han}{2})(?:中心|学校|酒店|饭店|餐厅|事务所|研究院|研究所|协会|基金会|幼儿园|小学|中学|工厂|银行|法院|楼|店|局|厂)(?=$|[\s（(，,、|])|^(?:شركة|مصرف|بنك|جامعة|مستشفى|مدرسة|ООО|АО|Институт|Университет)(?!\p{L})/u;

/** True where a text looks like the name of a firm or an institution. */
export const namesEmployer = (text: string) =>
  LEGAL_FORM.test(text) || INSTITUTION.test(text) || OTHER_EMPLOYER.test(text);
