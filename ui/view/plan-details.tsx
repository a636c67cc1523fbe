import type { Check, Output, Plan } from "../../src/runtime/run/plan.js";
import { plain } from "../state/words.js";

/** A plan in full: what each step is told, what it may use, what it must make and what is checked. */
export function PlanDetails({ plan }: { plan: Plan }) {
  return (
    <article class="computer">
      <header>
        <h2>The plan</h2>
      </header>
      <ol class="details">
        {plan.steps.map((step) => (
          <li key={step.id}>
            <h3 dir="auto">{plain(step.title)}</h3>
            <p dir="auto">{step.instruction}</p>
            <dl>
              {step.forEach && <Row name="for each of" value={step.forEach.from} />}
              <Row name="may use" value={step.tools.join(", ") || "no tools"} />
              <Row name="makes" value={outputInWords(step.output)} />
              {step.checks.length > 0 && <Row name="checked" value={step.checks.map(checkInWords).join("; ")} />}
            </dl>
          </li>
        ))}
      </ol>
    </article>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

function outputInWords(output: Output): string {
  if (output.kind === "files") return output.paths.join(", ");
  if (output.kind === "text") return "a text";
  const fields = output.fields.map(({ name }) => name).join(", ");
  return `records of ${fields}${output.path ? `, in ${output.path}` : ""}`;
}

function checkInWords(check: Check): string {
  switch (check.kind) {
    case "file_exists":
      return `${check.path} is there`;
    case "json_valid":
      return `${check.path} is valid JSON`;
    case "contains":
      return `${check.path} contains “${check.text}”`;
    case "quotes_found":
      return `the quotes of ${check.path} stand in their sources`;
    case "links_resolve":
      return `the links of ${check.path} lead somewhere`;
    case "site_ok":
      return `the pages of ${check.path} are in order`;
    case "command_ok":
      return `${check.language} code ends well`;
  }
}
