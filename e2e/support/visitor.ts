import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import {
  preferencesSchema,
  type Preferences,
} from "#app/splash/preferences.ts";
import {
  createSeenCookie,
  createVisitorId,
  type SeenState,
} from "#app/splash/seen.server.ts";
import { createVisitorCookie } from "#app/splash/visitor-cookie.server.ts";
import { ZONE_COOKIE } from "#app/splash/visitor-zone.ts";
import { ask } from "#test/app/browser-request.ts";
import type { JourneyApp } from "./before-all.ts";
import { SHOWN, type ShownName } from "./memes.ts";

const NOON = 12;

/** What a test may do to a visitor besides using their browser: all of it by the app's own signed cookies. */
export interface JourneyVisitor {
  /** Asks for one of the journeys' memes. */
  wants(name: ShownName): Promise<void>;
  prefers(preferences: Partial<Preferences>): Promise<void>;
  /** What the browser remembers of showings. Null before the first. */
  seen(): Promise<SeenState | null>;
  /** Makes the last showing so much older. */
  letPass(minutes: number): Promise<void>;
}

/** A visitor for whom it is noon, so that no day ends within the test. */
export async function openVisitor({
  app,
  context,
}: {
  app: JourneyApp;
  context: BrowserContext;
}): Promise<JourneyVisitor> {
  const { seenCookie, visitorCookie } = await cookiesOf(app);
  const add = (name: string, value: string) =>
    context.addCookies([{ name, value, url: app.url }]);
  await add(ZONE_COOKIE, zoneAtNoon(Date.now()));

  async function seen(): Promise<SeenState | null> {
    const cookies = await context.cookies(app.url);
    const pairs = cookies.map(({ name, value }) => `${name}=${value}`);
    return seenCookie.read(pairs.join("; "));
  }

  async function prefers(wanted: Partial<Preferences>): Promise<void> {
    const visitor = {
      visitorId: createVisitorId(),
      preferences: preferencesSchema.parse(wanted),
    };
    await add(visitorCookie.name, valueOf(visitorCookie.write(visitor)));
  }

  return {
    seen,
    prefers,
    wants: (name) => prefers({ categories: [SHOWN[name].category] }),
    async letPass(minutes) {
      const state = await seen();
      if (!state) throw new Error("nothing was shown yet");
      const lastShownAt = state.lastShownAt - minutes * 60_000;
      const older = seenCookie.write({ ...state, lastShownAt });
      await add(seenCookie.name, valueOf(older));
    },
  };
}

/** The page as somebody new sees it who wants this category, without a browser. */
export async function splashFor(
  app: JourneyApp,
  category: string,
): Promise<string> {
  const { visitorCookie } = await cookiesOf(app);
  const visitorId = createVisitorId();
  const preferences = preferencesSchema.parse({ categories: [category] });
  const cookie = visitorCookie.write({ visitorId, preferences });
  const headers = { Cookie: cookie.slice(0, cookie.indexOf(";")) };
  return (await ask(app, "/", { headers })).body;
}

async function cookiesOf({ dataDir, url }: JourneyApp) {
  const path = join(dataDir, "secrets.json");
  const kept = JSON.parse(await readFile(path, "utf8")) as {
    SESSION_SECRETS: string;
  };
  const settings = { secrets: [kept.SESSION_SECRETS], baseUrl: url };
  return {
    seenCookie: createSeenCookie(settings),
    visitorCookie: createVisitorCookie(settings),
  };
}

/** The value alone of a `Set-Cookie`. */
function valueOf(setCookie: string): string {
  return setCookie.slice(setCookie.indexOf("=") + 1, setCookie.indexOf(";"));
}

/** The names count west of Greenwich. */
function zoneAtNoon(now: number): string {
  const hoursWest = new Date(now).getUTCHours() - NOON;
  const sign = hoursWest > 0 ? "+" : "";
  return hoursWest === 0 ? "Etc/GMT" : `Etc/GMT${sign}${hoursWest}`;
}
