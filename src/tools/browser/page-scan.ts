/** The scan of a page, ready to be sent there. */
import { inPage } from "./in-page.js";
import * as script from "./page-script.js";
import * as visibility from "./page-visibility.js";

/** ARIA roles of what can be acted on. */
export const ROLES =
  "button link tab menuitem menuitemcheckbox menuitemradio checkbox radio switch option textbox searchbox combobox listbox slider spinbutton treeitem gridcell";

/** Looks through a document, or a part of it. */
export const SCAN = inPage({ ...visibility, ...script }, script.scanPage);
