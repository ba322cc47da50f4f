import { ERRORS, type ErrorCode } from "#app/platform/errors.ts";

/** What came back from the server. Status 0: nothing did. */
export interface RawAnswer {
  status: number;
  /** The header, in seconds. */
  retryAfter: string | null;
  body: string;
}

/** Why a picture waits although it was sent. */
export type PauseReason = "offline" | "busy" | "rate_limited" | "signed_out";

/** The meme that a picture has become, with the words that the server keeps. */
export interface KeptMeme {
  id: string;
  caption: string;
  altText: string;
  decorative: boolean;
  category: string;
  tags: string[];
}

/** What has become of a picture that was sent. */
export type Answer =
  /** `kept`: null when the server says nothing of it. */
  | { kind: "taken"; id: string; isNew: boolean; kept: KeptMeme | null }
  | { kind: "refused"; code: ErrorCode; fields: Record<string, string> }
  /** `seconds`: when the server wants to be asked again; null when it said nothing. */
  | { kind: "later"; why: PauseReason; seconds: number | null };

const PAUSES: Readonly<Record<number, PauseReason>> = {
  0: "offline",
  401: "signed_out",
  429: "rate_limited",
  502: "busy",
  503: "busy",
  504: "busy",
};
/** Of an answer that is not ours, such as a proxy's. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  403: "forbidden",
  404: "not_found",
  413: "too_large",
};

/** Reads an answer of `POST /api/v1/uploads`, whoever gave it. */
export function readAnswer(raw: RawAnswer): Answer {
  const { status } = raw;
  const why = PAUSES[status];
  const { id, error, meme } = parseBody(raw.body);
  if (why) return { kind: "later", why, seconds: secondsOf(raw.retryAfter) };
  if (status === 200 || status === 201)
    return typeof id === "string"
      ? { kind: "taken", id, isNew: status === 201, kept: readKept(meme) }
      : { kind: "refused", code: "internal", fields: {} };
  const code = isCode(error?.code) ? error.code : undefined;
  return {
    kind: "refused",
    code: code ?? CODES[status] ?? "internal",
    fields: error?.fields ?? {},
  };
}

interface Body {
  id?: unknown;
  meme?: Partial<KeptMeme> | null;
  error?: { code?: unknown; fields?: Record<string, string> };
}

function parseBody(text: string): Body {
  try {
    const body: unknown = JSON.parse(text);
    return body !== null && typeof body === "object" ? body : {};
  } catch {
    return {};
  }
}

function readKept(meme: Body["meme"]): KeptMeme | null {
  const { id, caption, altText, decorative, category, tags } = meme ?? {};
  const texts = [id, caption, altText, category];
  const isWhole = texts.every((text) => typeof text === "string");
  if (!isWhole || !Array.isArray(tags)) return null;
  return { ...(meme as KeptMeme), decorative: decorative === true };
}

function isCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && code in ERRORS;
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null;
}

const MOST_TRIES = 8;
const LONGEST_PAUSE_SECONDS = 60;

/** Whole seconds until a picture tries again by itself; null when a person has to say so. */
export function pauseSeconds(
  { why, seconds }: Extract<Answer, { kind: "later" }>,
  tries: number,
): number | null {
  if (why === "signed_out" || tries >= MOST_TRIES) return null;
  return seconds ?? Math.min(2 ** tries, LONGEST_PAUSE_SECONDS);
}
