import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from "vitest";
import { createSeenCookie } from "#app/splash/seen.server.ts";
import { mediaKey } from "#app/storage/keys.ts";
import { STARRING } from "../cast.ts";
import { makeFastFolder } from "../fast-folder.ts";
import { phonePhoto } from "../files/giants.ts";
import { ask } from "./browser-request.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import {
  isGroupAlive,
  runProgram,
  type RunningProgram,
} from "./running-app.ts";
import { joinApp } from "./template.ts";
import { skip, visit } from "./visits.ts";

/** A machine at work on other things takes its time. */
const PATIENT = { timeout: 60_000, interval: 20 };
vi.setConfig({ testTimeout: 240_000 });

let starter: Starter;
beforeAll(async () => {
  starter = await openStarter([STARRING.dayOfRest]);
});
afterAll(() => starter.stop());

test("every act that was answered is there after kill -9", async () => {
  const app = await starter.start({ env: { RATE_LIMITS: "off" } });
  const acknowledged: string[] = [];
  const visitors = Array.from({ length: 8 }, async () => {
    for (;;) {
      const shown = await visit(app);
      const { status } = await skip(app, shown);
      if (status === 303) acknowledged.push(shown.cookie);
      if (acknowledged.length === 100) app.signal("SIGKILL");
    }
  });
  const ends = await Promise.allSettled(visitors);
  expect(ends.map(({ status }) => status)).not.toContain("fulfilled");
  expect(await app.ended()).toMatchObject({ signal: "SIGKILL" });
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);

  const again = await starter.restart(app);
  const services = await joinApp(again.dataDir);
  const kept = await services.db.visitorEvent.findMany({
    where: { kind: "skipped" },
  });
  const { SESSION_SECRETS: secrets } = services.env;
  const cookie = createSeenCookie({ secrets, baseUrl: app.url });
  const missing = new Set(
    acknowledged.map((header) => cookie.read(header)?.visitorId),
  );
  for (const { visitorId } of kept) missing.delete(visitorId);
  expect([...missing]).toEqual([]);
  expect((await ask(again, "/")).status).toBe(200);
  await services.close();
});

describe.skipIf(process.platform !== "linux")("a decoding child", () => {
  test("may crash while memes are added: no visitor notices, and nothing is missing", async () => {
    const app = await starter.start({ role: "all" });
    const adding = await addPhonePhoto(app);
    process.kill(await decoderOf(adding), "SIGSEGV");
    expect(await adding.ended(), adding.output()).toMatchObject({ code: 0 });
    process.kill(await decoderOf(app), "SIGSEGV");
    const services = await joinApp(app.dataDir);
    await vi.waitFor(async () => {
      const formats = await services.db.variant.findMany({
        where: { format: "avif", asset: { width: PHONE_PHOTO_PX } },
      });
      expect(formats).not.toHaveLength(0);
      expect((await ask(app, "/")).status).toBe(200);
    }, PATIENT);
    await services.close();
    expect(isGroupAlive(app)).toBe(true);
  });

  test("does not outlive a server that is killed", async () => {
    const app = await starter.start({ role: "all" });
    const adding = await addPhonePhoto(app);
    await decoderOf(app);
    app.signal("SIGKILL");
    await app.ended();
    await vi.waitFor(() => expect(isGroupAlive(app)).toBe(false), PATIENT);
    await adding.stop();
  });
});

test("a seed that was killed in the middle is finished by the next start", async () => {
  const dataDir = await makeFastFolder("seed");
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const run = (script: string, ...args: string[]) =>
    runProgram(`scripts/${script}.ts`, args, { DATA_DIR: dataDir });
  const seed = () => run("seed", "--if-empty", "--first", String(SEEDED));
  expect(await run("migrate", "up").ended()).toMatchObject({ code: 0 });
  const killed = seed();
  await vi.waitFor(async () => {
    const published = await readdir(join(dataDir, "media/media"));
    expect(published.length).toBeGreaterThan(1);
  }, PATIENT);
  killed.signal("SIGKILL");
  expect(await killed.ended()).toMatchObject({ signal: "SIGKILL" });

  const finished = seed();
  expect(await finished.ended(), finished.output()).toMatchObject({ code: 0 });
  const services = await joinApp(dataDir);
  const memes = await services.db.meme.findMany({
    include: { decisions: true, asset: { include: { variants: true } } },
  });
  expect(memes).toHaveLength(SEEDED);
  expect(new Set(memes.map(({ asset }) => asset.sha256)).size).toBe(SEEDED);
  for (const { decisions, asset } of memes) {
    const kinds = decisions.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["approve", "submit"]);
    expect(await services.storage.head(asset.originalKey)).not.toBeNull();
    for (const { sha256, format } of asset.variants) {
      const key = mediaKey(asset.id, sha256, format);
      expect(await services.storage.head(key), key).not.toBeNull();
    }
  }
  await services.close();
});

/** As many seed memes as are enough to be killed among. */
const SEEDED = 4;
const PHONE_PHOTO_PX = 3_000;

/** Starts `admin meme add` with a picture that keeps decoders busy. */
async function addPhonePhoto({
  dataDir,
}: {
  dataDir: string;
}): Promise<RunningProgram> {
  const path = join(dataDir, "phone.jpg");
  await writeFile(path, await phonePhoto());
  const words = [
    "--caption",
    "Somewhere.",
    "--alt",
    "A photo that somebody took sideways.",
  ];
  const parameters = ["meme", "add", path, "--category", "housing", ...words];
  return runProgram("scripts/admin.ts", parameters, { DATA_DIR: dataDir });
}

/** The process id of a program's decoding child, once it is at work. It calls itself the first to be killed. */
async function decoderOf({ pid }: RunningProgram): Promise<number> {
  return vi.waitFor(async () => {
    for (const child of await childrenOf(pid)) {
      const score = await readFile(`/proc/${child}/oom_score_adj`, "utf8");
      if (score.trim() === "1000") return child;
    }
    throw new Error("no child decodes");
  }, PATIENT);
}

async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const lists = tasks.map((task) =>
    readFile(`/proc/${pid}/task/${task}/children`, "utf8").catch(() => ""),
  );
  const text = (await Promise.all(lists)).join(" ");
  return text.split(/\s+/).filter(Boolean).map(Number);
}
