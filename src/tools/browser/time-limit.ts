/** Nothing that a page does may keep us waiting. */

/** The page did not answer in time: its script runs without end, or its process is gone. */
export class PageHung extends Error {}

/**
 * The promise, or PageHung after so long. What comes later is ignored.
 *
 * @example
 * await within(page.title(), 2000);
 */
export async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageHung(`The page did not answer within ${limitMs / 1000} s.`)), limitMs);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
