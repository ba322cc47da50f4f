/** Why a way through Google ended without anything done, with the HTTP status of the page that says so. */
export const GOOGLE_REFUSALS = {
  /** The person said no at Google. */
  cancelled: 403,
  /** It did not begin in this browser, began too long ago, or was used already. */
  stale: 400,
  /** Google's answer does not prove anything. */
  failed: 403,
  /** Google does not answer, or not in time. */
  away: 503,
  /** Google has not checked that the address belongs to the person. */
  unverified: 403,
  /** An account has the address, and nobody has shown there that it is theirs. */
  password_first: 403,
  /** Connecting: this Google account opens somebody else's account already. */
  taken: 403,
  /** Connecting: another person is signed in now than at the beginning. */
  other_person: 403,
  /** The account was deleted. */
  closed: 403,
} as const satisfies Record<string, number>;

export type GoogleRefusal = keyof typeof GOOGLE_REFUSALS;

/** What somebody goes to Google for. */
export const GOOGLE_PURPOSES = ["sign_in", "connect"] as const;
export type GooglePurpose = (typeof GOOGLE_PURPOSES)[number];
