import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type SandboxRequest } from "../../../src/runtime/sandbox/sandbox.js";
import { openWorkspace, type Workspace } from "../../../src/runtime/workspace/workspace.js";

const SECRET = "canary-2b7e151628aed2a6";
let base: string;
let root: string;
let canary: string;
let workspace: Workspace;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "qwill-sandbox-test-"));
  root = join(base, "work");
  canary = join(base, "canary.txt");
  await writeFile(canary, SECRET);
  workspace = await openWorkspace(root);
  await writeFile(join(root, "a.txt"), "alpha\n");
});

afterEach(async () => {
  expect(await readFile(canary, "utf8")).toBe(SECRET);
  await rm(base, { recursive: true, force: true });
});

async function run(
  language: SandboxRequest["language"],
  code: string,
  more: Partial<SandboxRequest> & { limits?: object } = {},
) {
  const { limits, ...request } = more;
  const sandbox = await createSandbox({ workspace, limits });
  return sandbox.run({ language, code, timeoutMs: 20_000, ...request });
}

describe("programs", () => {
  it("run in the workspace, in Python", async () => {
    await writeFile(join(root, "helper.py"), "ANSWER = 42\n");
    const code =
      "import os, helper\nopen('out/../b.txt','w').write('x') if os.path.isdir('out') else os.mkdir('out')\nprint(os.getcwd(), helper.ANSWER)";
    expect(await run("python", code)).toMatchObject({ exitCode: 0, stdout: `${root} 42\n`, stderr: "" });
    expect((await run("python", code)).files).toEqual(["b.txt"]);
  });

  it("run in JavaScript, as a script or a module, with the workspace's own files", async () => {
    await writeFile(join(root, "five.cjs"), "module.exports = 5;\n");
    expect(await run("javascript", "console.log(require('./five.cjs'), typeof module)")).toMatchObject({
      stdout: "5 object\n",
    });
    const code = "import five from './five.cjs';\nawait 1;\nconsole.log(five, require('./five.cjs'));";
    expect(await run("javascript", code)).toMatchObject({ exitCode: 0, stdout: "5 5\n" });
  });

  it("run in TypeScript, and errors name the line that was written", async () => {
    const code =
      "interface A {\n  n: number;\n}\n\nconst a: A = { n: 3 };\nconsole.log(a.n);\nthrow new Error('here');";
    const end = await run("typescript", code);
    expect(end).toMatchObject({ exitCode: 1, stdout: "3\n" });
    expect(end.stderr).toContain("main.ts:7");
    await expect(run("typescript", "const a: = 3;")).rejects.toMatchObject({
      code: "tool.failed",
      message: expect.stringContaining("line 1, column 10"),
    });
  });

  it("run in the shell, and their exit code is told", async () => {
    const code =
      "echo beta >> a.txt; mkdir -p deep/er; echo new > deep/er/c.txt; rm -f gone.txt; echo oops >&2; exit 3";
    await writeFile(join(root, "gone.txt"), "x");
    expect(await run("shell", code)).toMatchObject({
      exitCode: 3,
      stderr: "oops\n",
      files: ["a.txt", "deep/er/c.txt"],
    });
    expect(await readFile(join(root, "a.txt"), "utf8")).toBe("alpha\nbeta\n");
    expect((await readdir(root)).sort()).toEqual(["a.txt", "deep"]);
  });

  it("leave files that belong to the workspace's owner, with their modes", async () => {
    await writeFile(join(root, "locked.txt"), "old");
    await chmod(join(root, "locked.txt"), 0o640);
    await run("shell", "echo new > locked.txt; mkdir d; echo x > d/e; chmod 755 d/e; ln -s e d/l");
    const owner = await stat(root);
    for (const path of ["locked.txt", "d", "d/e", "d/l", "a.txt"]) {
      expect(await lstat(join(root, path))).toMatchObject({ uid: owner.uid, gid: owner.gid });
    }
    expect((await stat(join(root, "locked.txt"))).mode & 0o777).toBe(0o640);
    expect((await stat(join(root, "d/e"))).mode & 0o777).toBe(0o755);
  });

  it("bring changes of kind back: a file for a folder, a folder for a file", async () => {
    await mkdir(join(root, "dir"));
    await writeFile(join(root, "dir/x"), "x");
    await run("shell", "rm -r dir; echo file > dir; rm a.txt; mkdir a.txt; echo in > a.txt/b");
    expect(await readFile(join(root, "dir"), "utf8")).toBe("file\n");
    expect(await readFile(join(root, "a.txt/b"), "utf8")).toBe("in\n");
  });
});

