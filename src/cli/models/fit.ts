import { catalogue } from "../../runtime/model/catalogue.js";
import { bestModelFor, type FitReport, fitModel } from "../../runtime/model/fit.js";
import { hardware } from "../../runtime/model/hardware.js";
import { EXIT } from "../exit.js";
import { withProgress } from "../run/progress.js";
import { note, print } from "../terminal.js";
import { table } from "../view/table.js";
import { byteSize, number } from "../view/words.js";

const PLACES = { gpu: "on the GPU", split: "partly on the GPU", cpu: "in memory", no: "no" } as const;

/** `qwill models fit`: exit code 1 when the named model doesn't fit. */
export async function fitModels(
  ref: string | undefined,
  options: { context?: number; json?: boolean },
): Promise<number> {
  const machine = await withProgress("looking at the machine", () => hardware());
  const fitOptions = { hardware: machine, ...(options.context ? { contextTokens: options.context } : {}) };
  if (ref !== undefined) {
    const report = await fitModel(ref, fitOptions);
    print(options.json ? JSON.stringify(report) : report.summary);
    return report.fits === "no" ? EXIT.failed : EXIT.finished;
  }
  const reports = await Promise.all(
    catalogue.map(async (model) => ({ id: model.id, ...(await fitModel(model.id, fitOptions)) })),
  );
  if (options.json) {
    for (const report of reports) print(JSON.stringify(report));
    return EXIT.finished;
  }
  print(table(["model", "fits", "quantisation", "context", "needs"], reports.map(row)));
  const gpu = machine.gpu ? `${byteSize(machine.gpu.freeBytes)} free on ${machine.gpu.name}` : "no GPU";
  note(`\nThis machine: ${byteSize(machine.freeRamBytes)} of memory free, ${gpu}, ${machine.cores} cores.`);
  const best = await bestModelFor(machine, options.context);
  note(
    best ? `The best that fits: qwill models pull ${best.id}` : "None fits: name a server, --model http://host:port/v1",
  );
  return EXIT.finished;
}

function row(report: FitReport & { id: string }): string[] {
  return [
    report.id,
    PLACES[report.fits],
    report.quantisation,
    number(report.contextTokens),
    byteSize(report.neededBytes),
  ];
}
