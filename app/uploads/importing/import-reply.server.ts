import type { Actor } from "#app/accounts/actor.ts";
import { ERRORS, type ErrorCode } from "#app/platform/errors.ts";
import { tooManyHeaders } from "#app/platform/private-screen.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { BUSY_HEADERS } from "../receiving/api-upload.server.ts";
import { importUrl } from "./import-body.ts";
import {
  importPicture,
  type ImportNeeds,
  type ImportRefusal,
} from "./import.server.ts";
import { importMessagesFor } from "../messages/imports-catalogue.ts";
import { TYPED_FIELDS, type Typed } from "../receiving/receive-slots.ts";
import { tellPeople } from "../told-refusals.server.ts";

/** What the screen is told about an import. */
export interface ImportReply {
  /** What was typed, to be typed on. */
  typed: Typed & { url?: string };
  done: { id: string; isNew: boolean } | null;
  /** Why it was refused; null when it was not. */
  message: string | null;
  /** What is wrong with each field. */
  fieldWords: Record<string, string>;
}

interface Sent {
  form: FormData;
  signal: AbortSignal;
}

/** The reply to a form with an address and words, and how it is answered: 200, or as the refusal. */
export async function replyToImport(
  needs: ImportNeeds & { locale: Locale; address: string },
  person: Actor,
  { form, signal }: Sent,
): Promise<{ reply: ImportReply; status: number; headers: HeadersInit }> {
  const { locale, address } = needs;
  const typed = typedIn(form);
  const url = importUrl.safeParse(typed.url);
  const { idempotencyKey = null } = typed;
  const asked = { typed, locale, address, signal, idempotencyKey };
  const result = url.success
    ? await importPicture(needs, person, { ...asked, url: url.data })
    : { ok: false as const, refusal: { code: "bad_url" as const } };
  if (result.ok) {
    const { id, isNew } = result;
    const done = { id, isNew };
    const reply = { typed: {}, done, message: null, fieldWords: {} };
    return { reply, status: 200, headers: {} };
  }
  const { code, ...told } = tell(result.refusal, locale);
  const reply = { typed, done: null, ...told };
  const headers = headersOf(result.refusal, code);
  return { reply, status: ERRORS[code].status, headers };
}

/** The first of each field. Files are not looked at. */
function typedIn(form: FormData): ImportReply["typed"] {
  const sent = ["url", ...TYPED_FIELDS].flatMap((name) => {
    const value = form.get(name);
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(sent);
}

interface Told extends Pick<ImportReply, "fieldWords"> {
  code: ErrorCode;
  message: string;
}

function tell(refusal: ImportRefusal, locale: Locale): Told {
  const own = importMessagesFor(locale);
  switch (refusal.code) {
    case "bad_url":
      return about("bad_form", own.bad_url);
    case "import_refused":
      return about("import_refused", own.import_refused);
    case "rate_limited":
      return { code: "rate_limited", message: own.too_many, fieldWords: {} };
    default: {
      const told = tellPeople(refusal, locale);
      const { code, message, fieldWords } = told;
      // What is wrong with the picture is told where its address stands.
      const { file, ...others } = fieldWords;
      return file
        ? about(code, message)
        : { code, message, fieldWords: others };
    }
  }
}

function about(code: ErrorCode, message: string): Told {
  return { code, message, fieldWords: { url: message } };
}

function headersOf(refusal: ImportRefusal, code: ErrorCode): HeadersInit {
  if (refusal.code === "rate_limited") return tooManyHeaders(refusal.verdict);
  return code === "busy" ? BUSY_HEADERS : {};
}
