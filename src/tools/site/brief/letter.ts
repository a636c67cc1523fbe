/** A brief that came as a letter: its head, its greeting and its end are the letter's, not the site's. */
const HEAD =
  /^(?:[ \t]*(?:from|to|cc|bcc|date|sent|subject|re|von|an|gesendet|datum|betreff|de|à|date|objet|para|fecha|asunto|da|oggetto|van|aan|onderwerp)[ \t]*:[ \t]+\S.*\r?\n){2,}/iu;
const GREETING =
  /^[ \t]*(?:hey|hi|hiya|hello|dear|hallo|moin|liebe[rs]?|sehr geehrte[rs]?|bonjour|salut|cher|chère|chers|hola|estimad[oa]s?|querid[oa]s?|ciao|buongiorno|gentile|olá|beste|مرحبا|你好|您好)(?![\p{L}])[^.!?\n:]{0,40}?[!,，！]+(?:[ \t]*(?=\r?\n)|[ \t]*(?=\p{Ll}))/iu;
const END =
  /\n[ \t]*(?:(?:with )?(?:best|kind|warm)(?:est)? (?:wishes|regards)|regards|(?:many )?thanks|thank you|cheers|yours(?: \p{L}+)?|love|(?:viele|liebe|beste|herzliche) grüße|mit freundlichen grüßen|danke|cordialement|bien à vous|merci(?: d'avance)?|(?:un )?saludos?|gracias|cordiali saluti|grazie|met vriendelijke groet|groeten)[ \t]*[,!.]?[ \t]*(?:\r?\n\s*[^\n@\d]{2,40}){0,2}\s*$/iu;

/**
 * The text without them.
 *
 * @example
 * withoutLetter("Dear Sam,\n\nWe bake bread.\n\nBest wishes,\nAnn"); // "We bake bread."
 */
export function withoutLetter(text: string): string {
  const body = text.trimStart().replace(HEAD, "").trimStart().replace(GREETING, "").trimStart();
  return body.replace(END, "\n");
}
