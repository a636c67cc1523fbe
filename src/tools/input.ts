/** Checking what a model gave a tool, and saying what is wrong in words that it can act on. */
import { relative, sep } from "node:path";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { checkDomains, DOMAIN_KEY, type Domains } from "../runtime/domains.js";
import { ToolError } from "../runtime/errors.js";
import type { Workspace } from "../runtime/workspace/workspace.js";

interface Problem {
  /** "steps[0].ref"; "" for the whole. */
  field: string;
  message: string;
}

type JsonSchema = Record<string, unknown>;

interface Checked {
  input: Record<string, unknown>;
  problems: Problem[];
}

/** How one tool's arguments are checked; made once for a schema. */
interface Checker {
  jsonSchema: JsonSchema;
  check(args: Record<string, unknown>): Promise<Checked> | Checked;
}

const checkers = new WeakMap<object, Promise<Checker>>();

/**
 * The arguments, parsed.
 *
 * @throws ToolError `tool.bad-input` naming each wrong field and what was expected; `tool.outside-workspace` for such paths.
 */
export async function checkInput(
  tool: StructuredToolInterface,
  args: unknown,
  env: { workspace: Workspace; domains?: Domains },
): Promise<Record<string, unknown>> {
  const schema = tool.schema as object;
  const checker = await (checkers.get(schema) ?? remember(schema));
  const given = asObject(args);
  if (!given)
    throw badInput(tool.name, checker.jsonSchema, [{ field: "", message: "the arguments must be an object" }]);
  const { input, problems } = await checker.check(given);
  if (problems.length === 0 && env.domains && holdsDomain(checker.jsonSchema)) {
    const checked = await withPlainPaths(checker.jsonSchema, input, env.workspace);
    for (const { path, message } of checkDomains(checker.jsonSchema, checked, env.domains)) {
      problems.push({ field: path, message });
    }
    if (problems.length === 0) return checked;
  }
  if (problems.length > 0) throw badInput(tool.name, checker.jsonSchema, problems);
  return input;
}

function remember(schema: object): Promise<Checker> {
  const checker = makeChecker(schema);
  checkers.set(schema, checker);
  return checker;
}

async function makeChecker(schema: object): Promise<Checker> {
  if ("safeParseAsync" in schema && typeof schema.safeParseAsync === "function") {
    return zodChecker(schema as unknown as z.ZodType);
  }
  return ajvChecker(schema as JsonSchema);
}

function zodChecker(schema: z.ZodType): Checker {
  const jsonSchema = jsonSchemaOf(schema);
  return {
    jsonSchema,
    async check(args) {
      const problems = unknownFields(jsonSchema, args);
      const parsed = await schema.safeParseAsync(args);
      if (parsed.success) return { input: parsed.data as Record<string, unknown>, problems };
      const found = parsed.error.issues.flatMap(ofBranch).map((issue) => ({
        field: fieldOf(issue.path),
        message: wordsFor(issue, args),
      }));
      return { input: args, problems: [...problems, ...found].slice(0, 8) };
    },
  };
}

async function ajvChecker(schema: JsonSchema): Promise<Checker> {
  const [{ Ajv }, formats] = await Promise.all([import("ajv"), import("ajv-formats")]);
  const ajv = new Ajv({ strict: false, allErrors: true, useDefaults: true });
  formats.default.default(ajv);
  const { $schema: _, ...plain } = schema;
  const validate = ajv.compile(plain);
  return {
    jsonSchema: schema,
    check(args) {
      const input = structuredClone(args);
      if (validate(input)) return { input, problems: [] };
      const problems = (validate.errors ?? []).slice(0, 8).map(({ instancePath, message, params }) => ({
        field: fieldOf(instancePath.split("/").slice(1)),
        message: [message ?? "is wrong", ...Object.values(params as object).map(String)].join(" ").slice(0, 200),
      }));
      return { input: args, problems };
    },
  };
}

/** JSON Schema of a zod schema's input; `{}` for what can't be told (an older zod). */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  try {
    return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  } catch {
    return {};
  }
}

