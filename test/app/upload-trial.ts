import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { acceptedFile } from "../files/read.ts";
import { seededRandom } from "../files/drawing.ts";
import { makeCategory } from "../memes.ts";
import { enrol, signedInCookie } from "./enrolled.ts";
import { field, file, formBody, sendRaw, type RawAnswer } from "./raw-form.ts";
import { startApp, type RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

/** A picture that somebody sends, and what they were told. */
export interface SentUpload {
  /** Hex, of the file. */
  sha256: string;
  isAcknowledged: boolean;
  /** Answers other than a 2xx: status and code. */
  refusals: string[];
}

export interface UploadTrial {
  /** The app as it runs now. */
  app: RunningApp;
  /** Every picture there was, and whether it was acknowledged. */
  uploads: readonly SentUpload[];
  /** How long each start took after a kill, until the app answered. */
  restartSeconds: readonly number[];
  /** Sends new pictures side by side, undisturbed. */
  send(count: number): Promise<RawAnswer[]>;
  /** So many times: sends pictures, and kills the app at some moment between the first byte and the last answer. */
  killAmid(kills: number): Promise<void>;
  /** Sends once more what was never answered, as whoever has no answer would. */
  sendAgain(): Promise<void>;
  /** Starts the app that has ended. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

export type TrialEnvironment = Record<string, string> & { DATA_DIR: string };

interface TrialPlan {
  /** Leads to an empty, migrated database and to storage. */
  env: TrialEnvironment;
  /** Of the app that is killed. */
  role: "web" | "all";
  /** The same number makes the same trial, as far as the machine does. */
  seed: number;
}

/** What they send at the same time. */
const SIDE_BY_SIDE = 3;
/** Small, and of several kinds: each has AVIF files that are worth keeping. */
const PICTURES = ["photo.jpg", "photo.png", "progressive.jpg"] as const;
/** A sender's own pace. */
const MOST_PIECES = 8;
const REST_MS = 20;

/** Of the time that uploads take: some are answered before the kill, some hardly begun. */
const LATEST_KILL = 2;

type Traveller = SentUpload & { body: Buffer; pieces: number };

/** Starts the app for somebody who sends one picture after the other. The services behind it are the caller's to look into. */
export async function openUploadTrial(plan: TrialPlan): Promise<UploadTrial> {
  const env = { ...plan.env, RATE_LIMITS: "off" };
  const { DATA_DIR: dataDir } = plan.env;
  const random = seededRandom(plan.seed);
  const cookie = await prepare(plan.env);
  const start = () => startApp({ dataDir, env, role: plan.role });
  const uploads: Traveller[] = [];
  const restartSeconds: number[] = [];

  async function pack(): Promise<Traveller> {
    const number = uploads.length;
    const bytes = await pictureOf(number);
    const words = [field("decorative", "on"), field("category", "family")];
    const traveller = {
      ...{ sha256: sha256Of(bytes), isAcknowledged: false, refusals: [] },
      body: formBody([...words, file(bytes)]),
      pieces: 1 + Math.floor(random() * MOST_PIECES),
    };
    uploads.push(traveller);
    return traveller;
  }

  async function travel(traveller: Traveller): Promise<RawAnswer> {
    const { body, pieces, sha256 } = traveller;
    const answer = await sendRaw(trial.app.port, {
      headers: {
        Cookie: cookie,
        Origin: trial.app.url,
        "Idempotency-Key": sha256,
      },
      body,
      pace: { bytes: Math.ceil(body.length / pieces), restMs: REST_MS },
    });
    const { status, json } = answer;
    if (status >= 200 && status < 300) traveller.isAcknowledged = true;
    else if (status > 0)
      traveller.refusals.push(`${status} ${json.error?.code}`);
    return answer;
  }

  async function send(count: number): Promise<RawAnswer[]> {
    const travellers: Traveller[] = [];
    while (travellers.length < count) travellers.push(await pack());
    return Promise.all(travellers.map(travel));
  }

  async function restart(): Promise<void> {
    trial.app.signal("SIGKILL");
    await trial.app.ended();
    const from = performance.now();
    trial.app = await start();
    restartSeconds.push((performance.now() - from) / 1000);
  }

  const trial: UploadTrial = {
    app: await start(),
    uploads,
    restartSeconds,
    send,
    async killAmid(kills) {
      await send(1);
      const from = performance.now();
      await send(SIDE_BY_SIDE);
      const typicalMs = performance.now() - from;
      for (let kill = 0; kill < kills; kill++) {
        const travelling = send(SIDE_BY_SIDE);
        await pause(random() * LATEST_KILL * typicalMs);
        await restart();
        await travelling;
      }
    },
    async sendAgain() {
      const waiting = uploads.filter((upload) => !upload.isAcknowledged);
      await Promise.all(waiting.map(travel));
    },
    async startAgain() {
      trial.app = await start();
    },
    stop: () => trial.app.stop(),
  };
  return trial;
}

/** @returns the cookie of somebody who may upload */
async function prepare(env: TrialEnvironment): Promise<string> {
  const services = await joinApp(env.DATA_DIR, env);
  try {
    await makeCategory(services);
    const person = await enrol(services, {
      ...{ email: "pia@example.com", name: "Pia", role: "contributor" },
    });
    return await signedInCookie(services, person);
  } finally {
    await services.close();
  }
}

/** The same picture with other bytes for each number: what stands after its end is no part of it. */
async function pictureOf(number: number): Promise<Buffer> {
  const name = PICTURES[number % PICTURES.length] ?? PICTURES[0];
  const picture = await readFile(acceptedFile(name));
  return Buffer.concat([picture, Buffer.from(`picture ${number}`)]);
}

export function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