describe("walls", () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    server = createServer((socket) => socket.end("reached"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    port = typeof address === "object" && address ? address.port : 0;
  });
  afterAll(() => server.close());

  it("hide every file outside: by path, by link, by folder above", async () => {
    await symlink(canary, join(root, "link"));
    await symlink(base, join(root, "up"));
    const code = `cat '${canary}' link up/canary.txt ../canary.txt /proc/1/root'${canary}' /proc/self/root'${canary}' 2>/dev/null; ls '${base}' /root /home /work /mnt 2>/dev/null; ls /etc`;
    const end = await run("shell", code);
    expect(end.stdout).not.toContain(SECRET);
    expect(end.stdout).not.toMatch(/shadow|canary\.txt/);
  });

  it("keep a link made inside from leading out", async () => {
    await run("shell", `ln -s '${base}' out; ln -s '${canary}' c; echo x > c; echo x > out/new.txt`);
    await expect(workspace.readText("c")).rejects.toMatchObject({ code: "tool.outside-workspace" });
    expect((await readdir(base)).sort()).toEqual(["canary.txt", "work"]);
  });

  it("do not touch a file outside that a folder's link points to once the link is replaced", async () => {
    await mkdir(join(base, "other"));
    await symlink(join(base, "other"), join(root, "other"));
    await run("shell", "rm other; mkdir other; echo x > other/f");
    expect(await readdir(join(base, "other"))).toEqual([]);
    expect(await readFile(join(root, "other/f"), "utf8")).toBe("x\n");
  });

  it("give no environment of this process, not through /proc either", async () => {
    process.env.QWILL_TEST_SECRET = SECRET;
    try {
      const end = await run("shell", "env; cat /proc/*/environ | tr '\\0' '\\n'; ls /proc | grep -c '^[0-9]'");
      expect(end.stdout).toContain("PATH=");
      expect(end.stdout).not.toContain(SECRET);
      expect(Number(end.stdout.trim().split("\n").at(-1))).toBeLessThan(12);
    } finally {
      delete process.env.QWILL_TEST_SECRET;
    }
  });

  it("give no network: neither this machine's nor another's", async () => {
    const code = [
      "import socket",
      `for where in (('127.0.0.1', ${port}), ('192.0.2.1', 80), ('localhost', ${port})):`,
      "  try:",
      "    socket.create_connection(where, 2); print('reached')",
      "  except OSError as e: print('refused')",
    ].join("\n");
    expect((await run("python", code)).stdout).toBe("refused\nrefused\nrefused\n");
  });

  it("reach no socket that a process left in the workspace", async () => {
    const path = join(root, "s.sock");
    const local = createServer((socket) => socket.end("reached"));
    await new Promise<void>((resolve) => local.listen(path, resolve));
    try {
      const end = await run(
        "python",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect('s.sock')\nprint(s.recv(9))",
      );
      expect(end).toMatchObject({ exitCode: 1, stdout: "" });
    } finally {
      local.close();
    }
  });

  it("allow no more rights, namespaces, mounts, devices, or writing to the system", async () => {
    const end = await run(
      "shell",
      "(unshare -Ur true && echo ns; mount -t tmpfs x /mnt && echo mounted; mknod d c 1 3 && echo device; echo x > /usr/x && echo usr; echo x > /x && echo root; echo 1 > /proc/sys/kernel/printk && echo sysctl; grep -q 'CapEff:\t0000000000000000' /proc/self/status || echo caps) 2>/dev/null; grep NoNewPrivs /proc/self/status; id -u",
    );
    expect(end.stdout).toMatch(/^NoNewPrivs:\t1\n\d+\n$/);
    expect(end.stdout.trim().endsWith("\n0")).toBe(false);
  });

  it("show what is run outside later, such as git's hooks and packages, but let nothing be written there", async () => {
    await mkdir(join(root, "web/node_modules/five"), { recursive: true });
    await writeFile(join(root, "web/node_modules/five/index.js"), "module.exports = 5;\n");
    await mkdir(join(root, ".git/hooks"), { recursive: true });
    const end = await run(
      "shell",
      "cd web; node -p 'require(\"five\")'; echo x > node_modules/five/index.js; rm -rf ../.git; mkdir -p ../new/node_modules/six; echo 6 > ../new/node_modules/six/i.js",
    );
    expect(end.stdout).toBe("5\n");
    expect(end.files).toEqual(["new/node_modules/six/i.js"]);
    expect(await readFile(join(root, "web/node_modules/five/index.js"), "utf8")).toBe("module.exports = 5;\n");
    expect(await readdir(join(root, ".git"))).toEqual(["hooks"]);
    expect(await readFile(join(root, "new/node_modules/six/i.js"), "utf8")).toBe("6\n");
  });

  it("lend nobody the owner's rights: no setuid program comes out", async () => {
    await run("shell", "cp /bin/true mine; chmod 6755 mine");
    expect((await stat(join(root, "mine"))).mode & 0o7777).toBe(0o755);
  });

  it("hide qwill's own folder, and keep the program from making one", async () => {
    expect(
      (
        await run(
          "shell",
          "mkdir -p .qwill/runs; echo x > .qwill/runs/journal.jsonl; mkdir -p a/.qwill; echo x > a/.qwill/y; true",
        )
      ).files,
    ).toEqual([]);
    expect(await readdir(root)).not.toContain(".qwill");
    await mkdir(join(root, ".qwill"));
    await writeFile(join(root, ".qwill/journal"), SECRET);
    const end = await run("shell", "cat .qwill/journal; echo x > .qwill/journal; rm -rf .qwill");
    expect(end.stdout).toBe("");
    expect(await readFile(join(root, ".qwill/journal"), "utf8")).toBe(SECRET);
  });
});

