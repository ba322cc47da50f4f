import { apiRefusal, apiTooMany } from "#app/platform/api-refusal.ts";
import type { ErrorCode } from "#app/platform/errors.ts";
import { BUSY_HEADERS } from "../receiving/api-upload.server.ts";
import type { CompleteRefusal } from "../direct/complete.server.ts";
import type { ImportRefusal } from "./import.server.ts";
import { tellRefusal } from "../told-refusals.server.ts";

type Refusal = CompleteRefusal | ImportRefusal;
/** Refusals that only these ways of uploading know. */
type OwnCode = Exclude<
  Refusal["code"],
  "bad_form" | "forbidden_term" | "picture" | "rate_limited"
>;

interface Told {
  code: ErrorCode;
  message?: string;
  fields?: Record<string, string>;
}

const OWN: Record<OwnCode, Told> = {
  not_announced: { code: "not_found" },
  not_arrived: {
    code: "not_found",
    message: "The bytes of this upload have not arrived yet.",
  },
  in_progress: {
    code: "conflict",
    message: "Another call is completing this upload.",
  },
  interrupted: {
    code: "conflict",
    message: "This upload was given up half way. Please begin a new one.",
  },
  bad_url: { code: "bad_form", fields: { url: "malformed" } },
  // One text for blocked, refused, timed out and not found: nobody learns from us what is behind an address.
  import_refused: { code: "import_refused" },
};

/** What was announced may have been something else than what came. */
const NOT_AS_ANNOUNCED =
  "What arrived is damaged, incomplete or not what was announced. Please begin a new upload.";

/** The API's answer to an upload that was announced, completed or imported, and refused. */
export function answerRefusal(
  call: { requestId: string },
  refusal: Refusal,
): Response {
  if (refusal.code === "rate_limited") return apiTooMany(call, refusal.verdict);
  if (isOwn(refusal)) {
    const { code, ...details } = OWN[refusal.code];
    return apiRefusal(call, code, details);
  }
  const { code, message, fields } = tellRefusal(refusal, "en");
  return apiRefusal(call, code, {
    message,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(code === "busy" ? { headers: BUSY_HEADERS } : {}),
  });
}

/** The same where content was announced before it came. */
export function answerIncomplete(
  call: { requestId: string },
  refusal: CompleteRefusal,
): Response {
  const isUnreadable =
    refusal.code === "picture" &&
    refusal.rejection.reason === "unreadable_image";
  if (!isUnreadable) return answerRefusal(call, refusal);
  const message = NOT_AS_ANNOUNCED;
  return apiRefusal(call, "unreadable_image", { message });
}

function isOwn<T extends Refusal>(
  refusal: T,
): refusal is Extract<T, { code: OwnCode }> {
  return Object.hasOwn(OWN, refusal.code);
}
