import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { describeWith } from "#test/servers/provided.ts";
import { openStorage } from "./open-storage.server.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingus-storage-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function openFor(variables: Record<string, string>) {
  const report = parseEnvironment({ DATA_DIR: folder, ...variables });
  if (!report.ok) throw new Error(report.faults.join("\n"));
  return openStorage(report.env);
}

test("without a bucket, pictures are kept under the data folder", async () => {
  const storage = await openFor({});
  expect(storage.kind).toBe("disk");
  await storage.probe();
});

describeWith("s3", "with a bucket", (address) => {
  test("pictures are kept in it", async () => {
    const storage = await openFor({
      S3_BUCKET: address.bucket,
      S3_ENDPOINT: address.endpoint,
      S3_FORCE_PATH_STYLE: "true",
      AWS_ACCESS_KEY_ID: address.accessKeyId,
      AWS_SECRET_ACCESS_KEY: address.secretAccessKey,
    });
    expect(storage.kind).toBe("s3");
    await storage.probe();
    await storage.close();
  });
});
