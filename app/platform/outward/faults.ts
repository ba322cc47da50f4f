import type { ErrorCode } from "#app/platform/errors.ts";

/** Why nothing was fetched: for our log alone. Outside, `outsideCode` makes one word of them. */
export const OUTWARD_FAULTS = {
  bad_url: "the text is no http or https URL",
  blocked_url: "the URL carries a name or a password, or another port",
  blocked_address: "an address of the name is not on the public internet",
  unknown_name: "the name has no address",
  unreachable: "nobody answers there, or not with a certificate of that name",
  timed_out: "too slow",
  too_many_redirects: "sent on once too often",
  bad_redirect: "sent on to nowhere, or from https to http",
  not_found: "404 or 410",
  bad_status: "any other answer than 200",
  broken_answer: "the answer is not HTTP, or broke off",
  too_large: "more bytes than asked for",
  empty: "200 and no bytes",
  aborted: "the caller no longer wants it",
} as const;

export type OutwardFault = keyof typeof OUTWARD_FAULTS;

/**
 * What the outside is told. Text that is no URL is a mistake in a form (400). All else is one and the same refusal, so that
 * nobody learns from us what there is behind an address.
 */
export function outsideCode(fault: OutwardFault): ErrorCode {
  return fault === "bad_url" ? "bad_form" : "import_refused";
}

/** Ends a fetch from anywhere inside this folder. Never leaves it: `fetchToFile` answers with its fault. */
export class OutwardStop extends Error {
  readonly fault: OutwardFault;

  constructor(fault: OutwardFault, options?: ErrorOptions) {
    super(OUTWARD_FAULTS[fault], options);
    this.fault = fault;
  }
}
