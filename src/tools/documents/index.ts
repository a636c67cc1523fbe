/** The tools that read and write documents. */
import type { QwillTool } from "../tool.js";
import { archiveUnpack } from "./archive/archive-unpack.js";
import { documentFacts } from "./document-facts.js";
import { documentRead } from "./document-read.js";
import { documentWrite } from "./document-write.js";

/** `document_read`, `document_facts`, `document_write`, `archive_unpack`. */
export function documentTools(): QwillTool[] {
  return [documentRead, documentFacts, documentWrite, archiveUnpack];
}
