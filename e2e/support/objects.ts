import {
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import type { OpenServices } from "#app/platform/open-services.server.ts";

/** A bucket as its owner sees it, and as anybody else does. */
export interface Bucket {
  /** Every key in an area. */
  keysIn(area: string): Promise<string[]>;
  /** What an object carries. */
  head(
    key: string,
  ): Promise<{ type: string; cache: string; asset: string; bytes: number }>;
  /** The status of an answer to somebody who has signed nothing. */
  asStranger(path: string, method?: string): Promise<number>;
}

/** The bucket of an app on servers. */
export function openBucket({ env }: Pick<OpenServices, "env">): Bucket {
  const { S3_BUCKET: bucket = "", S3_ENDPOINT: endpoint = "" } = env;
  const client = new S3Client({
    ...{ endpoint, region: env.S3_REGION, forcePathStyle: true },
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    },
  });
  return {
    async keysIn(area) {
      const input = { Bucket: bucket, Prefix: area };
      const listed = await client.send(new ListObjectsV2Command(input));
      return (listed.Contents ?? []).flatMap(({ Key }) => Key ?? []);
    },
    async head(key) {
      const input = { Bucket: bucket, Key: key };
      const found = await client.send(new HeadObjectCommand(input));
      return {
        type: found.ContentType ?? "",
        cache: found.CacheControl ?? "",
        asset: found.Metadata?.["asset-id"] ?? "",
        bytes: found.ContentLength ?? 0,
      };
    },
    async asStranger(path, method = "GET") {
      const body = method === "PUT" ? "somebody else's" : null;
      const address = `${endpoint}/${bucket}/${path}`;
      const answer = await fetch(address, { method, body });
      await answer.body?.cancel();
      return answer.status;
    },
  };
}
