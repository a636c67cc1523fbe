import { ModelError } from "../../runtime/errors.js";
import { fitModel } from "../../runtime/model/fit.js";
import { pullModel } from "../../runtime/model/pull.js";
import { EXIT } from "../exit.js";
import { withProgress } from "../run/progress.js";
import { note, print } from "../terminal.js";
import { byteSize, duration } from "../view/words.js";

/** `qwill models pull`: says first whether the model fits; the path comes on stdout. Ctrl-C keeps what has come. */
export async function pullWithProgress(id: string, options: { yes?: boolean }): Promise<number> {
  const report = await withProgress("looking at the machine", () => fitModel(id));
  note(report.summary);
  if (report.fits === "no" && !options.yes) {
    throw new ModelError("model.no-memory", `${report.model} doesn't fit this machine, so it isn't downloaded.`, {
      hint: `${report.instead ? `qwill models pull ${report.instead} gets one that does. ` : ""}--yes downloads it all the same.`,
    });
  }
  // The one that fits, where none was named.
  const wanted = report.fits === "no" || id.includes(":") ? id : `${id}:${report.quantisation}`;
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt);
  try {
    const path = await withProgress(`downloading ${wanted}`, (onProgress) =>
      pullModel(wanted, {
        signal: stop.signal,
        onProgress: ({ doneBytes, totalBytes, bytesPerSecond, secondsLeft }) =>
          onProgress(
            `${byteSize(doneBytes)} of ${byteSize(totalBytes)}, ${byteSize(bytesPerSecond)}/s, ${duration(secondsLeft * 1000)} left`,
          ),
      }),
    );
    print(path);
    return EXIT.finished;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    note(`Stopped. The next \`qwill models pull ${wanted}\` goes on from here.`);
    return EXIT.cancelled;
  } finally {
    process.off("SIGINT", onInterrupt);
  }
}
