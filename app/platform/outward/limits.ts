/** How long and how far we go for a stranger's address. How many bytes is the caller's to say. */
export interface OutwardLimits {
  /** Redirects followed; one more request than this is sent at most. */
  maxRedirects: number;
  /** For one hop to have a connection: looking the name up, TCP and TLS. */
  connectMs: number;
  /** For everything, from the call to the answer, a refusal's waiting included. */
  totalMs: number;
  /** Refusals are given at whole multiples of this, see `fetchToFile`. 0 gives them at once. */
  refusalStepMs: number;
}

export const OUTWARD_LIMITS: OutwardLimits = {
  maxRedirects: 3,
  connectMs: 5_000,
  totalMs: 20_000,
  refusalStepMs: 1_000,
};
