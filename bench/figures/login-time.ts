import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { hash } from "@node-rs/argon2";
import { ARGON2, openPasswords } from "#app/accounts/passwords.server.ts";
import { seededRandom } from "#test/files/drawing.ts";
import type { Bench, Figure, Reading } from "../figure.ts";
import { untilOk } from "../get.ts";
import { addPerson, emailOf } from "../people.ts";
import { median } from "../rounds.ts";

const TRIES = 100;
const LONG_TRIES = 1_000;
const WARM_UP_TRIES = 10;
const PASSWORD = "an unlikely hat on a heron";

/** Whose sign-in is refused: each must take the same time. */
const KINDS = ["unknown", "wrong", "google-only", "old-parameters"] as const;
type Kind = (typeof KINDS)[number];

/** Whether the time of a refused sign-in tells if there is such an account. */
export const loginTime: Figure = { name: "login-time", measure };

async function measure(bench: Bench): Promise<Reading[]> {
  const site = await bench.site();
  const passwordHash = await openPasswords().hash(PASSWORD);
  const old = { ...ARGON2, memoryCost: ARGON2.memoryCost / 4 };
  await addPerson(site, { name: "wrong", passwordHash });
  await addPerson(site, { name: "google-only", googleSubject: "1001" });
  await addPerson(site, {
    ...{ name: "old-parameters", passwordHash: await hash(PASSWORD, old) },
  });
  const server = await site.serve({ env: { RATE_LIMITS: "off" } });
  const agent = new Agent({ keepAlive: true });
  const tries = bench.long ? LONG_TRIES : TRIES;
  bench.say(`${KINDS.length} kinds of refused sign-ins, ${tries} times each`);
  try {
    await untilOk(`${server.url}/health/ready`);
    const once = (kind: Kind) =>
      refuse({ url: `${server.url}/api/v1/sessions`, agent }, kind);
    for (let turn = 0; turn < WARM_UP_TRIES; turn++)
      for (const kind of KINDS) await once(kind);
    return readingsOf(await interleave(tries, once));
  } finally {
    agent.destroy();
    await server.stop();
  }
}

type Times = Record<Kind, number[]>;

/** One of each in turn, in an order of its own every time: none always follows the same other. */
async function interleave(
  tries: number,
  once: (kind: Kind) => Promise<number>,
): Promise<Times> {
  const random = seededRandom(tries);
  const times: Times = {
    ...{ unknown: [], wrong: [] },
    ...{ "google-only": [], "old-parameters": [] },
  };
  for (let turn = 0; turn < tries; turn++) {
    const order = KINDS.map((kind) => ({ kind, at: random() }));
    for (const { kind } of order.toSorted((a, b) => a.at - b.at))
      times[kind].push(await once(kind));
  }
  return times;
}

/** @returns milliseconds until the answer */
function refuse(
  { url, agent }: { url: string; agent: Agent },
  kind: Kind,
): Promise<number> {
  const body = JSON.stringify({
    ...{ email: emailOf(kind), password: "a likely hat on a heron" },
  });
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    request(url, { method: "POST", headers, agent }, (response) => {
      text(response).then((answer) => {
        if (response.statusCode === 401) resolve(performance.now() - began);
        else reject(new Error(`${response.statusCode}: ${answer}`));
      }, reject);
    })
      .on("error", reject)
      .end(body);
  });
}

function readingsOf(times: Times): Reading[] {
  const medians = KINDS.map((kind) => median(times[kind]));
  const apart = Math.max(...medians) - Math.min(...medians);
  const pairs = KINDS.flatMap((one, index) =>
    KINDS.slice(index + 1).map((other) => {
      const value = separation(times[one], times[other]);
      return { name: `${one}/${other} ${value.toFixed(3)}`, value };
    }),
  );
  const { length: tries } = times.unknown;
  // Of two samples of one distribution (Hanley and McNeil, 1982, at 0.5).
  const chance = Math.sqrt((2 * tries + 1) / (12 * tries * tries));
  return [
    {
      ...{ id: "R18", what: "refused sign-ins, medians apart" },
      ...{ measured: apart, unit: "ms" },
      goal: { atMost: Math.max(3, 0.03 * Math.min(...medians)) },
      note: KINDS.map(
        (kind, index) => `${kind} ${medians[index]?.toFixed(1)}`,
      ).join(", "),
    },
    {
      ...{ id: "R18", what: "AUC of two kinds by their time, worst pair" },
      ...{ goal: { atMost: 0.55 }, unit: "" },
      measured: Math.max(...pairs.map(({ value }) => value)),
      note: `chance alone: 0.5 +- ${chance.toFixed(3)}; ${pairs.map(({ name }) => name).join(", ")}`,
    },
  ];
}

/** How often a time of the one is above a time of the other: 0.5 tells nothing, 1 everything, whichever is the slower. */
function separation(one: readonly number[], other: readonly number[]): number {
  const wins = one.flatMap((a) =>
    other.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)),
  );
  const above = wins.reduce((sum, win) => sum + win, 0) / wins.length;
  return Math.max(above, 1 - above);
}
