/**
 * Gives an operation's outcome, or throws after `limitMs` milliseconds of silence. What the operation does later is not noticed.
 * An answer that arrived while this process was busy is read before the limit is held against it.
 */
export async function withinLimit<T>(
  operation: () => Promise<T>,
  limitMs: number,
): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(new Error(`silent for ${limitMs} ms`));
  const limit = setTimeout(() => setImmediate(giveUp), limitMs);
  try {
    return await Promise.race([operation(), late]);
  } finally {
    clearTimeout(limit);
  }
}
