const DAY_MS = 24 * 60 * 60 * 1000;

/** The offsets from UTC within one UTC day, in milliseconds. `changesAt` is Infinity on all but two days of a year. */
export interface Offsets {
  before: number;
  changesAt: number;
  after: number;
}

/** Measures at both ends of a UTC day (days since the epoch); where they differ, the moment of change is searched between. */
export function measureOffsets(utcDay: number, timeZone: string): Offsets {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    timeZoneName: "longOffset",
  });
  const [start, end] = [utcDay * DAY_MS, (utcDay + 1) * DAY_MS];
  const before = offsetAt(format, start);
  const after = offsetAt(format, end);
  if (before === after) return { before, changesAt: Infinity, after };
  const changesAt = firstMoment(
    start,
    end,
    (moment) => offsetAt(format, moment) !== before,
  );
  return { before, changesAt, after };
}

/** Reads "11/20/2026, GMT+05:45"; seconds appear in offsets of long ago. */
function offsetAt(format: Intl.DateTimeFormat, moment: number): number {
  const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(
    format.format(moment),
  );
  const [, sign, hours = 0, minutes = 0, seconds = 0] = match ?? [];
  const size =
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -size : size;
}

/** The first millisecond in (low, high] for which the test holds; it must hold from there on. */
export function firstMoment(
  low: number,
  high: number,
  holds: (moment: number) => boolean,
): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
