import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createApiToken } from "#app/accounts/programs/api-tokens.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import type { Person, Role } from "#prisma/generated/client.ts";
import type { SeedFile } from "../../scripts/seed-pictures/memes.ts";
import { makeCategory } from "../memes.ts";
import { enrol, signedInCookie } from "./enrolled.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import {
  field,
  formBody,
  sendRaw,
  type RawAnswer,
  type RawPart,
} from "./raw-form.ts";
import type { AppPlan, RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

/** The real server with people in it, for tests that mean it no good. */
export interface AttackedApp {
  starter: Starter;
  app: RunningApp;
  /** The app's own data, as a command beside it has them. */
  services: OpenServices;
  /** Somebody who can sign in, with the local part of their address. */
  enrol(local: string, role?: Role): Promise<Attacker>;
  /** Everything that an attack may leave behind. */
  traces(): Promise<Traces>;
  stop(): Promise<void>;
}

/** How many there are of each, and the names of temporary files. */
export interface Traces {
  people: number;
  uploads: number;
  memes: number;
  assets: number;
  decisions: number;
  objects: number;
  temporary: string[];
}

/** Somebody with an account, and the proofs of it. */
export interface Attacker {
  person: Person;
  /** A `Cookie` header. */
  cookie: string;
  /** For the API, with the scope `upload`. */
  token: { Authorization: string };
}

export async function attackApp(
  plan: Omit<AppPlan, "dataDir"> = {},
  files: readonly SeedFile[] = [],
): Promise<AttackedApp> {
  const starter = await openStarter(files);
  const env = { RATE_LIMITS: "off", ...plan.env };
  const app = await starter.start({ ...plan, env });
  const services = await joinApp(app.dataDir);
  await makeCategory(services);
  return {
    ...{ starter, app, services },
    async enrol(local, role = "contributor") {
      const email = `${local}@example.com`;
      const person = await enrol(services, { email, name: local, role });
      return {
        person,
        cookie: await signedInCookie(services, person),
        token: await tokenOf(services, person),
      };
    },
    async traces() {
      const { db, storage } = services;
      const areas = ["incoming", "originals", "held", "media", "trash"];
      const objects = areas.map((area) =>
        Array.fromAsync(storage.list(`${area}/`)),
      );
      return {
        people: await db.person.count(),
        uploads: await db.upload.count(),
        memes: await db.meme.count(),
        assets: await db.asset.count(),
        decisions: await db.decision.count(),
        objects: (await Promise.all(objects)).flat().length,
        temporary: await temporaryFiles(app),
      };
    },
    async stop() {
      await services.close();
      await starter.stop();
    },
  };
}

async function tokenOf(services: OpenServices, owner: Person) {
  const created = await createApiToken(services, {
    ...{ owner, name: "a test", scopes: ["upload"], days: 1 },
    by: "command line",
  });
  if (!created.ok) throw new Error(created.rejection);
  return { Authorization: `Bearer ${created.secret}` };
}

/** What lies where received files and decoding children write. */
export async function temporaryFiles({ dataDir }: RunningApp) {
  const names = await readdir(join(dataDir, "tmp")).catch(() => []);
  return names.filter((name) => /^(upload|picture)-/.test(name));
}

const WORDS = [
  field("altText", "A sock that means no harm."),
  field("category", "family"),
];

/** Sends a picture with words that are good, and others beside them. */
export function sendPicture(
  { app }: Pick<AttackedApp, "app">,
  { token }: Pick<Attacker, "token">,
  parts: readonly RawPart[],
): Promise<RawAnswer> {
  const body = formBody([...WORDS, ...parts]);
  return sendRaw(app.port, { headers: token, body });
}

/** What must never be in an answer that refuses: stacks, paths, names of libraries. */
export const INSIDE =
  /node_modules|\bat .+:\d+:\d+|\/work\/|\/home\/|\/tmp\/|\.ts\b|prisma|postgres|remix|express|busboy|vips|sharp|ENOENT|pglite/i;

/** The most memory that a process has had so far, in MiB. */
export async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
}
