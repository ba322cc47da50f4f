import fc from "fast-check";
import { expect, test } from "vitest";
import { createZoneClock } from "./local-day.server.ts";

const HOUR_MS = 60 * 60 * 1000;
const clock = createZoneClock();
const dateAt = (moment: string, timeZone: string) =>
  clock.localDay(Date.parse(moment), timeZone).date;

test.each([
  ["Europe/Madrid", "2026-11-20T01:59:59Z", "2026-11-19", "2026-11-20"],
  [
    "Asia/Kathmandu, +05:45",
    "2026-11-20T21:14:59Z",
    "2026-11-20",
    "2026-11-21",
  ],
  [
    "America/St_Johns, -03:30",
    "2026-01-10T06:29:59Z",
    "2026-01-09",
    "2026-01-10",
  ],
  [
    "Pacific/Kiritimati, +14:00",
    "2026-11-20T12:59:59Z",
    "2026-11-20",
    "2026-11-21",
  ],
  [
    "Pacific/Pago_Pago, -11:00",
    "2026-11-20T13:59:59Z",
    "2026-11-19",
    "2026-11-20",
  ],
  [
    "Europe/Madrid, the morning clocks go forward",
    "2026-03-29T00:59:59Z",
    "2026-03-28",
    "2026-03-29",
  ],
  [
    "Europe/Madrid, the morning clocks go back",
    "2026-10-25T01:59:59Z",
    "2026-10-24",
    "2026-10-25",
  ],
  [
    "Europe/Athens, where 03:00 is skipped",
    "2026-03-29T00:59:59Z",
    "2026-03-28",
    "2026-03-29",
  ],
  [
    "Europe/Athens, where 03:00 comes twice",
    "2026-10-24T23:59:59Z",
    "2026-10-24",
    "2026-10-25",
  ],
  [
    "America/New_York, the morning clocks go forward",
    "2026-03-08T06:59:59Z",
    "2026-03-07",
    "2026-03-08",
  ],
  [
    "America/New_York, the morning clocks go back",
    "2026-11-01T07:59:59Z",
    "2026-10-31",
    "2026-11-01",
  ],
  [
    "Australia/Lord_Howe, going back half an hour",
    "2026-04-04T16:29:59Z",
    "2026-04-04",
    "2026-04-05",
  ],
  [
    "Australia/Lord_Howe, going forward half an hour",
    "2026-10-03T15:59:59Z",
    "2026-10-03",
    "2026-10-04",
  ],
  [
    "Pacific/Chatham, set back across 03:00",
    "2026-04-04T13:14:59Z",
    "2026-04-04",
    "2026-04-05",
  ],
  [
    "Antarctica/Troll, going back two hours",
    "2026-10-25T02:59:59Z",
    "2026-10-24",
    "2026-10-25",
  ],
])("in %s the day turns right after %s", (place, lastMoment, before, after) => {
  const timeZone = place.split(",", 1)[0] ?? "";
  const last = Date.parse(lastMoment) + 999;
  expect(clock.localDay(last, timeZone).date).toBe(before);
  expect(clock.localDay(last + 1, timeZone).date).toBe(after);
  expect(clock.nextRollOver(last - HOUR_MS, timeZone)).toBe(last + 1);
});

test("clocks set back across 03:00 do not bring yesterday back", () => {
  expect(dateAt("2026-04-04T14:10:00Z", "Pacific/Chatham")).toBe("2026-04-05");
});

test("the day that Samoa skipped lasts three hours: from midnight to the roll-over", () => {
  expect(dateAt("2011-12-30T09:59:59Z", "Pacific/Apia")).toBe("2011-12-29");
  expect(dateAt("2011-12-30T12:59:59Z", "Pacific/Apia")).toBe("2011-12-30");
  expect(dateAt("2011-12-30T13:00:00Z", "Pacific/Apia")).toBe("2011-12-31");
});

test("a day has its number and weekday", () => {
  expect(clock.localDay(Date.parse("2026-11-20T12:00:00Z"), "UTC")).toEqual({
    day: 20_777,
    weekday: 5,
    date: "2026-11-20",
  });
  expect(
    clock.localDay(Date.parse("1969-12-28T12:00:00Z"), "UTC"),
  ).toMatchObject({ day: -4, weekday: 0 });
});

test("an unknown zone is not known and counts as UTC", () => {
  for (const name of [
    "Nowhere/Land",
    "",
    "x".repeat(10_000),
    "Europe/Madrid\u0000",
  ]) {
    expect(clock.knows(name)).toBe(false);
    expect(clock.localDay(Date.parse("2026-11-20T03:00:00Z"), name).date).toBe(
      "2026-11-20",
    );
  }
});

const ZONES = [
  "Europe/Madrid",
  "America/New_York",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Africa/Cairo",
];
const instants = fc.integer({
  min: Date.parse("2020-01-01"),
  max: Date.parse("2030-01-01"),
});

test("the day is the calendar's, and before 03:00 the one before", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instants, (timeZone, now) => {
      const wall = new Intl.DateTimeFormat("sv-SE", {
        timeZone,
        dateStyle: "short",
        timeStyle: "medium",
      }).format(now);
      const [date = "", time = ""] = wall.split(" ");
      const day = Date.parse(date) / (24 * HOUR_MS) - (time < "03" ? 1 : 0);
      expect(clock.localDay(now, timeZone).day, wall).toBe(day);
    }),
    { seed: 4, numRuns: 2000 },
  );
});

test("days never go backwards, and the next roll-over begins the next one", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES, "Pacific/Chatham", "Antarctica/Troll"),
      instants,
      (timeZone, now) => {
        const { day } = clock.localDay(now, timeZone);
        const next = clock.nextRollOver(now, timeZone);
        expect(clock.localDay(next - 1, timeZone).day).toBe(day);
        expect(clock.localDay(next, timeZone).day).toBe(day + 1);
        expect(
          clock.localDay(now + HOUR_MS, timeZone).day,
        ).toBeGreaterThanOrEqual(day);
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});
