// A reporter of vitest that writes each result as a line of JSON when it is there: a run that is stopped still counts.
// The file is named by QWILL_TEST_REPORT.
import { appendFileSync } from "node:fs";

const write = (line) => appendFileSync(process.env.QWILL_TEST_REPORT, `${JSON.stringify(line)}\n`);

export default class LineReporter {
  onTestCaseResult(test) {
    write({ file: test.module.relativeModuleId, name: test.fullName, state: test.result().state });
  }

  /** A file that could not be read, or a suite whose preparation failed, has no tests that say so. */
  onTestModuleEnd(module) {
    const suites = [...module.children.allSuites()];
    const errors = [module, ...suites].flatMap((each) => each.errors());
    for (const { message } of errors)
      write({ file: module.relativeModuleId, name: message.split("\n")[0], state: "failed" });
  }

  onTestRunEnd(_modules, errors, reason) {
    for (const { message } of errors)
      write({ file: "outside of the tests", name: message.split("\n")[0], state: "failed" });
    write({ end: reason });
  }
}
