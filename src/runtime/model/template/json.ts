/**
 * JSON as the official templates write it. Their `tojson` is Python's `json.dumps(ensure_ascii=False)`: `, ` and `: ` as
 * separators, and numbers as Python spells them. Regenerated text then has the same tokens as in training.
 */
export function templateJson(value: unknown, { compact = false }: { compact?: boolean } = {}): string {
  // One trip through JSON drops what JSON has no words for, the same way as everywhere else.
  const plain = JSON.stringify(value);
  if (plain === undefined) return "null";
  return compact ? plain : write(JSON.parse(plain));
}

function write(value: unknown): string {
  if (typeof value === "number") return pythonNumber(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${write(member)}`);
  return `{${members.join(", ")}}`;
}

/** Python turns to exponents below 1e-4 (JavaScript below 1e-6) and writes them with two digits at least. */
function pythonNumber(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1e-4) return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}
