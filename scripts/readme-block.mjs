/**
 * A page with what a program printed in its block: between the lines `<!-- output -->` and `<!-- /output -->`.
 * Folders for temporary files, which differ from machine to machine, become `/tmp/NAME-…`.
 *
 * @throws Error when the page has no such block, or nothing was printed
 */
export function withOutput(page, printed) {
  const output = printed.trim().replace(/\S*\/([a-z]+(?:-[a-z]+)*-)[A-Za-z0-9]{6}(?=\/|\s|$)/g, "/tmp/$1…");
  if (!output) throw new Error("The program printed nothing.");
  const block = /<!-- output -->[\s\S]*<!-- \/output -->/;
  if (!block.test(page)) throw new Error("The page has no block from <!-- output --> to <!-- /output -->: add one.");
  return page.replace(block, () => `<!-- output -->\n\`\`\`\n${output}\n\`\`\`\n<!-- /output -->`);
}
