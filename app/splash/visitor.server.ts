import type { IncomingHttpHeaders } from "node:http";
import { readCookie } from "#app/platform/cookies.ts";
import type { Env } from "#app/platform/env.server.ts";
import { negotiateLocale } from "#app/ui/messages/negotiation.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { DeviceClass } from "#prisma/generated/enums.ts";
import type { ZoneClock } from "./local-day.server.ts";
import type { VisitorState } from "./predicates.ts";
import { DEFAULT_PREFERENCES } from "./preferences.ts";
import {
  createSeenCookie,
  createVisitorId,
  type SeenCookie,
} from "./seen.server.ts";
import { openSpokenLanguages } from "./spoken-languages.server.ts";
import {
  createVisitorCookie,
  type VisitorCookie,
} from "./visitor-cookie.server.ts";
import { resolveTimeZone, ZONE_COOKIE } from "./visitor-zone.ts";

/** Somebody who opens the page, as their browser tells it. */
export interface SplashVisitor {
  id: string;
  state: VisitorState & { locale: Locale };
  device: DeviceClass;
}

export interface Visitors {
  seenCookie: SeenCookie;
  visitorCookie: VisitorCookie;
  zones: ZoneClock;
  /** Reads cookies and languages. Anything forged or broken is as if it were not there. */
  read(headers: IncomingHttpHeaders): SplashVisitor;
}

export function openVisitors({
  env,
  zones,
}: {
  env: Env;
  zones: ZoneClock;
}): Visitors {
  const settings = { secrets: env.SESSION_SECRETS, baseUrl: env.BASE_URL };
  const seenCookie = createSeenCookie(settings);
  const visitorCookie = createVisitorCookie(settings);
  const spokenIn = openSpokenLanguages();
  return {
    seenCookie,
    visitorCookie,
    zones,
    read(headers) {
      const seen = seenCookie.read(headers.cookie);
      const visitor = visitorCookie.read(headers.cookie);
      const preferences = visitor?.preferences ?? DEFAULT_PREFERENCES;
      const id = visitor?.visitorId ?? seen?.visitorId;
      const spoken = spokenIn(headers["accept-language"]);
      const timeZone = resolveTimeZone(zones, {
        profile: preferences.timeZone,
        cookie: readCookie(headers.cookie, ZONE_COOKIE),
        region: spoken.regionZone,
        site: env.SITE_TIME_ZONE,
      });
      return {
        id: id ?? createVisitorId(),
        device: deviceClass(headers),
        state: {
          preferences,
          timeZone,
          locale: preferences.language
            ? negotiateLocale(headers["accept-language"], preferences.language)
            : spoken.locale,
          lastShownAt: seen?.lastShownAt ?? null,
          seen: seen?.seen ?? [],
        },
      };
    },
  };
}

/** A class is all that is kept of a browser's name. */
function deviceClass(headers: IncomingHttpHeaders): DeviceClass {
  const userAgent = headers["user-agent"] ?? "";
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return "tablet";
  if (/Mobi|iPhone/.test(userAgent)) return "phone";
  return /Windows|Macintosh|X11|CrOS/.test(userAgent) ? "desktop" : "other";
}
