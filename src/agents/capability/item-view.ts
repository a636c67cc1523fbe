import { posix } from "node:path";
import { ToolError } from "../../runtime/errors.js";
import { narrowed } from "../../runtime/workspace/narrowed.js";
import type { Workspace } from "../../runtime/workspace/workspace.js";

/**
 * The workspace as a branch of a forEach over files sees it: its own item, what it wrote, what its step builds on. Other
 * items (`others`) are no business of its, whatever a document says: it neither reads nor changes nor deletes them, and a
 * program doesn't either. New files it writes as before.
 */
export function itemView(workspace: Workspace, visible: readonly string[], others: readonly string[] = []): Workspace {
  const mine = new Set(visible);
  const admit = async (path: string) => {
    if (!(await isMine(path)))
      throw new ToolError("tool.denied", `"${path}" is not this step's: it may use ${visible.join(", ")}.`);
  };
  const isMine = async (path: string) => {
    if (mine.has(path)) return true;
    const real = await workspace.resolve(path);
    for (const own of visible) if ((await workspace.resolve(own)) === real) return true;
    return false;
  };
  const isAnothers = async (path: string) => {
    const real = posix.relative(workspace.root, await workspace.resolve(path));
    return others.includes(real);
  };
  return narrowed(workspace, {
    async readText(path, options) {
      await admit(path);
      return workspace.readText(path, options);
    },
    async readBytes(path, options) {
      await admit(path);
      return workspace.readBytes(path, options);
    },
    closedFiles: others.filter((path) => !mine.has(path)),
    async write(path, content) {
      if (await isAnothers(path)) await admit(path);
      const written = await workspace.write(path, content);
      mine.add(written.path);
      return written;
    },
    async move(from, to) {
      await admit(from);
      const moved = await workspace.move(from, to);
      mine.add(moved.path);
      return moved;
    },
    async remove(path) {
      await admit(path);
      return workspace.remove(path);
    },
    async digest(path) {
      await admit(path);
      return workspace.digest(path);
    },
    async list({ limit = Number.POSITIVE_INFINITY, ...options } = {}) {
      const all = await workspace.list(options);
      return all.filter(({ path }) => mine.has(path)).slice(0, limit);
    },
  });
}
