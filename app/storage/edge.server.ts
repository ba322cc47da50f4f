import { Readable } from "node:stream";
import {
  type FaultFinder,
  relay,
  settle,
  translate,
  unavailable,
} from "./faults.server.ts";
import { checkKey, checkPrefix } from "./keys.ts";
import { probe } from "./probe.server.ts";
import type { ByteRange, Storage } from "./storage.server.ts";

/** Storage as an implementation writes it: it takes any key, and throws its own errors. */
export type ObjectStore = Omit<Storage, "probe">;

/**
 * Makes a store keep the contract of `Storage`: hostile keys never reach it, and its errors,
 * those of the streams it gives included, are translated here and nowhere else.
 */
export function withEdge(store: ObjectStore, faultOf: FaultFinder): Storage {
  const translated = withTranslation(store, faultOf);
  return { ...withChecks(translated), probe: () => probe(translated) };
}

function withTranslation(
  store: ObjectStore,
  faultOf: FaultFinder,
): ObjectStore {
  return {
    kind: store.kind,
    async put(key, body, facts) {
      const source = body instanceof Readable ? body : null;
      const finder: FaultFinder = (error) =>
        isFaultOfSource(error, source) ? null : faultOf(error);
      // A sender may fail before the store listens to it, and an error that nobody hears ends the process.
      source?.on("error", () => undefined);
      try {
        await settle(finder, () => store.put(key, body, facts), failed);
      } finally {
        source?.destroy();
      }
    },
    async get(key, range) {
      const found = await settle(faultOf, () => store.get(key, range), absent);
      return found && { ...found, body: relay(faultOf, found.body) };
    },
    head: (key) => settle(faultOf, () => store.head(key), absent),
    async copy(from, to) {
      const missing = () => {
        throw new Error(`there is no object ${from}`);
      };
      await settle(faultOf, () => store.copy(from, to), missing);
    },
    async delete(key) {
      await settle(faultOf, () => store.delete(key), absent);
    },
    async *list(prefix) {
      try {
        yield* store.list(prefix);
      } catch (error) {
        throw translate(faultOf, error);
      }
    },
    presignPut: (key, expected) =>
      settle(faultOf, () => store.presignPut(key, expected), failed),
    close: () => store.close(),
  };
}

// Async, so that a key that is refused rejects like everything else.
function withChecks(store: ObjectStore): ObjectStore {
  return {
    ...store,
    put: async (key, body, facts) => store.put(checkKey(key), body, facts),
    get: async (key, range) => store.get(checkKey(key), checkRange(range)),
    head: async (key) => store.head(checkKey(key)),
    copy: async (from, to) => store.copy(checkKey(from), checkKey(to)),
    delete: async (key) => store.delete(checkKey(key)),
    presignPut: async (key, expected) =>
      store.presignPut(checkKey(key), expected),
    list: (prefix) => store.list(checkPrefix(prefix)),
  };
}

// A body that breaks off is the sender's doing: storage is not to blame, and the caller knows what its own error means.
function isFaultOfSource(error: unknown, source: Readable | null): boolean {
  if (source === null || !(error instanceof Error)) return false;
  const brokeOff =
    "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
  return brokeOff || error === source.errored;
}

function checkRange(range?: ByteRange): ByteRange | undefined {
  if (range === undefined) return undefined;
  const { start, end } = range;
  const isWhole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (isWhole && start >= 0 && start <= end) return range;
  throw new RangeError(`not a range of bytes: ${start}-${end}`);
}

function absent(): null {
  return null;
}

function failed(error: unknown): never {
  throw unavailable(error);
}
