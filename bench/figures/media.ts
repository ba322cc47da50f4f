import { join } from "node:path";
import { mediaUrl } from "#app/memes/picture-areas.server.ts";
import type { PictureFormat } from "#prisma/generated/enums.ts";
import { compare, runDuel } from "../duel.ts";
import type { Bench, Figure, Reading } from "../figure.ts";
import { get, untilOk } from "../get.ts";
import { startNode } from "../node-process.ts";
import type { Site } from "../site.ts";

const LARGEST_BYTES = 64 * 1000;
const FILES = 40;
const CONNECTIONS = 32;
const ROUNDS = 5;
const ROUND_SECONDS = 4;
const WARM_UP_SECONDS = 4;

/** P9: picture variants from the disk, warm, against `express.static` on the same files. */
export const media: Figure = { name: "media", measure };

async function measure(bench: Bench): Promise<Reading[]> {
  const site = await bench.site();
  const paths = await picturePaths(site);
  const server = await site.serve();
  const folder = join(site.dataDir, "media/media");
  const script = "bench/peers/express-files.ts";
  const peer = await startNode({ script, args: [folder] });
  const first = paths[0] ?? "";
  try {
    await Promise.all([server, peer].map(({ url }) => untilOk(url + first)));
    const requests = paths.map((path) => ({ path, headers: {} }));
    const load = { requests, connections: CONNECTIONS };
    const { rounds } = await runDuel({
      ...{ ours: { server, load }, peer: { server: peer, load } },
      ...{ rounds: ROUNDS, roundSeconds: ROUND_SECONDS },
      warmUpSeconds: WARM_UP_SECONDS,
      main: ({ cpuMicroseconds }) => cpuMicroseconds,
      say: bench.say,
    });
    const wrong = await wrongAnswers(server.url + first);
    return [
      compare(rounds, {
        ...{
          id: "P9",
          what: "pictures against express.static, per CPU second",
        },
        ...{ goal: { atLeast: 2.5 }, counted: "a CPU second" },
        of: ({ cpuMicroseconds }) => 1e6 / cpuMicroseconds,
      }),
      compare(rounds, {
        ...{ id: "P9", what: "pictures against express.static, per second" },
        ...{ goal: { informative: true }, counted: "a second" },
        of: ({ perSecond }) => perSecond,
      }),
      {
        ...{ id: "P9", what: "wrong answers: immutable, 304, ranges" },
        ...{ goal: { atMost: 0 }, measured: wrong.length, unit: "" },
        note: wrong.join(", ") || "all as they should be",
      },
    ];
  } finally {
    await peer.stop();
    await server.stop();
  }
}

async function picturePaths({ sql }: Site): Promise<string[]> {
  const { rows } = await sql.query<{
    assetId: string;
    sha256: string;
    format: PictureFormat;
  }>(
    `SELECT "assetId", "sha256", "format" FROM "Variant" WHERE "bytes" <= $1 AND "format" IN ('webp', 'jpeg') ORDER BY "sha256" LIMIT $2`,
    [LARGEST_BYTES, FILES],
  );
  return rows.map(({ assetId, sha256, format }) =>
    mediaUrl(assetId, sha256, format),
  );
}

async function wrongAnswers(url: string): Promise<string[]> {
  const whole = await get(url);
  const header = (name: string) =>
    whole.headers[whole.headers.findIndex((text) => text === name) + 1] ?? "";
  const known = await get(url, { "If-None-Match": header("ETag") });
  const part = await get(url, { Range: "bytes=10-19" });
  const isPart = part.body.equals(whole.body.subarray(10, 20));
  const checks = {
    immutable: header("Cache-Control").includes("immutable"),
    "304": known.status === 304 && known.body.length === 0,
    range: part.status === 206 && isPart,
  };
  return Object.entries(checks).flatMap(([name, holds]) =>
    holds ? [] : [name],
  );
}
