import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { type CephCluster, cephConfiguration } from "./ceph-configuration.ts";
import {
  findFreePort,
  startIn,
  type Stoppable,
  type Workplace,
} from "./workplace.ts";

export interface S3Address {
  /** `http://127.0.0.1:port`; wants path-style addresses. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const REGION = "us-east-1";
const BUCKET = "mingus-test";
const ACCESS_KEY_ID = "ONLYFORTESTS";
const SECRET_ACCESS_KEY = "only-for-tests";

/**
 * Starts a real S3 server on a free port of 127.0.0.1, with one empty bucket: Ceph's gateway on a cluster of one monitor
 * and one storage daemon that keeps everything in memory. It verifies signatures as Amazon's does. Ready in 1 to 3 s.
 */
export function startS3(): Promise<Stoppable<S3Address>> {
  return startIn("s3", async (workplace) => {
    const cluster = {
      folder: workplace.folder,
      id: randomUUID(),
      diskId: randomUUID(),
      monitorPort: await findFreePort(),
      gatewayPort: await findFreePort(),
    };
    await startCluster(workplace, cluster);
    const address = {
      endpoint: `http://127.0.0.1:${cluster.gatewayPort}`,
      region: REGION,
      bucket: BUCKET,
      accessKeyId: ACCESS_KEY_ID,
      secretAccessKey: SECRET_ACCESS_KEY,
    };
    await createBucket(address);
    return address;
  });
}

async function startCluster(
  { folder, run, start }: Workplace,
  cluster: CephCluster,
): Promise<void> {
  const configFile = join(folder, "ceph.conf");
  const monitorMap = join(folder, "monmap");
  const configured = ["-c", configFile];
  // Killed, since they take seconds to end well and keep nothing.
  const daemon = (program: string, name: string[]) =>
    start(program, [...configured, "-f", ...name], { stopSignal: "SIGKILL" });
  await writeFile(configFile, cephConfiguration(cluster));
  for (const part of ["mon", "osd", "rgw"]) await mkdir(join(folder, part));

  const monitor = ["--addv", "a", `[v1:127.0.0.1:${cluster.monitorPort}]`];
  const map = ["--create", "--fsid", cluster.id, ...monitor, monitorMap];
  await run("monmaptool", map);
  const monitorData = ["--mkfs", "-i", "a", "--monmap", monitorMap];
  await run("ceph-mon", [...configured, ...monitorData]);
  daemon("ceph-mon", ["-i", "a"]);

  await run("ceph", [...configured, "osd", "create", cluster.diskId]);
  const place = ["osd", "crush", "add", "osd.0", "1", "root=default"];
  await run("ceph", [...configured, ...place]);
  const diskData = ["--mkfs", "-i", "0", "--osd-uuid", cluster.diskId];
  await run("ceph-osd", [...configured, ...diskData]);
  daemon("ceph-osd", ["-i", "0"]);

  const keys = ["--access-key", ACCESS_KEY_ID, "--secret", SECRET_ACCESS_KEY];
  const person = ["--uid", "mingus", "--display-name", "Mingus", ...keys];
  await run("radosgw-admin", [...configured, "user", "create", ...person]);
  const gateway = daemon("radosgw", ["-n", "client.rgw"]);
  await gateway.untilListening(cluster.gatewayPort);
}

/** The same server with an empty bucket of one test file's own. */
export async function freshBucket(address: S3Address): Promise<S3Address> {
  const own = { ...address, bucket: `${address.bucket}-${randomUUID()}` };
  await createBucket(own);
  return own;
}

async function createBucket(address: S3Address): Promise<void> {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = address;
  const credentials = { accessKeyId, secretAccessKey };
  const options = { endpoint, region, credentials, forcePathStyle: true };
  const client = new S3Client(options);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
}
