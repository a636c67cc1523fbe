/** Builds the web page (index.html, app.js, app.css) into a folder; `dist/ui` without one. */
export function buildUi(folder?: string): Promise<void>;
