import type { Env } from "#app/platform/env.server.ts";
import type { Logs } from "#app/platform/logs.server.ts";
import { openDecodeCrew, type DecodeEvent } from "./decode-crew.server.ts";
import { openDecodePool } from "./decode-pool.server.ts";
import {
  DECODE_LIMIT_SECONDS,
  type AnimationMade,
  type DecodeAnswer,
  type SizePlan,
  type Source,
  type StillsMade,
} from "./decode-tasks.ts";
import type { Outcome } from "./faults.ts";
import { inspectFile, type Inspection } from "./header.server.ts";
import { pictureLimits, type PictureLimits } from "./limits.ts";

export interface StillsRequest<Size extends string> {
  source: Source;
  sizes: readonly SizePlan<Size>[];
  directory: string;
  background?: boolean;
}

export interface AnimationRequest<Size extends string> extends Pick<
  SizePlan<Size>,
  "size" | "box"
> {
  source: Source;
  directory: string;
}

/** Everything Mingus does with the bytes of pictures. Expected trouble is a fault in the outcome; nothing here throws it. */
export interface Pictures {
  readonly limits: PictureLimits;
  /** Judges a file by its size, first bytes and header, in this process; decodes nothing. */
  inspect(path: string): Promise<Outcome<Inspection>>;
  /**
   * Decodes once in a child and writes every size and format of the first frame into `directory`. The sizes stand
   * largest first. Work in the background lets all other work pass.
   */
  encodeStills<Size extends string>(
    request: StillsRequest<Size>,
  ): Promise<Outcome<StillsMade<Size>>>;
  /** Writes one animated WebP of all frames into `directory`. */
  encodeAnimation<Size extends string>(
    request: AnimationRequest<Size>,
  ): Promise<Outcome<AnimationMade<Size>>>;
  /** Pictures being decoded now, and pictures waiting for that. */
  active(): number;
  waiting(): number;
  /** Lets running decodes end, answers `busy` to waiting ones; no child is left when it resolves. */
  close(): Promise<void>;
}

export interface PicturesNeeds {
  env: Pick<
    Env,
    | "MAX_IMAGE_BYTES"
    | "MAX_IMAGE_PIXELS"
    | "MAX_IMAGE_SIDE"
    | "MAX_IMAGE_FRAMES"
    | "DECODE_CONCURRENCY"
    | "DECODE_QUEUE"
  >;
  log?: Pick<Logs, "warn">;
  /** Told of every decode, for metrics. */
  observe?(event: DecodeEvent): void;
  /** For tests that make a child hang. */
  decodeLimitMs?: number;
}

/** Opens the pool of decoding children; the first one starts with the first picture. */
export function openPictures({
  env,
  log,
  observe,
  decodeLimitMs = DECODE_LIMIT_SECONDS * 1000,
}: PicturesNeeds): Pictures {
  const limits = pictureLimits(env);
  const crew = openDecodeCrew({
    limitMs: decodeLimitMs,
    observe(event) {
      observe?.(event);
      const isNews = event.kind === "ended" && event.result !== "made";
      if (isNews) log?.warn("decode_failed", { ...event });
    },
  });
  const pool = openDecodePool(crew, {
    concurrency: env.DECODE_CONCURRENCY,
    queue: env.DECODE_QUEUE,
  });

  return {
    limits,
    inspect: (path) => inspectFile(path, limits),
    encodeStills: async <Size extends string>({
      background,
      ...request
    }: StillsRequest<Size>) =>
      outcome<StillsMade<Size>>(
        await pool.run({ kind: "stills", ...request, limits }, { background }),
      ),
    encodeAnimation: async <Size extends string>(
      request: AnimationRequest<Size>,
    ) =>
      outcome<AnimationMade<Size>>(
        await pool.run({ kind: "animation", ...request, limits }),
      ),
    active: pool.active,
    waiting: pool.waiting,
    close: pool.close,
  };
}

/** A child answers a task with what that task makes, under the names it was given; no type can follow it there. */
function outcome<Made extends StillsMade | AnimationMade>(
  answer: DecodeAnswer,
): Outcome<Made> {
  if (answer.kind === "failed") return { ok: false, fault: answer.fault };
  return { ok: true, ...(answer.made as Made) };
}
