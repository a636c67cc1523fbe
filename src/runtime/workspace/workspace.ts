/** A folder outside of which nothing is read or written. Paths are POSIX, relative to its root. */
export interface Workspace {
  /** Absolute, links resolved. */
  readonly root: string;
  /** The absolute real path; the file need not exist. @throws ToolError tool.outside-workspace */
  resolve(path: string): Promise<string>;
  /** @throws ToolError tool.failed when missing, a folder, binary, or above `maxBytes` (default 10 MB). */
  readText(path: string, options?: { maxBytes?: number }): Promise<string>;
  /** @throws ToolError tool.failed when missing, a folder, or above `maxBytes` (default 100 MB). */
  readBytes(path: string, options?: { maxBytes?: number }): Promise<Uint8Array>;
  /** A file of any size, piece by piece. @throws ToolError tool.failed when missing or a folder. */
  readChunks(path: string): AsyncIterable<Uint8Array>;
  /** Writes whole files through a temporary one in the same folder; makes folders. */
  write(path: string, content: string | Uint8Array): Promise<WrittenFile>;
  /** Moves or renames a file or folder; makes folders, replaces nothing. @throws ToolError tool.failed when something is there. */
  move(from: string, to: string): Promise<{ path: string }>;
  /** Removes a file, a link itself, or a folder with what is in it. Gives the number of files removed. */
  remove(path: string): Promise<{ path: string; files: number }>;
  /** Files (not folders), sorted, without `.qwill/`; `glob` as picomatch reads it, relative to `path`. */
  list(options?: { path?: string; glob?: string; limit?: number }): Promise<WorkspaceEntry[]>;
  /** True for a file or folder that is there; false for what lies outside. */
  exists(path: string): Promise<boolean>;
  /** sha256 and size of a file. */
  digest(path: string): Promise<WrittenFile>;
  /** Files that a view of a workspace keeps from programs too, which see the folder itself. */
  readonly closedFiles?: readonly string[];
}

export interface WrittenFile {
  path: string;
  sha256: string;
  bytes: number;
}

export interface WorkspaceEntry {
  path: string;
  bytes: number;
  /** Set for a link to a file inside. */
  isLink?: true;
}

export interface WorkspaceOptions {
  /** Refuse every write. */
  readOnly?: boolean;
}

export { openWorkspace } from "./folder-workspace.js";
