import type { Timer } from "#app/platform/outward/timer.ts";

/** A timer whose time passes when a test says so, and never else. */
export interface HandTimer extends Timer {
  /** Lets the time pass and rings what is due. */
  advance(ms: number): void;
}

export function createHandTimer(): HandTimer {
  const alarms = new Set<{ due: number; ring: () => void }>();
  let now = 0;
  return {
    now: () => now,
    after(ms, ring) {
      const alarm = { due: now + ms, ring };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    advance(ms) {
      now += ms;
      for (const alarm of [...alarms].filter(({ due }) => due <= now)) {
        alarms.delete(alarm);
        alarm.ring();
      }
    },
  };
}
