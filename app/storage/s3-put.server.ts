import { createHash, type Hash } from "node:crypto";
import { Readable } from "node:stream";
import {
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { hashed } from "./hashed-body.server.ts";
import { StorageUnavailable } from "./storage.server.ts";

// Each part in flight takes 5 MiB of memory.
const PARTS_IN_FLIGHT = 2;

type Target = Pick<PutObjectCommandInput, "Bucket" | "Key">;

/**
 * Puts an object, and believes the server only when it names the bytes that were sent. It does by the ETag; where that says
 * something else, since they came in parts, are encrypted, or were never kept, they are read back.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
export async function putKept(
  client: S3Client,
  object: Omit<PutObjectCommandInput, "Body">,
  body: Buffer | Readable,
): Promise<void> {
  const hash = createHash("md5");
  const { ETag } = await send(client, object, body, hash);
  const md5 = hash.digest("hex");
  if (ETag === `"${md5}"`) return;
  const { Bucket, Key } = object;
  if ((await readBack(client, { Bucket, Key })) !== md5)
    throw new StorageUnavailable("storage does not give back what it took");
}

async function send(
  client: S3Client,
  object: Omit<PutObjectCommandInput, "Body">,
  body: Buffer | Readable,
  hash: Hash,
): Promise<{ ETag?: string | undefined }> {
  if (body instanceof Readable) {
    const params = { ...object, Body: Readable.from(hashed(body, hash)) };
    return new Upload({ client, params, queueSize: PARTS_IN_FLIGHT }).done();
  }
  hash.update(body);
  return client.send(new PutObjectCommand({ ...object, Body: body }));
}

async function readBack(client: S3Client, target: Target): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand(target));
  const hash = createHash("md5");
  if (Body instanceof Readable)
    for await (const chunk of Body) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
