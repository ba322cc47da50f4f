import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { defaultEnv, temporaryFolder } from "#test/files/places.ts";
import { PLAN } from "#test/files/plan.ts";
import { acceptedFile } from "#test/files/read.ts";
import type { DecodeEvent } from "./decode-crew.server.ts";
import { openPictures, type Pictures } from "./pictures.server.ts";

const PHOTO = { path: acceptedFile("photo.jpg"), format: "jpeg" } as const;
const PARENT = join(
  import.meta.dirname,
  "../../../test/decoders/busy-parent.ts",
);

type OnStart = (pid: number) => void;

/** Pictures with a child that is up already; `onStart` hears of every decode from then on. */
async function openReady({
  onStart = () => undefined,
  concurrency = 1,
  decodeLimitMs = 20_000,
}: { onStart?: OnStart; concurrency?: number; decodeLimitMs?: number } = {}) {
  const results: string[] = [];
  let hear: (event: DecodeEvent) => void = () => undefined;
  const pictures = openPictures({
    env: defaultEnv({ DECODE_CONCURRENCY: String(concurrency) }),
    decodeLimitMs,
    observe: (event) => hear(event),
  });
  onTestFinished(() => pictures.close());
  const directory = await temporaryFolder();
  const decode = () =>
    pictures.encodeStills({ source: PHOTO, sizes: PLAN, directory });
  await Promise.all(Array.from({ length: concurrency }, decode));
  hear = (event) => {
    if (event.kind === "ended") results.push(event.result);
    else onStart(event.pid ?? 0);
  };
  return { pictures, decode, results };
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  // Without an init process the dead stay in the table as zombies.
  return (
    process.platform === "linux" &&
    /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"))
  );
}

const killOnce = (signal: NodeJS.Signals): OnStart => {
  let isDone = false;
  return (pid) => {
    if (!isDone) process.kill(pid, signal);
    isDone = true;
  };
};

describe("a decoding child", () => {
  test.each(["SIGSEGV", "SIGKILL"] as const)(
    "that dies of %s is not noticed",
    async (signal) => {
      const { decode, results } = await openReady({
        onStart: killOnce(signal),
      });
      expect(await decode()).toMatchObject({ ok: true });
      expect(results).toEqual(["crashed", "made"]);
    },
  );

  test("that dies takes no other picture with it", async () => {
    const { decode, results } = await openReady({
      onStart: killOnce("SIGSEGV"),
      concurrency: 2,
    });
    const outcomes = await Promise.all([decode(), decode(), decode()]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(results.filter((result) => result === "crashed")).toHaveLength(1);
  });

  test("that hangs is killed when its time is up, and the next one works", async () => {
    const pids: number[] = [];
    const { decode, results } = await openReady({
      decodeLimitMs: 2_000,
      onStart: (pid) => {
        if (pids.push(pid) === 1) process.kill(pid, "SIGSTOP");
      },
    });
    expect(await decode()).toEqual({ ok: false, fault: "unreadable_image" });
    expect(await decode()).toMatchObject({ ok: true });
    expect(results).toEqual(["timed_out", "made"]);
    await vi.waitFor(() => expect(isGone(pids[0] ?? 0)).toBe(true));
  });

  test("goes on working when the terminal or the init system signals everybody", async () => {
    const { decode, results } = await openReady({
      onStart: (pid) => {
        process.kill(pid, "SIGINT");
        process.kill(pid, "SIGTERM");
      },
    });
    expect(await decode()).toMatchObject({ ok: true });
    expect(results).toEqual(["made"]);
  });

  test("makes room for a fresh one after a hundred pictures", async () => {
    const pids = new Set<number>();
    const { decode } = await openReady({ onStart: (pid) => pids.add(pid) });
    for (let count = 0; count < 101; count++) await decode();
    expect(pids.size).toBe(2);
  });

  test.skipIf(process.platform !== "linux")("is told no secrets", async () => {
    let pid = 0;
    vi.stubEnv("SESSION_SECRETS", "not-for-decoders");
    onTestFinished(() => void vi.unstubAllEnvs());
    const { decode } = await openReady({
      onStart: (started) => (pid = started),
    });
    await decode();
    expect(await readFile(`/proc/${pid}/environ`, "utf8")).not.toContain(
      "not-for-decoders",
    );
  });

  test("does not outlive a parent that was killed", async () => {
    const directory = await temporaryFolder();
    const parent = spawn(process.execPath, [PARENT, PHOTO.path, directory], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [output] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(output.toString().split("\n")[0]);
    expect(isGone(pid)).toBe(false);
    parent.kill("SIGKILL");
    await vi.waitFor(() => expect(isGone(pid)).toBe(true), 10_000);
  });
});

describe("closing", () => {
  test("lets the running decode end, and leaves no child", async () => {
    const pids: number[] = [];
    const { pictures, decode } = await openReady({
      onStart: (pid) => pids.push(pid),
    });
    const running = decode();
    const waiting = decode();
    await pictures.close();
    expect(await running).toMatchObject({ ok: true });
    expect(await waiting).toEqual({ ok: false, fault: "busy" });
    expect(pids.every(isGone)).toBe(true);
    expect(counts(pictures)).toEqual([0, 0]);
  });
});

test("what decodes and what waits is counted", async () => {
  const { pictures, decode } = await openReady();
  const both = [decode(), decode()];
  expect(counts(pictures)).toEqual([1, 1]);
  await Promise.all(both);
  expect(counts(pictures)).toEqual([0, 0]);
});

function counts(pictures: Pictures): number[] {
  return [pictures.active(), pictures.waiting()];
}
