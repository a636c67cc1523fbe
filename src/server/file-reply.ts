import type { Workspace } from "../runtime/workspace/workspace.js";
import { openDocument } from "../tools/documents/open-document.js";
import { contentTypeOf } from "./media-types.js";

/** What a file of a run may do in a browser: show itself. No scripts, no forms, no requests, an origin of its own. */
export const FILE_POLICY =
  "sandbox; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; media-src 'self'; frame-ancestors 'self'";

/** A file of a workspace as it is. The workspace's own guard says which: nothing outside, nothing of qwill's own. */
export async function fileReply(workspace: Workspace, path: string, { download = false } = {}): Promise<Response> {
  const bytes = await workspace.readBytes(path);
  const name = path.split("/").at(-1) ?? "file";
  const plainName = name.replace(/[^\w.() -]/g, "_");
  const disposition = `${download ? "attachment" : "inline"}; filename="${plainName}"; filename*=UTF-8''${encoded(name)}`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": contentTypeOf(path),
      "content-disposition": disposition,
      "content-security-policy": FILE_POLICY,
    },
  });
}

/** What a document reads as, as the tools read it. */
export async function documentReply(workspace: Workspace, path: string, page: number | undefined) {
  const { format, pages, pageCount, notes } = await openDocument(workspace, path, page === undefined ? {} : { page });
  const wanted = page === undefined ? pages : pages.filter((each) => each.page === page);
  return { format, pageCount, pages: wanted, notes };
}

/** As RFC 8187 wants it. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
