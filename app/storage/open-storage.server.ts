import { join } from "node:path";
import type { Env } from "#app/platform/env.server.ts";
import { openDiskStorage } from "./disk.server.ts";
import type { Storage } from "./storage.server.ts";

type StorageEnv = Pick<
  Env,
  | "DATA_DIR"
  | "TMP_DIR"
  | "S3_BUCKET"
  | "S3_REGION"
  | "S3_ENDPOINT"
  | "S3_FORCE_PATH_STYLE"
  | "AWS_ACCESS_KEY_ID"
  | "AWS_SECRET_ACCESS_KEY"
>;

/** S3 when `S3_BUCKET` is set, else the disk under `DATA_DIR`. Throws when the disk's folders cannot be used. */
export async function openStorage(env: StorageEnv): Promise<Storage> {
  if (env.S3_BUCKET === undefined) {
    const root = join(env.DATA_DIR, "media");
    return openDiskStorage({ root, tmpDir: env.TMP_DIR });
  }
  // Loaded only where it is used: the SDK takes tens of megabytes of memory.
  const { openS3Storage } = await import("./s3.server.ts");
  return openS3Storage({
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
    credentials: credentialsOf(env),
  });
}

function credentialsOf(env: StorageEnv) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return undefined;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
  };
}
