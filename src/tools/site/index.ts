/** Tools that build sites. */
import type { QwillTool } from "../tool.js";
import { briefBuild } from "./brief/brief-build.js";
import { briefRead } from "./brief/brief-read.js";
import { sectionRead } from "./brief/section-read.js";
import { siteBuild } from "./site-build.js";

/** `site_build`. Its companion `site_check` needs a browser and is one of the browser's tools. */
export function siteTools(): QwillTool[] {
  return [siteBuild];
}

/** `brief_read`, `section_read`, `brief_build`: a brief to a site in steps that a tiny model can do, by choosing. */
export function briefTools(): QwillTool[] {
  return [briefRead, sectionRead, briefBuild];
}
