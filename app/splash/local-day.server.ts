import { LRUCache } from "lru-cache";
import { isTimeZone } from "#app/platform/time-zones.ts";
import { firstMoment, measureOffsets, type Offsets } from "./zone-offsets.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A visitor's day begins at 03:00 on their clock: what is seen at one in the morning belongs to the evening before. */
export const ROLL_OVER_MS = 3 * 60 * 60 * 1000;

/** More than there are zones, so that odd spellings push out nothing that is in use. */
const MAX_ZONES = 1000;
const MAX_DAYS = 500;
const MAX_ZONE_NAME_LENGTH = 64;

export interface LocalDay {
  /** Days from 1970-01-01 to the date on the visitor's calendar. */
  readonly day: number;
  /** 0 Sunday .. 6 Saturday. */
  readonly weekday: number;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** Tells which day it is where somebody is. Times are milliseconds since the epoch; an unknown zone counts as UTC. */
export interface ZoneClock {
  knows(timeZone: string): boolean;
  localDay(now: number, timeZone: string): LocalDay;
  /** The first moment after `now` that belongs to a later day. */
  nextRollOver(now: number, timeZone: string): number;
}

/**
 * Opens a clock that remembers the offsets of zones for the UTC days it is asked about: `Intl` takes tens of
 * microseconds to tell one.
 */
export function createZoneClock(): ZoneClock {
  const zones = new LRUCache<
    string,
    { known: boolean; days: Map<number, Offsets> }
  >({ max: MAX_ZONES });

  function zoneOf(timeZone: string) {
    const remembered = zones.get(timeZone);
    if (remembered) return remembered;
    const known =
      timeZone.length <= MAX_ZONE_NAME_LENGTH && isTimeZone(timeZone);
    const zone = { known, days: new Map<number, Offsets>() };
    if (timeZone.length <= MAX_ZONE_NAME_LENGTH) zones.set(timeZone, zone);
    return zone;
  }

  function offsetsAt(now: number, timeZone: string): Offsets {
    const { known, days } = zoneOf(timeZone);
    const utcDay = Math.floor(now / DAY_MS);
    const remembered = days.get(utcDay);
    if (remembered) return remembered;
    const offsets = measureOffsets(utcDay, known ? timeZone : "UTC");
    if (days.size >= MAX_DAYS) days.clear();
    days.set(utcDay, offsets);
    return offsets;
  }

  const calendar = new Map<number, LocalDay>();

  function calendarDay(day: number): LocalDay {
    const remembered = calendar.get(day);
    if (remembered) return remembered;
    const weekday = (((day + 4) % 7) + 7) % 7;
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (calendar.size >= MAX_DAYS) calendar.clear();
    calendar.set(day, { day, weekday, date });
    return { day, weekday, date };
  }

  const dayAt = (now: number, timeZone: string) =>
    dayNumber(now, offsetsAt(now, timeZone));

  return {
    knows: (timeZone) => zoneOf(timeZone).known,
    localDay: (now, timeZone) => calendarDay(dayAt(now, timeZone)),
    nextRollOver(now, timeZone) {
      const today = dayAt(now, timeZone);
      return firstMoment(
        now,
        now + 2 * DAY_MS,
        (moment) => dayAt(moment, timeZone) > today,
      );
    },
  };
}

function dayNumber(now: number, { before, changesAt, after }: Offsets): number {
  if (now < changesAt) return dayOnClock(now + before);
  // Clocks set back across 03:00 (Chatham Islands) must not bring yesterday back.
  return Math.max(dayOnClock(now + after), dayOnClock(changesAt - 1 + before));
}

function dayOnClock(wallClock: number): number {
  return Math.floor((wallClock - ROLL_OVER_MS) / DAY_MS);
}
