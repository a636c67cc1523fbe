import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** The repository, or the unpacked package. */
export const root = path.resolve(import.meta.dirname, "../..");

/** One file as the architecture's rules see it. */
export interface SourceFile {
  /** Relative to the repository, with `/`. */
  path: string;
  text: string;
  lines: number;
  imports: Import[];
  functions: { name: string; line: number; lines: number }[];
  /** `console.log`, `process.stdout`, `process.env`: property accesses on globals, as written. */
  globals: { name: string; line: number }[];
}

export interface Import {
  specifier: string;
  line: number;
  /** Relative imports: the file meant, relative to the repository, with its `.ts`. */
  target: string | undefined;
}

/** All files that belong to the repository: tracked ones and new ones that git doesn't ignore. Without git: all but the usual. */
export function repositoryFiles(): string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  const listed = status === 0 ? stdout.split("\0") : filesBelow("");
  return [...new Set(listed)].filter((file) => file && existsSync(path.join(root, file))).sort();
}

const NOT_OURS = new Set([".git", ".qwill", "coverage", "dist", "node_modules"]);

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

/** Reads a TypeScript or JavaScript file into what the rules look at. */
export function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(root, file), "utf8");
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
  const source: SourceFile = {
    path: file,
    text,
    lines: text.trimEnd().split("\n").length,
    imports: [],
    functions: [],
    globals: [],
  };
  const visit = (node: ts.Node) => {
    const specifier = importedBy(node);
    if (specifier !== undefined)
      source.imports.push({ specifier, line: lineOf(node.getStart()), target: targetOf(file, specifier) });
    if (isFunction(node) && node.body) {
      const line = lineOf(node.getStart());
      source.functions.push({ name: nameOf(node), line, lines: lineOf(node.end) - line + 1 });
    }
    const name = globalUsed(node);
    if (name) source.globals.push({ name, line: lineOf(node.getStart()) });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return source;
}

function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return literal(node.arguments[0]);
  return undefined;
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function targetOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, ".ts");
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && "body" in node;
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  if (ts.isCallExpression(parent)) return `${parent.expression.getText().split("(")[0]}(…)`;
  return "(anonymous)";
}

function globalUsed(node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const { text } = node.expression;
  if (text === "console") return "console";
  const member = node.name.text;
  if (text === "process" && ["stdout", "stderr", "env"].includes(member)) return `process.${member}`;
  return undefined;
}
