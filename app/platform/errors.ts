/**
 * Every code that an error may carry to the outside, with its HTTP status and the words used when the caller has none better.
 * The codes are a contract; what a person reads on a page is chosen where the page is made.
 */
export const ERRORS = {
  bad_form: { status: 400, message: "Some fields could not be read." },
  unauthenticated: { status: 401, message: "Please sign in first." },
  forbidden: { status: 403, message: "Your role does not allow this." },
  csrf: {
    status: 403,
    message: "This request did not come from our own pages.",
  },
  not_found: { status: 404, message: "There is nothing here." },
  method_not_allowed: {
    status: 405,
    message: "This address does not answer that method.",
  },
  conflict: {
    status: 409,
    message: "Somebody was faster: this has already changed.",
  },
  too_large: { status: 413, message: "This is too large." },
  unsupported_type: {
    status: 415,
    message: "This type of file is not accepted.",
  },
  misdirected: {
    status: 421,
    message: "This server does not answer for that host.",
  },
  unreadable_image: {
    status: 422,
    message: "The picture is damaged and cannot be read.",
  },
  too_many_pixels: { status: 422, message: "The picture has too many pixels." },
  too_long_side: {
    status: 422,
    message: "The picture is too wide or too tall.",
  },
  too_many_frames: {
    status: 422,
    message: "The animation has too many frames.",
  },
  forbidden_term: {
    status: 422,
    message: "A word in this text is not allowed.",
  },
  import_refused: {
    status: 422,
    message: "We could not import from that address.",
  },
  rate_limited: {
    status: 429,
    message: "Too many requests. Please wait a moment.",
  },
  internal: { status: 500, message: "Something went wrong on our side." },
  busy: {
    status: 503,
    message: "We are too busy right now. Please try again soon.",
  },
} as const;

export type ErrorCode = keyof typeof ERRORS;

export interface ErrorBody {
  error: {
    code: ErrorCode;
    message: string;
    requestId: string;
    /** What is wrong with each field, by the field's name. */
    fields?: Readonly<Record<string, string>>;
  };
}

export interface ErrorDetails {
  message?: string;
  fields?: Readonly<Record<string, string>>;
}

/** The JSON body of a refusal or failure. `message` is shown to people: never a library's text, a path or a host name. */
export function errorBody(
  code: ErrorCode,
  requestId: string,
  details: ErrorDetails = {},
): ErrorBody {
  return {
    error: { code, message: ERRORS[code].message, requestId, ...details },
  };
}

const CODES = Object.keys(ERRORS) as ErrorCode[];

/** The code whose status is this one; else the general one of its class. */
export function codeOf(status: number): ErrorCode {
  const general = status < 500 ? "bad_form" : "internal";
  return CODES.find((code) => ERRORS[code].status === status) ?? general;
}
