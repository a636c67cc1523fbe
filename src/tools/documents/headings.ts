/** Lines that head a section of a CV or a post. */

const KNOWN = new Set(
  (
    "work|jobs|school|experience|work experience|professional experience|employment|employment history|work history|career|career history|career summary|positions|positions held|jobs|" +
    "relevant experience|other experience|additional experience|earlier career|previous experience|internships|internship|volunteering|volunteer experience|volunteer work|" +
    "voluntary work|military service|research experience|teaching experience|clinical experience|freelance|freelance work|selected projects|projects|side projects|open source|" +
    "education|academic background|education and training|education & training|studies|training|courses|courses and training|certifications|certificates|licenses|" +
    "licences and certificates|licenses & certifications|professional development|qualifications|academic qualifications|professional qualifications|" +
    "skills|technical skills|core skills|key skills|soft skills|technologies|competencies|core competencies|expertise|areas of expertise|toolbox|tools|languages|language skills|" +
    "career objective|professional objective|personal profile|key skills|skill set|it skills|computer skills|work skills|practical skills|skills and tools|tools and skills|what i can do|what i know|strengths|" +
    "summary|profile|about|about me|objective|personal statement|professional summary|professional profile|overview|highlights|key achievements|achievements|awards|honours|honors|" +
    "publications|references|referees|interests|hobbies|hobbies and interests|contact|contact details|personal details|personal information|contact information|memberships|" +
    "requirements|responsibilities|tasks|nice to have|must have|what we offer|a plus|pluses|bonus|preferred|who you are|your profile|what you bring|" +
    "expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|formation|formations|études|diplômes|compétences|langues|loisirs|" +
    "centres d'intérêt|profil|coordonnées|certificats|bénévolat|stages|projets|" +
    "berufserfahrung|beruflicher werdegang|werdegang|praxiserfahrung|praktika|ausbildung|bildungsweg|studium|weiterbildung|weiterbildungen|kenntnisse|fähigkeiten|" +
    "it-kenntnisse|sprachen|sprachkenntnisse|interessen|hobbys|persönliche daten|zur person|profil|zertifikate|ehrenamt|schulbildung|" +
    "experiencia|experiencia laboral|experiencia profesional|formación|formación académica|educación|estudios|habilidades|competencias|idiomas|perfil|datos personales|" +
    "intereses|certificaciones|voluntariado|" +
    "esperienza|esperienze|esperienza lavorativa|esperienze professionali|istruzione|istruzione e formazione|formazione|competenze|lingue|profilo|dati personali|interessi|" +
    "experiência|experiência profissional|formação|formação acadêmica|formação académica|educação|competências|habilidades|idiomas|perfil|dados pessoais|interesses|" +
    "werkervaring|ervaring|opleiding|opleidingen|vaardigheden|talen|profiel|cursussen|hobby's|persoonlijke gegevens|" +
    "doświadczenie|doświadczenie zawodowe|wykształcenie|edukacja|umiejętności|języki|zainteresowania|kursy|certyfikaty|" +
    "erfaring|arbeidserfaring|yrkeserfaring|erhvervserfaring|utdanning|uddannelse|utbildning|arbetslivserfarenhet|erfarenhet|ferdigheter|kompetanse|kompetencer|kompetenser|" +
    "språk|sprog|kurs|verv|interesser|referanser|työkokemus|koulutus|taidot|kielet|" +
    "опыт работы|образование|навыки|языки|о себе|контакты|" +
    "الخبرة|الخبرات|الخبرة العملية|الخبرات العملية|الخبرة المهنية|التعليم|المؤهلات|المؤهلات العلمية|المهارات|اللغات|الدورات|الدورات التدريبية|الشهادات|نبذة|نبذة شخصية|الملف الشخصي|معلومات الاتصال|التدريب|" +
    "工作经历|工作经验|工作經歷|职业经历|项目经历|项目经验|教育背景|教育经历|学历|技能|专业技能|语言|语言能力|自我评价|个人信息|联系方式|证书|培训经历|实习经历|荣誉奖项|兴趣爱好|" +
    "职业经验|工作履历|专业技能|技能证书|个人技能|教育|教育经验|教育培训|志愿服务|志愿者经历|求职意向|基本信息|个人资料|荣誉|培训|" +
    "jobs held|where i have worked|key qualifications|abilities|other skills|voluntary work and interests|tickets|voluntary|" +
    "savoir-faire|savoir-être|atouts|informatique|permis|divers|aptitudes|destrezas|trayectoria|trayectoria profesional|trayectoria laboral|otros datos|" +
    "stationen|berufliche stationen|berufspraxis|beruflicher hintergrund|was ich kann|was ich mitbringe|schulische ausbildung|sonstiges|besondere kenntnisse|" +
    "المهارات الشخصية|المهارات والكفاءات|الأعمال التطوعية|" +
    "職歴|学歴|スキル|資格|자기소개|경력|경력사항|학력|기술"
  ).split("|"),
);

