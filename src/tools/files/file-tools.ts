import type { QwillTool } from "../tool.js";
import { fileDelete } from "./file-delete.js";
import { fileEdit } from "./file-edit.js";
import { fileList } from "./file-list.js";
import { fileMove } from "./file-move.js";
import { fileRead } from "./file-read.js";
import { fileSearch } from "./file-search.js";
import { fileWrite } from "./file-write.js";

/**
 * The tools for text files in the workspace: `file_list`, `file_read`, `file_write`, `file_edit`,
 * `file_search`, `file_move`, `file_delete`.
 *
 * @example
 * const bench = await toolBench({ workspace: "./work", tools: fileTools() });
 * await bench.call("file_search", { pattern: "TODO", glob: "**\/*.ts" });
 */
export function fileTools(): QwillTool[] {
  return [fileList, fileRead, fileWrite, fileEdit, fileSearch, fileMove, fileDelete];
}
