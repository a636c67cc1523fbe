/** The scan of a page as a function that a page can be sent: all parts of the script together, as text. */
import * as parts from "./page-script.js";

/** ARIA roles of what can be acted on. */
const ROLES =
  "button link tab menuitem menuitemcheckbox menuitemradio checkbox radio switch option textbox searchbox combobox listbox slider spinbutton treeitem gridcell";

/** Looks through a document, or a part of it; see `scanPage`. `roles` is filled in. */
export const SCAN: typeof parts.scanPage = Object.assign((() => undefined) as unknown as typeof parts.scanPage, {
  toString: () =>
    `(given) => { ${Object.values(parts).map(String).join("\n")}
return ${parts.scanPage.name}({ ...given, roles: ${JSON.stringify(ROLES)} }); }`,
});
