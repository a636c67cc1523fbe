import { existsSync, statSync } from "node:fs";
import { readConfig } from "../../runtime/config.js";
import { catalogue } from "../../runtime/model/catalogue.js";
import { downloadedModels, pocketPath } from "../../runtime/model/load-model.js";
import { EXIT } from "../exit.js";
import { note, print } from "../terminal.js";
import { table } from "../view/table.js";
import { byteSize } from "../view/words.js";

/** `qwill models list`: the catalogue, the best first, and what is here already. */
export async function listModels({ json }: { json?: boolean }): Promise<number> {
  const { modelsDir, model: chosen } = readConfig();
  const here = downloadedModels(modelsDir);
  const known = catalogue.map((model) => {
    const files = here.filter((each) => each.model.id === model.id);
    return {
      id: model.id,
      title: model.title,
      about: model.about,
      licence: model.licence,
      bytes: model.variants[0]?.approximateBytes ?? 0,
      quantisations: model.variants.map((variant) => variant.quantisation),
      downloaded: files.map(({ variant, path }) => ({ quantisation: variant.quantisation, path })),
    };
  });
  const pocket = pocketEntry();
  const all = pocket ? [...known, pocket] : known;
  if (json) {
    for (const each of all) print(JSON.stringify(each));
    return EXIT.finished;
  }
  const rows = all.map((each) => [
    each.id,
    each.downloaded.length > 0 ? each.downloaded.map(({ quantisation }) => quantisation).join(", ") : "–",
    byteSize(each.bytes),
    each.about,
  ]);
  print(table(["model", "here", "size", "what for"], rows));
  note(
    `\nModels lie in ${modelsDir}. Used by default: ${chosen ?? (here[0] ? here[0].model.id : "none (qwill models fit, then qwill models pull)")}`,
  );
  return EXIT.finished;
}

function pocketEntry() {
  const path = pocketPath();
  if (!existsSync(path)) return undefined;
  return {
    id: "pocket",
    title: "pocket",
    about: "Comes with qwill: ranks CVs for a post, and nothing else.",
    licence: "Apache-2.0",
    bytes: statSync(path).size,
    quantisations: ["F16"],
    downloaded: [{ quantisation: "F16", path }],
  };
}
