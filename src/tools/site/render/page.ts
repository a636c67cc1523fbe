import type { Site, SitePage } from "../site.js";
export function renderPage(site: Site, page: SitePage): string {
  return JSON.stringify({ site, page });
}
