import type { Verdict } from "./rate-limit-answer.ts";

/** One limit: how many within a sliding window, counted for whom. */
export interface Limit {
  /** Limits with the same name share one count, so that a promotion does not begin a new one. */
  counter: string;
  windowSeconds: number;
  limit: number;
  /** What the caller's key names. An `address` goes through `addressKey` first. */
  key:
    | "visitor"
    | "address"
    | "person"
    | "account"
    | "account and address"
    | "token";
}

const MINUTE = 60;
const HOUR = 3600;

/** Every limit there is. */
export const LIMITS = {
  page_view: {
    counter: "page_view",
    limit: 120,
    windowSeconds: MINUTE,
    key: "visitor",
  },
  page_view_address: {
    counter: "page_view_address",
    limit: 1200,
    windowSeconds: MINUTE,
    key: "address",
  },
  // A page of one's own pictures brings many of them, and each is looked up for its owner alone.
  own_picture: {
    counter: "own_picture",
    limit: 1200,
    windowSeconds: MINUTE,
    key: "visitor",
  },
  own_picture_address: {
    counter: "own_picture_address",
    limit: 6000,
    windowSeconds: MINUTE,
    key: "address",
  },
  events: {
    counter: "events",
    limit: 100,
    windowSeconds: MINUTE,
    key: "visitor",
  },
  preferences_read: {
    counter: "preferences_read",
    limit: 30,
    windowSeconds: MINUTE,
    key: "visitor",
  },
  preferences_write: {
    counter: "preferences_write",
    limit: 20,
    windowSeconds: MINUTE,
    key: "visitor",
  },
  sign_in: {
    counter: "sign_in",
    limit: 5,
    windowSeconds: MINUTE,
    key: "account and address",
  },
  sign_in_address: {
    counter: "sign_in_address",
    limit: 20,
    windowSeconds: MINUTE,
    key: "address",
  },
  // Wrong passwords, however many addresses they come from. What its owner has signed in from is not held back by it.
  sign_in_account: {
    counter: "sign_in_account",
    limit: 30,
    windowSeconds: HOUR,
    key: "account",
  },
  // All known devices of an account together: a name for one more is not one more count.
  sign_in_known: {
    counter: "sign_in_known",
    limit: 20,
    windowSeconds: MINUTE,
    key: "account",
  },
  sign_up: {
    counter: "sign_up",
    limit: 5,
    windowSeconds: HOUR,
    key: "address",
  },
  password_reset: {
    counter: "password_reset",
    limit: 3,
    windowSeconds: HOUR,
    key: "account",
  },
  upload: { counter: "upload", limit: 10, windowSeconds: HOUR, key: "person" },
  upload_from_3_approvals: {
    counter: "upload",
    limit: 20,
    windowSeconds: HOUR,
    key: "person",
  },
  upload_from_20_approvals: {
    counter: "upload",
    limit: 50,
    windowSeconds: HOUR,
    key: "person",
  },
  upload_by_moderator: {
    counter: "upload",
    limit: 100,
    windowSeconds: HOUR,
    key: "person",
  },
  upload_address: {
    counter: "upload_address",
    limit: 60,
    windowSeconds: HOUR,
    key: "address",
  },
  import: { counter: "import", limit: 10, windowSeconds: HOUR, key: "person" },
  presign: {
    counter: "presign",
    limit: 20,
    windowSeconds: HOUR,
    key: "person",
  },
  report: { counter: "report", limit: 10, windowSeconds: HOUR, key: "visitor" },
  moderation: {
    counter: "moderation",
    limit: 300,
    windowSeconds: MINUTE,
    key: "person",
  },
  analytics: {
    counter: "analytics",
    limit: 60,
    windowSeconds: MINUTE,
    key: "person",
  },
  exports: {
    counter: "exports",
    limit: 10,
    windowSeconds: HOUR,
    key: "person",
  },
  token_minute: {
    counter: "token_minute",
    limit: 60,
    windowSeconds: MINUTE,
    key: "token",
  },
  token_hour: {
    counter: "token_hour",
    limit: 1000,
    windowSeconds: HOUR,
    key: "token",
  },
} as const satisfies Record<string, Limit>;

export type LimitedAction = keyof typeof LIMITS;

export interface RateLimiter {
  /** Counts one when it is allowed; a refused one costs nothing. Never throws and never waits more than 50 ms for Redis. */
  take(action: LimitedAction, key: string): Promise<Verdict>;
  /** Whether one more would be allowed, without counting it; as quick. */
  look(action: LimitedAction, key: string): Promise<Verdict>;
  /** Takes several in turn up to the first refusal. The verdict is that refusal, else the one with the least left. */
  takeAll(
    first: [LimitedAction, string],
    ...others: [LimitedAction, string][]
  ): Promise<Verdict>;
  /** The same within this process alone, at once: for what is asked too often for a round trip. */
  takeLocal(action: LimitedAction, key: string): Verdict;
  close(): void;
}

/** What a counter says after it was asked for one more. */
export interface Count {
  allowed: boolean;
  /** Within the window, this one included when it was allowed. */
  used: number;
  /** Until the oldest one stops counting. */
  resetMs: number;
}

/**
 * Where counts live; `rate-store-contract.ts` tests every implementation. A window is cut into slots, and all slots that it
 * touches count whole: in no window, wherever it begins, are more allowed than the limit, and none is held back for more than
 * a sixtieth of the window longer than it had to be.
 */
export interface RateStore {
  take(limit: Limit, key: string): Promise<Count>;
  /** What `take` would say, but for the one that it would count. */
  look(limit: Limit, key: string): Promise<Count>;
}

/** Slots in a window. */
export const SLOTS = 60;