/** zod drops fields that it doesn't know; a misspelt option must not vanish in silence, however deep. */
function unknownFields(schema: JsonSchema, value: unknown, path: readonly PropertyKey[] = []): Problem[] {
  const { properties, additionalProperties, items } = schema;
  if (Array.isArray(value)) {
    if (typeof items !== "object" || items === null) return [];
    return value.flatMap((member, index) => unknownFields(items as JsonSchema, member, [...path, index]));
  }
  if (typeof value !== "object" || value === null || typeof properties !== "object" || properties === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = [...path, name];
    if (Object.hasOwn(properties, name))
      return unknownFields((properties as Record<string, JsonSchema>)[name] ?? {}, member, at);
    return additionalProperties ? [] : [{ field: fieldOf(at), message: "is not a field of this tool" }];
  });
}

type Issue = z.core.$ZodIssue;

/** Of a choice between shapes, what is wrong with the one that was meant: whose kind the value has. */
function ofBranch(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const meant = issue.errors.find((issues) => issues.every(({ path }) => path.length > 0));
  return meant ? meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(ofBranch) : [issue];
}

function wordsFor(issue: z.core.$ZodIssue, args: unknown): string {
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], args);
  if (issue.code === "invalid_type") {
    return value === undefined
      ? `is missing; it must be ${issue.expected}`
      : `must be ${issue.expected}, not ${shownValue(value)}`;
  }
  if (issue.code === "invalid_value") {
    return `must be one of ${issue.values.map((one) => JSON.stringify(one)).join(", ")}, not ${shownValue(value)}`;
  }
  if (issue.code === "invalid_union") {
    const kinds = issue.errors.flatMap(([first]) => (first?.code === "invalid_type" ? [first.expected] : []));
    if (kinds.length > 0) return `must be ${[...new Set(kinds)].join(" or ")}, not ${shownValue(value)}`;
  }
  return issue.message;
}

function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (/^\d+$/.test(String(key)) ? `[${String(key)}]` : `${at ? "." : ""}${String(key)}`))
    .join("");
}

function badInput(name: string, schema: JsonSchema, problems: Problem[]): ToolError {
  const words = problems
    .map(({ field, message }) => (field ? `"${field}" ${message}` : message))
    .join("; ")
    .replace(/\.$/, "");
  return new ToolError("tool.bad-input", `${name}: ${words}.`, {
    hint: `Call it as ${name} ${signatureOf(schema)}.`,
    data: { problems },
  });
}

/** `{ path: string, from?: integer }`: a schema on one line. */
function signatureOf(schema: JsonSchema): string {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return `{ ${fields.map(([name, field]) => `${name}${required.has(name) ? "" : "?"}: ${typeWord(field)}`).join(", ")} }`;
}

function typeWord(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const branches = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(branches)) return branches.map((one) => typeWord(one as JsonSchema)).join(" | ");
  if (schema.type === "array") return `${typeWord((schema.items ?? {}) as JsonSchema)}[]`;
  if (schema.type === "object" && schema.properties) return signatureOf(schema);
  return Array.isArray(schema.type) ? schema.type.join(" | ") : String(schema.type ?? "any");
}

/** Arguments as an object; models behind an API also send them as JSON text, or nothing for no arguments. */
function asObject(args: unknown): Record<string, unknown> | undefined {
  if (args === undefined || args === null || args === "") return {};
  if (typeof args === "string") {
    try {
      return asObject(JSON.parse(args));
    } catch {
      return undefined;
    }
  }
  return typeof args === "object" && !Array.isArray(args) ? (args as Record<string, unknown>) : undefined;
}

function holdsDomain(schema: JsonSchema): boolean {
  return JSON.stringify(schema).includes(DOMAIN_KEY);
}

/**
 * `./a.md` and the absolute path of a file inside mean the same as `a.md`: the domain holds the plain spelling.
 * A path that leads out is refused as such, not as one that is merely unknown.
 */
async function withPlainPaths(
  schema: JsonSchema,
  input: Record<string, unknown>,
  workspace: Workspace,
): Promise<Record<string, unknown>> {
  const plain = { ...input };
  for (const [name, field] of Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)) {
    const value = plain[name];
    if (field[DOMAIN_KEY] !== "workspaceFile" || typeof value !== "string") continue;
    const real = await workspace.resolve(value);
    // A link inside keeps its own name: only the spelling is made plain.
    if (!value.includes("\\")) plain[name] = plainSpelling(value, workspace.root) ?? relative(workspace.root, real);
  }
  return plain;
}

function plainSpelling(path: string, root: string): string | undefined {
  const below = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  const names = below.split("/").filter((name) => name !== "" && name !== ".");
  return below.startsWith("/") || names.includes("..") ? undefined : names.join(sep === "\\" ? "/" : sep);
}
