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
const ROLE = new RegExp(`(?<![\\p{L}])(?:${ENDINGS})s?(?![\\p{L}])`, "iu");

/** True where a word names what somebody works as. */
export const namesRole = (text: string) => ROLE.test(text);

const LEGAL_FORM =
  /(?<![\p{L}])(?:Ltd|Limited|Inc|LLC|LLP|GmbH|AG|KG|SARL|SAS|S\.L|S\.p\.A|B\.?V|N\.V|AB|ApS|Oy|Pty|Pvt|plc|PLC|Corp|Corporation|Holdings|Group|GbR|UG|e\.V|hf|ehf|AS|A\/S|Sp\. z o\.o)\.?(?:\s*(?:&|und)\s*Co\.?.*)?$/u;
const INSTITUTION =
  /(?:Hospital|Clinic|Infirmary|Care Home|Trust|Hospice|University|College|Universit[yéàä]t?|Hochschule|School|Klinikum|Academy|Solutions|Systems|Technologies|Industries|Partners|Associates|Foundation|Insurance|Bank|Labs|Studios?|Restaurant|Hotel|Council|Pharmacy|Centre|Center)$|^(?:University|Universität|Université|Universidad|Institute|Klinikum|Hochschule|École|CHU) |& (?:Sons|Co|Partners)\b/u;

/** True where a text looks like the name of a firm or an institution. */
export const namesEmployer = (text: string) => LEGAL_FORM.test(text) || INSTITUTION.test(text);
