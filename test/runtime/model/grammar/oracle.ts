import { getLlama, type Llama } from "node-llama-cpp";

let engine: Promise<Llama> | undefined;

/** Compiles the grammar with llama.cpp itself and asks it about whole texts. */
export async function oracle(gbnf: string): Promise<(text: string) => boolean> {
  engine ??= getLlama({ gpu: false, build: "never", maxThreads: 1, skipDownload: true });
  const grammar = await (await engine).createGrammar({ grammar: gbnf });
  const matcher = grammar as unknown as { _testText(text: string): boolean };
  return (text) => matcher._testText(text);
}

/** The texts that the grammar refuses although they should be admitted, and the other way round. */
export async function misjudged(gbnf: string, admitted: string[], refused: string[]): Promise<string[]> {
  const test = await oracle(gbnf);
  return [
    ...admitted.filter((text) => !test(text)).map((text) => `refused: ${text}`),
    ...refused.filter((text) => test(text)).map((text) => `admitted: ${text}`),
  ];
}
