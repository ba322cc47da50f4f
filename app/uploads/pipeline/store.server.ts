import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { EncodedFile } from "#app/platform/images/decode-tasks.ts";
import { FORMAT_FACTS } from "#app/platform/images/formats.ts";
import { heldKey } from "#app/storage/keys.ts";
import type { Storage } from "#app/storage/storage.server.ts";
import type { AssetFacts, VariantFacts } from "./asset.ts";
import { variantFacts, type FingerprintedFile } from "./fingerprint.server.ts";
import type { StepResult } from "./pipeline.ts";
import type { VariantSize } from "./variants.ts";

/** An asset in storage, with what its rows say of it. */
export interface StoredPicture {
  asset: AssetFacts;
  variants: VariantFacts[];
}

interface Needs {
  storage: Pick<Storage, "put" | "delete">;
}

const PRIVATE = "private, no-store";

/** A variant's address holds the hash of its bytes: what is there never changes. */
const IMMUTABLE = "public, max-age=31536000, immutable";

/**
 * Objects whose rows are not there soon are taken for what a dead process left, and swept: what takes longer than this
 * to store is taken back.
 */
export const STORED_WITHIN_MS = 15_000;

/** Longer than what would still be kept may take. */
const ANSWERED_WITHIN_MS = STORED_WITHIN_MS + 1_000;

/** Puts the original away and the variants where they wait for approval: all of them, or none. */
export async function store(
  needs: Needs,
  { path, asset, files }: FingerprintedFile,
): Promise<StepResult<StoredPicture>> {
  const { id, originalKey, format } = asset;
  const facts = {
    contentType: FORMAT_FACTS[format].mime,
    cacheControl: PRIVATE,
    assetId: id,
  };
  const puts = [
    {
      key: originalKey,
      done: needs.storage.put(originalKey, createReadStream(path), facts),
    },
    ...holdFiles(needs, id, files),
  ];
  const rejection = await unlessLate(allOrNone(needs, puts));
  if (rejection) return { ok: false, rejection };
  const variants = files.map((file) => variantFacts(file, asset));
  return { ok: true, work: { asset, variants } };
}

/**
 * Nobody has to wait for a storage that is away to be tidied up as well: the keys are this picture's alone, so that goes on
 * behind the answer.
 */
async function unlessLate(
  storing: Promise<"busy" | null>,
): Promise<"busy" | null> {
  const soon = new AbortController();
  const late = pause(ANSWERED_WITHIN_MS, "busy" as const, {
    signal: soon.signal,
  });
  late.catch(() => undefined);
  storing.catch(() => undefined);
  return Promise.race([storing, late]).finally(() => soon.abort());
}

/** Something on its way into storage. */
interface Put {
  key: string;
  done: Promise<void>;
}

/** Starts to put each different file where variants wait for approval. */
export function holdFiles(
  { storage }: Needs,
  assetId: string,
  files: readonly EncodedFile<VariantSize>[],
): Put[] {
  const different = new Map(files.map((file) => [file.path, file]));
  return [...different.values()].map(({ path, sha256, format }) => {
    const facts = {
      contentType: FORMAT_FACTS[format].mime,
      cacheControl: IMMUTABLE,
      assetId,
    };
    const key = heldKey(assetId, sha256, format);
    return {
      key,
      done: readFile(path).then((bytes) => storage.put(key, bytes, facts)),
    };
  });
}

/** As `untilPut`, and when one fails, what the others have put is deleted: the keys are this work's alone. */
export async function allOrNone(
  needs: Needs,
  puts: Put[],
): Promise<"busy" | null> {
  let fault: "busy" | null = "busy";
  try {
    fault = await untilPut(puts);
    return fault;
  } finally {
    const keys = puts.map(({ key }) => key);
    if (fault) await removeObjects(needs, keys);
  }
}

/** Waits for every put. `busy` when one fails by the storage's doing, its slowness too; the error itself when it is ours. */
export async function untilPut(puts: readonly Put[]): Promise<"busy" | null> {
  const start = performance.now();
  const results = await Promise.allSettled(puts.map(({ done }) => done));
  const isLate = performance.now() - start > STORED_WITHIN_MS;
  const failure = results.find((result) => result.status === "rejected");
  if (!failure && !isLate) return null;
  if (!failure || isStorageFault(failure.reason)) return "busy";
  throw failure.reason;
}

/** Deletes as far as storage lets us; the sweep finds the rest. */
export async function removeObjects(
  { storage }: Needs,
  keys: readonly string[],
): Promise<void> {
  await Promise.allSettled(keys.map((key) => storage.delete(key)));
}

/** Whether storage is away or full. By its code: the class may have been loaded twice. */
export function isStorageFault(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "storage_unavailable"
  );
}
