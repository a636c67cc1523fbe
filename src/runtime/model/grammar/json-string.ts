/** What the inside of a JSON string says, undefined when it is not well-formed. */
export function decoded(inner: string): string | undefined {
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return undefined;
  }
}
