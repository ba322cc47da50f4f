import { createHash } from "node:crypto";
import type { Features } from "#app/features.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { EventKind } from "#prisma/generated/enums.ts";
import { targetFor } from "./answer.server.ts";
import type { SplashVisitor } from "./visitor.server.ts";

type Context = Pick<Services, "env" | "clock" | "log" | "metrics"> & {
  features: Pick<Features, "visitors" | "pool" | "recorder">;
};

interface VisitorAct {
  kind: EventKind;
  memeId: string;
}

/**
 * Records what a visitor did with the meme they were shown; resolves once it is committed.
 * The cookie proves the showing: without one, or for another meme, there is nothing to record.
 * @returns whether it counted
 */
export async function recordAct(
  context: Context,
  request: Request,
  { kind, memeId }: VisitorAct,
): Promise<boolean> {
  const visitor = readVisitor(context, request);
  const meme = shownMeme(context, visitor, memeId);
  if (!meme) return false;
  const at = context.clock.now();
  const { date } = context.features.visitors.zones.localDay(
    at,
    visitor.state.timeZone,
  );
  const id = actId(visitor.id, memeId, kind, date);
  const { categorySlug } = meme;
  const act = {
    id,
    kind,
    memeId,
    categorySlug,
    visitorId: visitor.id,
    at,
    dwellMs: null,
    device: visitor.device,
  };
  await context.features.recorder.acts.add(act).catch(refuseForNow);
  context.log.feature(`meme_${kind}`, { memeId, category: categorySlug });
  context.metrics.interaction(kind, categorySlug);
  return true;
}

/**
 * "Not today": nothing more until the visitor's next day begins.
 * @returns where to go on to, and the cookie that remembers it
 */
export async function skipToday(
  context: Context,
  request: Request,
  { memeId, next }: { memeId: string; next: string | undefined },
): Promise<{ target: string; cookie: string }> {
  const visitor = readVisitor(context, request);
  await recordAct(context, request, { kind: "skipped", memeId });
  const { visitors } = context.features;
  const pausedUntil = visitors.zones.nextRollOver(
    context.clock.now(),
    visitor.state.timeZone,
  );
  const preferences = {
    ...visitor.state.preferences,
    pausedUntil: new Date(pausedUntil).toISOString(),
  };
  const cookie = visitors.visitorCookie.write({
    visitorId: visitor.id,
    preferences,
  });
  return { target: targetFor(context.env, next).url, cookie };
}

/** An act is answered after it is committed. When that cannot be, the visitor is asked to try again. */
function refuseForNow(): never {
  throw new Response(null, { status: 503, headers: { "Retry-After": "5" } });
}

function readVisitor({ features }: Context, request: Request): SplashVisitor {
  return features.visitors.read(Object.fromEntries(request.headers));
}

function shownMeme(
  { features }: Context,
  visitor: SplashVisitor,
  memeId: string,
) {
  const pool = features.pool.current();
  const shown = visitor.state.seen.map(
    ({ number }) => pool.memes[pool.places.get(number) ?? -1],
  );
  return shown.find((meme) => meme?.id === memeId);
}

/** The same act twice on one day, by a double click or a retry, is the same row. A version 8 UUID of its own making. */
function actId(...parts: string[]): string {
  const hex = createHash("sha256").update(parts.join("\n")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
