import { z } from "zod";
import { pageRef } from "../../runtime/domains.js";
import { ToolError } from "../../runtime/errors.js";
import type { QwillTool } from "../tool.js";
import { webRequest } from "../web/request.js";
import { type BrowserSessions, browserTool } from "./browser-tool.js";
import { type HiddenSecrets, hideSecrets } from "./hidden-secrets.js";
import { linkOf } from "./navigation.js";
import { within } from "./time-limit.js";

const CAPTURE_MS = 12_000;
const MAX_DOWNLOAD_BYTES = 50_000_000;

/** The tool that takes a picture of the page, or prints it. */
export function browserCaptureTool(sessions: BrowserSessions): QwillTool {
  return browserTool(sessions, {
    name: "browser_capture",
    description: "Save the page in the browser as a picture (.png, .jpg) or .pdf in the workspace.",
    input: z.object({
      path: z.string(),
      fullPage: z.boolean().optional(),
      ref: pageRef().optional(),
      width: z.number().int().min(200).max(3840).optional().describe("Of the window, pixels"),
    }),
    effect: "write",
    async run({ path, fullPage = false, ref, width }, session, { workspace }) {
      const type = /\.(png|jpe?g|pdf)$/i.exec(path)?.[1]?.toLowerCase();
      if (!type) {
        throw new ToolError("tool.bad-input", `"${path.slice(0, 100)}" must end in .png, .jpg or .pdf.`, {
          data: { field: "path" },
        });
      }
      await workspace.resolve(path);
      const page = await session.page();
      const element = ref === undefined ? undefined : await session.eyesOf(page).element(ref);
      const size = page.viewportSize();
      if (width && size) await page.setViewportSize({ width, height: size.height });
      const secret = await hideSecrets(page, session.secrets);
      if (type === "pdf" && secret.found > 0) throw await noPdf(secret);
      const picture = {
        mask: secret.masks,
        type: type === "png" ? ("png" as const) : ("jpeg" as const),
        timeout: CAPTURE_MS - 1000,
      };
      const taking =
        type === "pdf"
          ? page.pdf({ printBackground: true })
          : element
            ? element.screenshot(picture)
            : page.screenshot({ ...picture, fullPage });
      const bytes = await within(taking, CAPTURE_MS).finally(async () => {
        await secret.done();
        if (width && size) await page.setViewportSize(size).catch(() => undefined);
      });
      const written = await workspace.write(path, new Uint8Array(bytes));
      return { text: `Saved ${written.path} (${written.bytes} bytes).`, data: written, files: [written.path] };
    },
  });
}

async function noPdf(secret: HiddenSecrets): Promise<ToolError> {
  await secret.done();
  return new ToolError("tool.failed", "A secret stands on the page, and a PDF would hold it.", {
    hint: "Save a picture instead: there it is covered.",
  });
}

/** The tool that gets a file of the web into the workspace: an address, or a link with the page's own session. */
export function browserDownloadTool(sessions: BrowserSessions): QwillTool {
  return browserTool(sessions, {
    name: "browser_download",
    description: "Save a file of the web into the workspace, by the ref of its link or by its address.",
    input: z.object({ path: z.string(), ref: pageRef().optional(), url: z.string().optional() }),
    effect: "network",
    async run({ path, ref, url }, session, { workspace, signal }) {
      await workspace.resolve(path);
      if (ref === undefined && url === undefined) {
        throw new ToolError("tool.bad-input", "browser_download needs the ref of a link or a url.", {
          data: { field: "ref" },
        });
      }
      const target = url ?? (await linkOf(session, ref ?? ""));
      const context = session.tabs()[0]?.context();
      const cookies = (await context?.cookies(target)) ?? [];
      const headers: Record<string, string> =
        cookies.length > 0 ? { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") } : {};
      const response = await webRequest(target, {
        egress: sessions.options,
        headers,
        signal,
        timeoutMs: CAPTURE_MS,
        maxBytes: MAX_DOWNLOAD_BYTES,
      });
      if (response.status >= 400) {
        throw new ToolError("tool.failed", `${target.slice(0, 200)} answered ${response.status}.`, {
          hint: "Look at the page again, or try another link.",
        });
      }
      const written = await workspace.write(path, response.bytes);
      return {
        text: `Saved ${written.path} (${written.bytes} bytes, ${response.type || "unknown type"}).`,
        data: { ...written, type: response.type },
        files: [written.path],
      };
    },
  });
}
