import { REGION_ZONES } from "./region-zones.ts";

/** The cookie in which the page's module leaves what `Intl` says. Unsigned: it decides nothing but the hour of the roll-over. */
export const ZONE_COOKIE = "mingus_zone";

export interface ZoneHints {
  /** The visitor's own choice, from the preferences or the account. */
  profile: string | null;
  /** The value of the zone cookie. */
  cookie: string | null;
  /** The main zone of the region their languages name. */
  region: string | null;
  /** The site's zone: the answer when nothing else is known. */
  site: string;
}

/** Where the visitor is: the first hint that names a zone this runtime knows. */
export function resolveTimeZone(
  zones: { knows(timeZone: string): boolean },
  hints: ZoneHints,
): string {
  if (hints.profile && zones.knows(hints.profile)) return hints.profile;
  if (hints.cookie && zones.knows(hints.cookie)) return hints.cookie;
  return hints.region ?? hints.site;
}

/** The zone of the first region that has a main one; null when no tag names such a region. */
export function zoneOfRegion(languages: readonly string[]): string | null {
  for (const tag of languages) {
    const region = /-([a-z]{2})(?:-|$)/i.exec(tag)?.[1]?.toUpperCase();
    const zone =
      region && Object.hasOwn(REGION_ZONES, region)
        ? REGION_ZONES[region]
        : undefined;
    if (zone) return zone;
  }
  return null;
}
