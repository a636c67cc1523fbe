/** The look that a brief asks for in its own words. */
import { THEMES, type ThemeName } from "../site.js";

const WORDS: Record<ThemeName, RegExp> = {
  studio:
    /(?<!\p{L})(?:sober|serious|plain|minimal\w*|simple|modern\w*|clean|quick|schlicht\w*|sachlich\w*|nüchtern\w*|sobre|sencill[oa]|semplice|strak|بسيط\p{L}*)(?!\p{L})|简洁|简单/giu,
  paper:
    /(?<!\p{L})(?:classic\w*|printed|bookish|typographic|traditional|klassisch\w*|classique|clásico|classico|klassiek)(?!\p{L})/giu,
  garden:
    /(?<!\p{L})(?:calm\w*|quiet|soft|gentle|natural|sage|ruhig\w*|sanft\w*|natürlich\w*|sauge|doux|douce|calme|tranquil[oa]|suave|natural|calmo|rustig|هادئ\p{L}*)(?!\p{L})|自然/giu,
  market:
    /(?<!\p{L})(?:loud|bold|warm\w*|cheerful|colou?rful|playful|fun|laut|bunt\w*|fröhlich\w*|chaleureux|coloré|cálid[oa]|alegre|vivace|caldo|vrolijk|دافئ\p{L}*)(?!\p{L})|温暖|热闹/giu,
  velvet:
    /(?<!\p{L})(?:elegant\w*|luxur\w+|glamorous|evening|dark|festlich\w*|edel|élégante?|chic|elegante)(?!\p{L})|优雅|أنيق\p{L}*/giu,
};

/** The theme that most words of the remarks call for; undefined where none does, or several as much. */
export function wishedTheme(remarks: readonly string[]): ThemeName | undefined {
  const text = remarks.join(" ");
  const counts = THEMES.map((theme) => ({ theme, count: text.match(WORDS[theme])?.length ?? 0 }));
  const most = Math.max(...counts.map(({ count }) => count));
  const best = counts.filter(({ count }) => count === most);
  return most > 0 && best.length === 1 ? best[0]?.theme : undefined;
}
