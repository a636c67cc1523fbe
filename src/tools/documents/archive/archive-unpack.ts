import { posix } from "node:path";
import { z } from "zod";
import { workspaceFile } from "../../../runtime/domains.js";
import { isQwillError, ToolError } from "../../../runtime/errors.js";
import type { Workspace } from "../../../runtime/workspace/workspace.js";
import { defineTool, type ToolResult } from "../../tool.js";
import { type Archive, isArchive, openArchive } from "./archive.js";

const SHOWN_FILES = 50;

/** The tool that unpacks an archive into a folder of the workspace; all of it or nothing, and over nothing. */
export const archiveUnpack = defineTool({
  name: "archive_unpack",
  description: "Unpack a zip, tar, tar.gz or gz into a folder. document_read lists what is in it.",
  input: z.object({
    path: workspaceFile(),
    to: z.string().optional().describe("Folder; default the archive's name"),
  }),
  effect: "write",
  async run({ path, to }, { workspace, signal, progress }): Promise<ToolResult> {
    const archive = await opened(workspace, path);
    const folder = to ?? path.replace(/(\.tar)?\.[a-z0-9]+$/i, "");
    const targets = await targetsOf(archive, folder, workspace);
    const files: string[] = [];
    for (const [index, file] of archive.files.entries()) {
      signal.throwIfAborted();
      const bytes = readOf(file, path);
      files.push((await workspace.write(targets[index] ?? file.name, bytes)).path);
      progress(`Unpacking ${path}`, index + 1, archive.files.length);
    }
    return {
      text: toldOf(files, archive.left, folder),
      data: { folder, files, left: archive.left },
      files,
    };
  },
});

async function opened(workspace: Workspace, path: string): Promise<Archive> {
  const bytes = await workspace.readBytes(path);
  if (!isArchive(bytes)) {
    throw new ToolError("tool.failed", `${path} is no archive that can be unpacked.`, {
      hint: "Zip, tar, tar.gz and gz are.",
    });
  }
  return openArchive(bytes, path).catch((error) => {
    throw damaged(path, error);
  });
}

/** Where each file goes. Every name is checked before the first byte is written. */
async function targetsOf({ files }: Archive, folder: string, workspace: Workspace): Promise<string[]> {
  const targets: string[] = [];
  for (const { name } of files) {
    // An absolute name, or one with a drive, would lead out: it is refused as it stands.
    const isRooted = /^([/\\]|[a-z]:)/i.test(name);
    const target = isRooted ? name : posix.join(folder, name);
    const isOut = !isRooted && name.split(/[/\\]/).includes("..");
    if (isRooted || isOut) {
      throw new ToolError(
        "tool.outside-workspace",
        `${JSON.stringify(name.slice(0, 100))} in the archive leads out of its folder.`,
        {
          hint: "Nothing was unpacked. The archive is made to do harm, or damaged: leave it out.",
        },
      );
    }
    await workspace.resolve(target);
    if (await workspace.exists(target)) {
      throw new ToolError("tool.failed", `${target} is there already; unpacking replaces nothing.`, {
        hint: "Give another folder as to.",
      });
    }
    targets.push(target);
  }
  return targets;
}

function readOf(file: Archive["files"][number], path: string): Uint8Array {
  try {
    return file.read();
  } catch (error) {
    throw damaged(path, error);
  }
}

function damaged(path: string, error: unknown): Error {
  if (isQwillError(error)) return error;
  return new ToolError("tool.failed", `${path} can't be unpacked: ${error instanceof Error ? error.message : error}.`, {
    hint: "Ask for another copy, or leave it out.",
    cause: error,
  });
}

function toldOf(files: string[], left: string[], folder: string): string {
  const shown = files.slice(0, SHOWN_FILES);
  return [
    `Unpacked ${files.length} ${files.length === 1 ? "file" : "files"} into ${folder}:`,
    ...shown,
    ...(files.length > shown.length ? [`… and ${files.length - shown.length} more`] : []),
    ...(left.length > 0 ? [`Left out (links, devices, encrypted): ${left.slice(0, 10).join(", ")}`] : []),
  ].join("\n");
}
