import { LRUCache } from "lru-cache";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { negotiateLocale } from "#app/ui/messages/negotiation.ts";
import { acceptedLanguages } from "./accept-language.ts";
import { zoneOfRegion } from "./visitor-zone.ts";

/** Browsers of one version and one place send the same; there are a few hundred in all. */
const HEADERS_REMEMBERED = 2_000;
/** What stands beyond is read by nobody. */
const HEADER_CHARACTERS = 400;

/** What an `Accept-Language` header tells of a visitor. */
export interface SpokenLanguages {
  /** The best of our languages. */
  locale: Locale;
  /** The main time zone of their region, when it has one. */
  regionZone: string | null;
}

/** Opens a memory of what headers mean: reading one takes microseconds, and every page view sends one. */
export function openSpokenLanguages(): (
  header: string | undefined,
) => SpokenLanguages {
  const remembered = new LRUCache<string, SpokenLanguages>({
    max: HEADERS_REMEMBERED,
  });
  return (header = "") => {
    const key = header.slice(0, HEADER_CHARACTERS);
    const known = remembered.get(key);
    if (known) return known;
    const regionZone = zoneOfRegion(acceptedLanguages(key));
    const spoken = { locale: negotiateLocale(key), regionZone };
    remembered.set(key, spoken);
    return spoken;
  };
}
