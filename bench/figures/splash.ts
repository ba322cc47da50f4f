import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { compare, runDuel, type Duel } from "../duel.ts";
import type { Bench, Figure, Reading } from "../figure.ts";
import { get, untilOk } from "../get.ts";
import type { PlannedRequest } from "../load.ts";
import { startNode, type NodeProcess } from "../node-process.ts";
import type { Site } from "../site.ts";
import { browserHeaders, returningVisitors } from "../visitors.ts";

const VISITORS = 5_000;
const CONNECTIONS = 32;
const ROUNDS = 7;
const ROUND_SECONDS = 4;
const WARM_UP_SECONDS = 6;
/** How long showings may be on their way into the database. */
const WRITTEN_LIMIT_MS = 20_000;
const LOOK_EVERY_MS = 400;

/** P1: the splash for visitors who have been here before, against bare Express that sends the same bytes. */
export const splash: Figure = { name: "splash", measure };

async function measure(bench: Bench): Promise<Reading[]> {
  const site = await bench.site();
  const server = await site.serve();
  await untilOk(`${server.url}/?next=/a`, browserHeaders(0));
  const visitors = returningVisitors(VISITORS, {
    ...{ secret: site.secret, baseUrl: server.url },
    memes: await memeNumbers(site),
  });
  const peer = await startPeer(server, site, visitors[0]);
  const load = { requests: visitors, connections: CONNECTIONS };
  const before = await countShowings(site);
  let warm = 0;
  try {
    const duel = await runDuel({
      ours: {
        ...{ server, load },
        async settle() {
          await untilWritten(site);
          warm ||= await countShowings(site);
        },
      },
      peer: { server: peer, load },
      ...{ rounds: ROUNDS, roundSeconds: ROUND_SECONDS },
      warmUpSeconds: WARM_UP_SECONDS,
      main: ({ cpuMicroseconds }) => cpuMicroseconds,
      say: bench.say,
    });
    const written = (await countShowings(site)) - Math.max(warm, before);
    return [...readings(duel), lostShowings(duel, written)];
  } finally {
    await peer.stop();
    await server.stop();
  }
}

function readings({ rounds }: Duel): Reading[] {
  const against = "GET / against bare Express";
  return [
    compare(rounds, {
      ...{ id: "P1", what: `${against}, requests a second` },
      ...{ goal: { atLeast: 0.85 }, counted: "a second; stretch 2.0" },
      of: ({ perSecond }) => perSecond,
    }),
    compare(rounds, {
      ...{ id: "P1", what: `${against}, requests per CPU second` },
      ...{ goal: { atLeast: 0.85 }, counted: "a CPU second" },
      of: ({ cpuMicroseconds }) => 1e6 / cpuMicroseconds,
    }),
    compare(rounds, {
      ...{ id: "P1", what: `${against}, CPU of a request` },
      ...{ goal: { informative: true }, counted: "us" },
      of: ({ cpuMicroseconds }) => cpuMicroseconds,
    }),
    compare(rounds, {
      ...{ id: "P1", what: `${against}, p99` },
      ...{ goal: { atMost: 2 }, counted: "ms" },
      of: ({ p99Ms }) => p99Ms,
    }),
  ];
}

/** Whoever was answered at the very end of a round may be written and not counted, never the other way around. */
function lostShowings({ all }: Duel, written: number): Reading {
  const total = (of: (trial: Duel["all"][number]["ours"]) => number) =>
    all.reduce((sum, { ours }) => sum + of(ours), 0);
  const answered = total(({ requests }) => requests);
  const refused = total((trial) => trial.refused + trial.broken);
  return {
    ...{ id: "P1", what: "answers that are no showing in the database" },
    ...{ goal: { atMost: 0 }, unit: "" },
    measured: Math.max(0, answered - written) + refused,
    note: `${answered} answered, ${written} written, ${refused} refused or broken`,
  };
}

/** Keeps what one visitor is answered, and starts a peer that answers all of them so. */
async function startPeer(
  server: NodeProcess,
  site: Site,
  visitor: PlannedRequest | undefined,
) {
  const { path = "/", headers = {} } = visitor ?? {};
  const answer = await get(server.url + path, headers);
  const page = {
    headers: answer.headers.filter(isWritten),
    body: answer.body.toString("base64"),
  };
  const file = join(site.dataDir, "page.json");
  await writeFile(file, JSON.stringify(page));
  return startNode({ script: "bench/peers/express-page.ts", args: [file] });
}

/** Node writes the others by itself. */
function isWritten(_text: string, index: number, headers: string[]): boolean {
  const name = headers[index - (index % 2)] ?? "";
  return !["Date", "Connection", "Keep-Alive"].includes(name);
}

async function memeNumbers({ sql }: Site): Promise<number[]> {
  const text = `SELECT "number" FROM "Meme" WHERE "status" = 'approved' ORDER BY "number"`;
  const { rows } = await sql.query<{ number: number }>(text);
  return rows.map(({ number }) => number);
}

async function countShowings({ sql }: Site): Promise<number> {
  const text = `SELECT count(*)::int AS "count" FROM "Showing"`;
  const { rows } = await sql.query<{ count: number }>(text);
  return rows[0]?.count ?? 0;
}

/** Waits until no more showings arrive. */
async function untilWritten(site: Site): Promise<void> {
  const limit = Date.now() + WRITTEN_LIMIT_MS;
  let last = -1;
  let now = await countShowings(site);
  while (now !== last) {
    if (Date.now() > limit) throw new Error("showings still arrive");
    await pause(LOOK_EVERY_MS);
    [last, now] = [now, await countShowings(site)];
  }
}