describe("limits", () => {
  it("stop a program at its time, whatever it ignores", async () => {
    const end = await run(
      "python",
      "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('on')\nwhile True: pass",
      {
        timeoutMs: 1500,
      },
    );
    expect(end).toMatchObject({ exitCode: null, stopped: "timeout", stdout: "on\n" });
  });

  it("stop a program when the run is cancelled", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    expect(await run("shell", "sleep 30", { signal: controller.signal })).toMatchObject({ stopped: "cancelled" });
    expect(await run("shell", "sleep 30", { signal: controller.signal })).toMatchObject({ stopped: "cancelled" });
  });

  it("hold memory: of one process, and of many together", async () => {
    const one = await run("python", "x = bytearray(900_000_000)\nprint('got it')", { limits: { memoryMb: 256 } });
    expect(one.stdout).toBe("");
    expect(one.exitCode).not.toBe(0);
    const many =
      "import os, time\nfor _ in range(6):\n  if os.fork() == 0:\n    x = bytearray(b'1' * 80_000_000)\n    time.sleep(20)\nos.wait()";
    expect(await run("python", many, { limits: { memoryMb: 256 } })).toMatchObject({ stopped: "memory" });
  });

  it("hold a fork bomb", async () => {
    const code =
      "import os, time\nn = 0\ntry:\n  while n < 400:\n    if os.fork() == 0:\n      time.sleep(30)\n    n += 1\nexcept OSError: pass\nprint(n)\nos._exit(0)";
    const end = await run("python", code, { limits: { processes: 40 } });
    expect(end.exitCode).toBe(0);
    expect(Number(end.stdout)).toBeLessThan(60);
  });

  it("hold endless output", async () => {
    const end = await run("shell", "yes", { limits: { outputBytes: 100_000 } });
    expect(end.stopped).toBe("output");
    expect(end.stdout.length).toBe(100_000);
  });

  it("hold large files, and many of them", async () => {
    const one = await run("shell", "head -c 30000000 /dev/zero > big; wc -c < big", { limits: { fileMb: 10 } });
    expect(one.stdout.trim()).toBe("10485760");
    await rm(join(root, "big"), { force: true });
    const many = await run("shell", "for i in $(seq 1 400); do head -c 4000000 /dev/zero > f$i; done; sleep 20", {
      limits: { growthMb: 20 },
    });
    expect(many).toMatchObject({ exitCode: null, stopped: "disk" });
    const names = await run("shell", "mkdir n; cd n; for i in $(seq 1 3000); do : > $i; done; sleep 20", {
      limits: { newFiles: 500 },
    });
    expect(names.stopped).toBe("disk");
  });

  it("leave no process behind", async () => {
    const code =
      "(setsid sh -c 'while :; do date +%N > beat; sleep 0.02; done' >/dev/null 2>&1 &) ; sleep 0.3; echo done";
    const end = await run("shell", code);
    expect(end.stdout).toBe("done\n");
    const last = await readFile(join(root, "beat"), "utf8");
    await pause(200);
    expect(await readFile(join(root, "beat"), "utf8")).toBe(last);
    // By /proc: a bare Debian has no ps.
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
    expect(commands.filter((command) => command.includes("date +%N > beat"))).toEqual([]);
  });
});
