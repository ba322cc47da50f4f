import { LRUCache } from "lru-cache";
import type { Clock } from "./clock.ts";
import {
  SLOTS,
  type Count,
  type Limit,
  type RateStore,
} from "./rate-limits.server.ts";

/** Keys one counter remembers; beyond, the ones not seen for longest are forgotten. Counters don't push out each other's. */
const MAX_KEYS = 20_000;

interface Window {
  used: number;
  /** Slots that have any, oldest first: number of the slot, count. */
  slots: { slot: number; count: number }[];
}

export interface MemoryRateStore extends RateStore {
  /** As `take`, at once. */
  takeNow(limit: Limit, key: string): Count;
  /** As `look`, at once. */
  lookNow(limit: Limit, key: string): Count;
  /** Counts one that was allowed elsewhere. */
  record(limit: Limit, key: string): void;
}

/** Counts in this process: what takes Redis's place when there is none, or none that answers. */
export function openMemoryRateStore(clock: Clock): MemoryRateStore {
  const counters = new Map<string, LRUCache<string, Window>>();

  function windowOf({ counter }: Limit, key: string): Window {
    let windows = counters.get(counter);
    if (!windows)
      counters.set(counter, (windows = new LRUCache({ max: MAX_KEYS })));
    let window = windows.get(key);
    if (!window) windows.set(key, (window = { used: 0, slots: [] }));
    return window;
  }

  /** Every page view passes here: the window is looked up once. */
  function takeNow(limit: Limit, key: string): Count {
    const now = clock.now();
    const window = windowOf(limit, key);
    const count = countAt(limit, window, now);
    if (!count.allowed) return count;
    add(limit, window, now);
    count.used += 1;
    return count;
  }

  const lookNow = (limit: Limit, key: string) =>
    countAt(limit, windowOf(limit, key), clock.now());

  return {
    ...{ takeNow, lookNow },
    record: (limit, key) => add(limit, windowOf(limit, key), clock.now()),
    take: async (limit, key) => takeNow(limit, key),
    look: async (limit, key) => lookNow(limit, key),
  };
}

function countAt(limit: Limit, window: Window, now: number): Count {
  const current = slotAt(limit, now);
  moveTo(window, current);
  const oldest = window.slots[0]?.slot ?? current;
  const resetMs = (oldest + SLOTS + 1) * slotMs(limit) - now;
  return { allowed: window.used < limit.limit, used: window.used, resetMs };
}

function add(limit: Limit, window: Window, now: number): void {
  const slot = slotAt(limit, now);
  const last = window.slots.at(-1);
  if (last?.slot === slot) last.count += 1;
  else window.slots.push({ slot, count: 1 });
  window.used += 1;
}

const slotMs = ({ windowSeconds }: Limit) => (windowSeconds * 1000) / SLOTS;
const slotAt = (limit: Limit, now: number) => Math.floor(now / slotMs(limit));

/** Forgets the slots that the window has left behind. */
function moveTo(window: Window, current: number): void {
  const ahead = (window.slots.at(-1)?.slot ?? current) - current;
  // The clock was set back: what was counted keeps its age, so that nobody waits for longer than a window.
  if (ahead > 0) for (const slot of window.slots) slot.slot -= ahead;
  while (window.slots[0] && window.slots[0].slot < current - SLOTS) {
    window.used -= window.slots.shift()?.count ?? 0;
  }
}
