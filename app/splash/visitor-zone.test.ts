import { expect, test } from "vitest";
import { isTimeZone } from "#app/platform/time-zones.ts";
import { REGION_ZONES } from "./region-zones.ts";
import {
  resolveTimeZone,
  zoneOfRegion,
  type ZoneHints,
} from "./visitor-zone.ts";

const HINTS: ZoneHints = {
  profile: "Asia/Tokyo",
  cookie: "Europe/Paris",
  region: "Europe/Madrid",
  site: "America/Lima",
};
const resolve = (hints: Partial<ZoneHints>) =>
  resolveTimeZone({ knows: isTimeZone }, { ...HINTS, ...hints });

test("the profile comes before the cookie, the cookie before the region, the region before the site", () => {
  expect(resolve({})).toBe("Asia/Tokyo");
  expect(resolve({ profile: null })).toBe("Europe/Paris");
  expect(resolve({ profile: null, cookie: null })).toBe("Europe/Madrid");
  expect(resolve({ profile: null, cookie: null, region: null })).toBe(
    "America/Lima",
  );
});

test("a zone that does not exist is passed over", () => {
  expect(resolve({ profile: "Nowhere/Land", cookie: "<script>" })).toBe(
    "Europe/Madrid",
  );
});

test("the first region with one main zone counts", () => {
  expect(zoneOfRegion(["en-US", "en", "fr-FR"])).toBe("Europe/Paris");
  expect(zoneOfRegion(["zh-Hant-TW"])).toBe("Asia/Taipei");
  expect(zoneOfRegion(["en-us", "pt-BR"])).toBeNull();
  expect(zoneOfRegion([])).toBeNull();
});

test("every zone of the table exists", () => {
  expect(
    Object.values(REGION_ZONES).filter((zone) => !isTimeZone(zone)),
  ).toEqual([]);
});
