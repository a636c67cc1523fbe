import type { SchemaCase } from "./schema-case.js";

const text = { type: "string" };
const $schema = "http://json-schema.org/draft-07/schema#";
const closed = (properties: Record<string, object>, required: string[]) => ({
  $schema,
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/** Inputs of the shapes that public MCP servers ask for: files, hosting of code, a memory graph, a browser, trial tools. */
export const mcpCases: SchemaCase[] = [
  {
    it: "edits of a file, as a server for files asks for them",
    schema: closed(
      {
        path: text,
        edits: { type: "array", items: closed({ oldText: text, newText: text }, ["oldText", "newText"]) },
        dryRun: { type: "boolean", default: false },
      },
      ["path", "edits"],
    ),
    valid: [
      { path: "a.md", edits: [] },
      { path: "a", edits: [{ oldText: 'x"\n', newText: "" }], dryRun: true },
    ],
    invalid: [
      { path: "a.md" },
      { path: "a", edits: [{ oldText: "x" }] },
      { path: "a", edits: [], dryRun: "no" },
      { path: "a", edits: [], other: 1 },
      { path: "a", edits: [{ oldText: "x", newText: "y", line: 3 }] },
    ],
  },
  {
    it: "a listing with an order, and patterns to leave out",
    schema: closed(
      {
        path: text,
        head: { type: "number" },
        sortBy: { type: "string", enum: ["name", "size"], default: "name" },
        excludePatterns: { type: "array", items: text, default: [] },
      },
      ["path"],
    ),
    valid: [{ path: "." }, { path: ".", head: 10, sortBy: "size", excludePatterns: ["*.log"] }],
    invalid: [{}, { path: ".", sortBy: "date" }, { path: ".", head: "10" }, { path: ".", excludePatterns: "*.log" }],
  },
  {
    it: "issues with filters, as a server for code hosting asks for them",
    schema: closed(
      {
        owner: text,
        repo: text,
        direction: { type: "string", enum: ["asc", "desc"] },
        labels: { type: "array", items: text },
        per_page: { type: "number", minimum: 1, maximum: 100 },
        state: { type: "string", enum: ["open", "closed", "all"] },
        milestone: { anyOf: [{ type: "string" }, { type: "number" }, { type: "null" }] },
      },
      ["owner", "repo"],
    ),
    valid: [
      { owner: "a", repo: "b" },
      { owner: "a", repo: "b", labels: ["bug"], per_page: 100, state: "all", milestone: null },
    ],
    invalid: [
      { owner: "a" },
      { owner: "a", repo: "b", per_page: 101 },
      { owner: "a", repo: "b", per_page: 0 },
      { owner: "a", repo: "b", state: "merged" },
      { owner: "a", repo: "b", milestone: true },
    ],
  },
  {
    it: "a commit of several files",
    schema: closed(
      {
        branch: text,
        files: { type: "array", items: closed({ path: text, content: text }, ["path", "content"]) },
        message: text,
      },
      ["branch", "files", "message"],
    ),
    valid: [{ branch: "main", files: [{ path: "a", content: "b" }], message: "c" }],
    invalid: [
      { branch: "main", files: [{ path: "a" }], message: "c" },
      { branch: "main", files: [] },
    ],
  },
  {
    it: "entities and their observations, as a memory graph asks for them",
    schema: {
      type: "object",
      properties: {
        entities: {
          type: "array",
          items: {
            type: "object",
            properties: { name: text, entityType: text, observations: { type: "array", items: text } },
            required: ["name", "entityType", "observations"],
          },
        },
      },
      required: ["entities"],
    },
    valid: [{ entities: [] }, { entities: [{ name: "Anna", entityType: "person", observations: ["swims"] }] }],
    invalid: [{}, { entities: [{ name: "Anna" }] }, { entities: [{ name: 1, entityType: "x", observations: [] }] }],
  },
  {
    it: "a form's fields, as a browser server asks for them",
    schema: closed(
      {
        fields: {
          type: "array",
          items: closed(
            { name: text, type: { type: "string", enum: ["textbox", "checkbox", "slider"] }, ref: text, value: text },
            ["name", "type", "ref", "value"],
          ),
        },
        modifiers: { type: "array", items: { type: "string", enum: ["Alt", "Shift"] } },
        doubleClick: { type: "boolean" },
      },
      ["fields"],
    ),
    valid: [
      { fields: [{ name: "Mail", type: "textbox", ref: "e12", value: "a@b.co" }] },
      { fields: [], modifiers: ["Alt", "Shift"], doubleClick: false },
    ],
    invalid: [
      { fields: [{ name: "Mail", type: "text", ref: "e12", value: "" }] },
      { fields: [], modifiers: ["Meta"] },
      { fields: {} },
    ],
  },
  {
    it: "a thought with its number, and a trial tool's bounds",
    schema: {
      $schema,
      type: "object",
      properties: {
        thought: text,
        nextThoughtNeeded: { type: "boolean" },
        thoughtNumber: { type: "integer", minimum: 1 },
        resourceId: { type: "number", minimum: 1, maximum: 100 },
        link: { type: "string", format: "uri" },
      },
      required: ["thought", "nextThoughtNeeded", "thoughtNumber"],
    },
    valid: [
      { thought: "", nextThoughtNeeded: true, thoughtNumber: 1 },
      { thought: "x", nextThoughtNeeded: false, thoughtNumber: 12, resourceId: 1.5, link: "https://a.example/b" },
    ],
    invalid: [
      { thought: "x", nextThoughtNeeded: true, thoughtNumber: 0 },
      { thought: "x", nextThoughtNeeded: true, thoughtNumber: 1.5 },
      { thought: "x", nextThoughtNeeded: true, thoughtNumber: 1, link: "b" },
    ],
  },
];
