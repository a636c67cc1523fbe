/** Which processes a sandbox runs, and how much memory they use together; seen from outside. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface TreeUse {
  processes: number;
  memoryBytes: number;
}

interface ProcessRow {
  pid: number;
  parent: number;
  /** Resident memory, where listing processes tells it at once. */
  bytes?: number;
}

/** Sums over `rootPid` and all below it. Cheap enough to be asked ten times a second. */
export function treeUse(rootPid: number): TreeUse {
  const isLinux = process.platform === "linux";
  const rows = isLinux ? linuxRows() : psRows();
  const children = new Map<number, ProcessRow[]>();
  for (const row of rows) {
    const siblings = children.get(row.parent);
    if (siblings) siblings.push(row);
    else children.set(row.parent, [row]);
  }
  const use: TreeUse = { processes: 0, memoryBytes: 0 };
  const open = rows.filter((row) => row.pid === rootPid);
  for (let row = open.pop(); row; row = open.pop()) {
    use.processes += 1;
    use.memoryBytes += isLinux ? linuxMemory(row.pid) : (row.bytes ?? 0);
    open.push(...(children.get(row.pid) ?? []));
  }
  return use;
}

function linuxRows(): ProcessRow[] {
  const rows: ProcessRow[] = [];
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    // The name of the program is in parentheses and may hold anything: count from its end.
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    if (stat !== "") rows.push({ pid: Number(name), parent });
  }
  return rows;
}

/** Private and shared memory, without the pages of files, which the kernel can drop. */
function linuxMemory(pid: number): number {
  const status = read(`/proc/${pid}/status`);
  const kb = (field: string) => Number(new RegExp(`^${field}:\\s*(\\d+)`, "m").exec(status)?.[1] ?? 0);
  return (kb("RssAnon") + kb("RssShmem")) * 1024;
}

function psRows(): ProcessRow[] {
  const table = execFileSync("ps", ["-axo", "pid=,ppid=,rss="], { encoding: "utf8", timeout: 5000 });
  return table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, kb = 0]) => ({ pid, parent, bytes: kb * 1024 }));
}

/** Tasks (processes and threads) of the user who runs this: what the kernel's limit on processes counts. */
export function tasksOfUser(): number {
  const uid = process.getuid?.();
  if (process.platform !== "linux") return psRows().length;
  let tasks = 0;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = read(`/proc/${name}/status`);
    if (Number(/^Uid:\s*(\d+)/m.exec(status)?.[1]) === uid)
      tasks += Number(/^Threads:\s*(\d+)/m.exec(status)?.[1] ?? 1);
  }
  return tasks;
}

/** When a process began, as the kernel counts: with the number it names one process for ever. Undefined when it is gone. */
export function startOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // Z and X: dead, merely not collected yet.
  return stat === "" || fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
