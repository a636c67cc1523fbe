/** How a program gets its `state` before its first line, and leaves it after its last. */
import { fileProgram, type Program } from "./program-kind.js";

/** For JavaScript, modules and scripts alike. A program's own `state` hides it. */
export const STATE_LINE =
  'globalThis.state = JSON.parse(process.getBuiltinModule("node:fs").readFileSync(process.env.QWILL_STATE, "utf8")); process.on("exit", () => process.getBuiltinModule("node:fs").writeFileSync(process.env.QWILL_STATE, JSON.stringify(globalThis.state) ?? "{}")); ';

/** The code is run by a few lines before it, which errors don't show; it may begin with whatever Python may. */
export function pythonWithState(code: string): Program {
  return fileProgram("session.py", PYTHON.replace("CODE", Buffer.from(code, "utf8").toString("base64")));
}

const PYTHON = `import atexit as _atexit, base64 as _base64, json as _json, linecache as _lines, os as _os, sys as _sys, traceback as _traceback
_path = _os.environ["QWILL_STATE"]
with open(_path, encoding="utf-8") as _file:
    state = _json.load(_file)
def _save():
    _text = _json.dumps(globals().get("state"), default=str)
    with open(_path, "w", encoding="utf-8") as _file:
        _file.write(_text)
_atexit.register(_save)
_code = _base64.b64decode("CODE").decode("utf-8")
_lines.cache["main.py"] = (len(_code), None, _code.splitlines(True), "main.py")
try:
    exec(compile(_code, "main.py", "exec", dont_inherit=True))
except SystemExit:
    raise
except BaseException:
    _kind, _error, _trace = _sys.exc_info()
    _traceback.print_exception(_kind, _error, _trace.tb_next)
    _sys.exit(1)
`;
