import type { Readable } from "node:stream";

/** What an object carries beside its bytes. */
export interface ObjectFacts {
  contentType: string;
  /** The Cache-Control header it is served with. */
  cacheControl: string;
  /** The asset it belongs to, for scrubbing. */
  assetId: string;
}

export interface StoredObject extends ObjectFacts {
  bytes: number;
  /** Strong entity tag with its quotes. */
  etag: string;
}

export interface ByteRange {
  /** First byte, inclusive. */
  start: number;
  /** Last byte, inclusive. */
  end: number;
}

/** What one signed PUT may bring. */
export interface ExpectedPut {
  contentType: string;
  /** Exactly so many. */
  bytes: number;
  /** How long the address holds. */
  seconds: number;
}

/**
 * Where pictures are kept. The comments are the contract; `storage-contract.ts` tests every implementation against them.
 *
 * Keys are slash-separated segments of [a-z0-9._-], never starting with a dot; anything else throws.
 * Five areas, each a first segment: `incoming/` (bytes nobody has looked at), `originals/`, `held/` (variants not yet
 * approved), `media/` (public), `trash/`.
 */
export interface Storage {
  readonly kind: "disk" | "s3";
  /** Atomic: a reader sees the whole object or none. Overwriting with the same key is allowed. */
  put(key: string, body: Buffer | Readable, facts: ObjectFacts): Promise<void>;
  /** Null when there is no such object. The caller consumes or destroys the stream. */
  get(
    key: string,
    range?: ByteRange,
  ): Promise<{ facts: StoredObject; body: Readable } | null>;
  /** Null when there is no such object. */
  head(key: string): Promise<StoredObject | null>;
  /** Copies within the storage, facts included. Throws when the source is missing. */
  copy(from: string, to: string): Promise<void>;
  /** Deleting what is not there is not an error. */
  delete(key: string): Promise<void>;
  /** All keys under a prefix with their age, in the order of their characters, as S3 lists them. */
  list(
    prefix: string,
  ): AsyncIterable<{ key: string; bytes: number; modifiedAt: Date }>;
  /** An address that takes a PUT of exactly this to the key; null where storage has none of its own. */
  presignPut(key: string, expected: ExpectedPut): Promise<string | null>;
  /** Writes, reads and deletes a small object. Throws when any of it fails. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** Storage cannot be reached or is full: the one error this folder throws for the outside world's faults. */
export class StorageUnavailable extends Error {
  readonly code = "storage_unavailable";
}
