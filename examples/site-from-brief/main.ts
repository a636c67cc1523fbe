// A brief to a checked site, without a model that plans: what `site_build` and `site_check` do when a program calls them.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { toolBench } from "qwill/testing";

/** The site of `input/brief.md`, as a person would take the brief apart. */
export function content(brief: string) {
  const part = (heading: string) => brief.split(`## ${heading}\n`)[1]?.split(/\n## /)[0]?.trim() ?? "";
  const section = (kind: string, title: string) => ({ kind, title, text: part(title) });
  return {
    name: "Möwe Boat Hire",
    tagline: "Nine boats, one jetty, no engines",
    theme: "garden",
    pages: [
      {
        file: "index.html",
        title: "Home",
        sections: [section("hero", "Welcome"), section("steps", "How it works"), section("quotes", "What guests say")],
      },
      { file: "boats.html", title: "Boats", sections: [section("prices", "Boats and prices")] },
      {
        file: "visit.html",
        title: "Visit",
        sections: [section("hours", "Opening hours"), section("contact", "Find us")],
      },
      { file: "questions.html", title: "Questions", sections: [section("faq", "Good to know")] },
    ],
  };
}

/** Builds the site into `site/` of a workspace and looks it over; what the check has found, in words. */
export async function buildAndCheck(
  workspace: string,
): Promise<{ built: string; checked: string; findings: unknown[] }> {
  const brief = await readFile(path.join(import.meta.dirname, "input", "brief.md"), "utf8");
  const bench = await toolBench({ workspace });
  try {
    const built = await bench.call("site_build", content(brief));
    if (!built.ok) throw new Error(built.text);
    const checked = await bench.call("site_check", { path: "site", screenshots: "pictures" });
    if (!checked.ok) throw new Error(checked.text);
    return { built: built.text, checked: checked.text, findings: (checked.data as { findings: unknown[] }).findings };
  } finally {
    await bench.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const workspace = await mkdtemp(path.join(tmpdir(), "site-from-brief-"));
  const { built, checked } = await buildAndCheck(workspace);
  console.log(built);
  console.log(checked.split("\n", 1)[0]);
  console.log(`Open ${path.join(workspace, "site", "index.html")}`);
}
