export interface Program {
  /** File name with the ending that says the language. */
  name: string;
  text: string;
  /** True when the interpreter is given the text on its standard input, not by a file. */
  fromInput: boolean;
  /** The interpreter's arguments, for a file at this path. */
  argsFor(file: string): string[];
}

/** A program that its interpreter reads from a file. */
export function fileProgram(name: string, text: string): Program {
  return { name, text, fromInput: false, argsFor: (file) => [file] };
}
