/** Follows a text and knows whether it stands inside a Markdown code block. */
export class FenceTracker {
  #fence: string | undefined;
  #line = "";

  /** Takes the next piece of the text. */
  push(text: string): void {
    const lines = (this.#line + text).split("\n");
    this.#line = lines.pop() ?? "";
    for (const line of lines) this.#close(line);
  }

  /** True at the end of what was pushed. A block opens with its first line's marker, and closes after its last line. */
  get inside(): boolean {
    return this.#fence !== undefined || markerOf(this.#line) !== undefined;
  }

  /** True when a backtick stands just before: what follows is quoted in the line. */
  get quoted(): boolean {
    return this.#line.endsWith("`");
  }

  #close(line: string): void {
    const marker = markerOf(line);
    if (marker === undefined) return;
    if (this.#fence === undefined) this.#fence = marker;
    else if (marker.startsWith(this.#fence) && line.trim() === marker) this.#fence = undefined;
  }
}

function markerOf(line: string): string | undefined {
  return /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
}