const MOST_CHARACTERS = 45;

/** A heading's own words: without marks of its rank, colons and rules. */
export function headingText(line: string): string {
  return line
    .replace(/^\s*(?:#{1,6}\s+|[•▪■◆►▶*–—-]+\s+|(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+)/, "")
    .replace(/^\*\*(.*)\*\*$/, "$1")
    .replace(/[\s:：_=~*–—-]+$/, "")
    .trim();
}

/** "Professional experience (23 years)", "2. Education" */
const ASIDE = /\s*\([^()]*\)$/;
const isKnown = (words: string) => KNOWN.has(words) || KNOWN.has(`${words}s`);

/** True for the usual headings of a CV, in whatever language and case. */
export function isKnownHeading(line: string): boolean {
  const text = headingText(line).replace(ASIDE, "");
  if (text === "" || text.length > MOST_CHARACTERS) return false;
  const plain = text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "")
    .replace(/\s+/g, " ");
  if (isKnown(plain)) return true;
  const parts = plain.split(
    /\s*(?:&|\/|,| and | und | et | y | e | og | och | i |(?<=\p{Script=Han})[与和及、](?=\p{Script=Han}))\s*/u,
  );
  return parts.length > 1 && parts.every(isKnown);
}

/** "4. Digital competence" */
const NUMBERED = /^(?:\d{1,2}|[IVX]{1,4})\.\s+\p{Lu}\p{Ll}+(?:\s[\p{L}&-]+){0,3}$/u;

/** True for a line that stands like a heading: marked as one, or short capitals; when `strict` only after an empty line. */
export function looksLikeHeading(line: string, before: string | undefined, strict = true): boolean {
  if (/^#{1,6}\s+\S/.test(line)) return true;
  const text = line.trim();
  if (NUMBERED.test(text) && before?.trim() === "") return true;
  if (text.length < 4 || text.length > MOST_CHARACTERS || /[\d@|]|\s{2}/.test(text)) return false;
  if (isKnownHeading(text)) return true;
  if (/^\p{L}[^:]*:$/u.test(text) && text.split(/\s+/).length <= 3) return true;
  const isApart = before === undefined || before.trim() === "";
  return (isApart || !strict) && /^[^\p{Ll}\p{Lo}]+[^.,;\p{Ll}\p{Lo}]$/u.test(text) && /\p{Lu}{4}/u.test(text);
}

/** The nearest section heading above each line, or undefined; the first line of a text is a name, not a heading. */
export function headingsAbove(lines: string[]): (string | undefined)[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  const deepest = sectionLevel(lines.filter((_, index) => index !== first));
  // Capitals anywhere below the name are headings, unless the usual headings of this text are written otherwise.
  const strict = lines.filter((line) => isKnownHeading(line) && /\p{Ll}/u.test(line)).length > 1;
  let heading: string | undefined;
  return lines.map((line, index) => {
    const above = heading;
    const isName = index === first && !isKnownHeading(line);
    const level = rankOf(line);
    const isSection =
      isKnownHeading(line) ||
      (level > 0 ? level <= deepest : looksLikeHeading(line, lines[index - 1], strict || index < first + 3));
    if (!isName && isSection) heading = headingText(line);
    return above;
  });
}

/** The rank of a line marked as heading, 1 to 6; 0 for others. */
export function rankOf(line: string): number {
  return /^(#{1,6})\s+\S/.exec(line)?.[1]?.length ?? 0;
}

/** The highest rank that more than one heading has: below it are the headings of single jobs. */
function sectionLevel(lines: string[]): number {
  const ranks = lines.map(rankOf).filter((rank) => rank > 0);
  const shared = ranks.filter((rank, index) => ranks.indexOf(rank) !== index);
  return Math.min(...(shared.length > 0 ? shared : ranks), 6);
}
