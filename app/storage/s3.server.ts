import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { type ObjectStore, withEdge } from "./edge.server.ts";
import type { Fault } from "./faults.server.ts";
import { putKept } from "./s3-put.server.ts";
import type { ObjectFacts, Storage, StoredObject } from "./storage.server.ts";

export interface S3Options {
  bucket: string;
  region: string;
  /** The address of an S3 server; Amazon's own when not given. */
  endpoint?: string | undefined;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. */
  forcePathStyle?: boolean;
  /** When not given: what the environment or the machine's role says. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
  /** The longest that one of the three tries may take to connect, and then to be answered. */
  connectTimeoutMs?: number;
  answerTimeoutMs?: number;
  /** How many keys a listing asks for at a time; the server's own measure (1,000) when not given. */
  pageKeys?: number;
}

const MOST_TRIES = 3;

const ASSET_ID = "asset-id";

/** Signed with the address, so that neither another type nor more bytes pass. */
const SIGNED_WITH_A_PUT = new Set(["host", "content-type", "content-length"]);

/**
 * Keeps objects in a bucket of Amazon S3 or of any server that speaks its language. The facts are the object's own headers,
 * the asset id its metadata, so a CDN in front serves them as they are. Nothing is asked of the server before it is needed.
 */
export function openS3Storage(options: S3Options): Storage {
  return withEdge(s3Store(openClient(options), options), faultOf);
}

function openClient(options: S3Options): S3Client {
  const { connectTimeoutMs = 2_000, answerTimeoutMs = 10_000 } = options;
  const { region, endpoint, forcePathStyle = false, credentials } = options;
  return new S3Client({
    region,
    forcePathStyle,
    ...(endpoint ? { endpoint } : {}),
    ...(credentials ? { credentials: { ...credentials } } : {}),
    maxAttempts: MOST_TRIES,
    // The SDK's newer checksums are Amazon's alone: other servers refuse some of them.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: connectTimeoutMs,
      requestTimeout: answerTimeoutMs,
      socketTimeout: answerTimeoutMs,
      // Without this the SDK prints a warning and goes on waiting.
      throwOnRequestTimeout: true,
    },
  });
}

function s3Store(
  client: S3Client,
  { bucket, pageKeys }: S3Options,
): ObjectStore {
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  return {
    kind: "s3",
    async put(key, body, facts) {
      await putKept(client, { ...at(key), ...headersOf(facts) }, body);
    },
    async get(key, range) {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const command = new GetObjectCommand({ ...at(key), Range });
      const { Body, ...answer } = await client.send(command);
      if (!(Body instanceof Readable))
        throw new Error("an answer without body");
      return { facts: factsOf(answer), body: Body };
    },
    async head(key) {
      return factsOf(await client.send(new HeadObjectCommand(at(key))));
    },
    async copy(from, to) {
      const CopySource = `${bucket}/${from}`;
      await client.send(new CopyObjectCommand({ ...at(to), CopySource }));
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    list: (prefix) => listObjects(client, bucket, prefix, pageKeys),
    presignPut(key, { contentType, bytes, seconds }) {
      const command = new PutObjectCommand({
        ...at(key),
        ...{ ContentType: contentType, ContentLength: bytes },
      });
      return getSignedUrl(client, command, {
        expiresIn: seconds,
        signableHeaders: SIGNED_WITH_A_PUT,
      });
    },
    close: () => Promise.resolve(client.destroy()),
  };
}

function headersOf({ contentType, cacheControl, assetId }: ObjectFacts) {
  return {
    ContentType: contentType,
    CacheControl: cacheControl,
    Metadata: { [ASSET_ID]: assetId },
  };
}

interface Answer {
  ContentType?: string | undefined;
  CacheControl?: string | undefined;
  Metadata?: Record<string, string> | undefined;
  ContentLength?: number | undefined;
  ContentRange?: string | undefined;
  ETag?: string | undefined;
}

function factsOf(answer: Answer): StoredObject {
  // A range's answer gives its own length, and the object's after a slash: "bytes 0-99/1234".
  const whole = answer.ContentRange?.split("/")[1] ?? answer.ContentLength;
  return {
    contentType: answer.ContentType ?? "application/octet-stream",
    cacheControl: answer.CacheControl ?? "",
    assetId: answer.Metadata?.[ASSET_ID] ?? "",
    bytes: Number(whole ?? 0),
    etag: answer.ETag ?? "",
  };
}

async function* listObjects(
  client: S3Client,
  bucket: string,
  prefix: string,
  pageSize?: number,
): ReturnType<Storage["list"]> {
  const paging = { client, pageSize };
  const input = { Bucket: bucket, Prefix: prefix };
  for await (const page of paginateListObjectsV2(paging, input)) {
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key === undefined || LastModified === undefined) continue;
      yield { key: Key, bytes: Size ?? 0, modifiedAt: LastModified };
    }
  }
}

const FAULTS: Record<string, Fault> = {
  NoSuchKey: "missing",
  NotFound: "missing",
  InvalidRange: "out-of-range",
};

// Whatever else comes back is the server's or the network's doing: no answer, no bucket, no right, too much at once.
function faultOf(error: unknown): Fault | null {
  if (error instanceof TypeError) return null;
  const name = error instanceof Error ? error.name : "";
  return FAULTS[name] ?? "unavailable";
}
