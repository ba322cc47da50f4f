import { PassThrough, pipeline, type Readable } from "node:stream";
import { StorageUnavailable } from "./storage.server.ts";

/** What went wrong in a store, in the words that all of them share. */
export type Fault = "missing" | "out-of-range" | "unavailable";

/** Names an error of a store. Null is a mistake of ours, and flies on as it is. */
export type FaultFinder = (error: unknown) => Fault | null;

/**
 * Does something with a store. When the object is missing the answer is `whenMissing`'s; a range beyond its end is
 * a RangeError; what the outside world did wrong is a StorageUnavailable that keeps the first error as its cause.
 */
export async function settle<T, M>(
  faultOf: FaultFinder,
  action: () => Promise<T>,
  whenMissing: (error: unknown) => M,
): Promise<T | M> {
  try {
    return await action();
  } catch (error) {
    if (faultOf(error) === "missing") return whenMissing(error);
    throw translate(faultOf, error);
  }
}

/** The same bytes, with the errors on their way translated. Destroying it destroys the source. */
export function relay(faultOf: FaultFinder, source: Readable): Readable {
  const relayed = new PassThrough();
  source.once("error", (error) => relayed.destroy(translate(faultOf, error)));
  pipeline(source, relayed, () => undefined);
  return relayed;
}

/** An error of a store in the words of `Storage`. */
export function translate(faultOf: FaultFinder, error: unknown): Error {
  const fault = faultOf(error);
  if (fault === "out-of-range") return new RangeError("a range beyond the end");
  if (fault !== null) return unavailable(error);
  return error instanceof Error ? error : new Error(String(error));
}

export function unavailable(cause: unknown): StorageUnavailable {
  if (cause instanceof StorageUnavailable) return cause;
  return new StorageUnavailable("storage cannot be used now", { cause });
}
