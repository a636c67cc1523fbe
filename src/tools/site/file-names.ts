import { ToolError } from "../../runtime/errors.js";

/**
 * A page's file name as one of the site's: "/prices.htm" is "prices.html".
 *
 * @throws ToolError `tool.bad-input` for a name that leads out of the site's folder, or that addresses can't spell
 */
export function siteFile(name: string): string {
  const file = name
    .normalize("NFC")
    .trim()
    .replace(/^(?:\.?\/)(?!\.)/, "")
    .replace(/\.htm$/i, ".html");
  const parts = file.split("/");
  const isPlain = parts.every((part) => part !== "" && !part.startsWith(".")) && !/[\\:%?#*"<>|\p{Cc}]/u.test(file);
  if (isPlain && /\.html$/.test(file)) return file;
  throw new ToolError(
    "tool.bad-input",
    isPlain
      ? `A page can't be called "${name}": its file must end in .html.`
      : `A page can't be called "${name}": that leads out of the site's folder, or is no plain file name.`,
    { hint: "Name pages like prices.html or shop/prices.html.", data: { field: "file" } },
  );
}
