import type { Actor } from "#app/accounts/actor.ts";
import { apiRefusal, apiTooMany } from "#app/platform/api-refusal.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Intake } from "./receive.server.ts";
import { findSubmission } from "../submissions/submission-answer.server.ts";
import { submitIntake } from "./submit-intake.server.ts";
import type { UploadNeeds } from "../submit-upload.server.ts";
import {
  tellIntakeFault,
  tellRefusal,
  type ToldRefusal,
} from "../told-refusals.server.ts";

/** The sentences of the API are English, as the names of its fields are. */
const SPOKEN = "en";
/** Queues and disks recover in seconds. */
export const BUSY_HEADERS = { "Retry-After": "5" };

interface Call {
  requestId: string;
  /** The language that the words are taken to be in. */
  locale: Locale;
  intake?: Intake | undefined;
}

/** The API's answer to one picture: 201 when it is new, 200 when the person has sent the same bytes before. */
export async function answerApiUpload(
  needs: UploadNeeds & Call,
  person: Actor,
  idempotencyKey: string | null,
): Promise<Response> {
  const { intake, locale } = needs;
  if (!intake) return apiRefusal(needs, "bad_form");
  if (intake.fault) {
    const { limits } = needs.pictures;
    const about = { limits, isSingle: true };
    const told = tellIntakeFault(intake.fault, SPOKEN, about);
    return refuse(needs, told, intake.verdict);
  }
  const sender = { person, method: "api", locale, idempotencyKey } as const;
  const [outcome] = await submitIntake(needs, intake, sender);
  if (!outcome) return apiRefusal(needs, "bad_form");
  const { result } = outcome;
  return result.ok
    ? answerUpload(needs, person, result)
    : refuse(needs, tellRefusal(result.refusal, SPOKEN), intake.verdict);
}

/** What every way of uploading answers once the picture is in: the upload with its meme, and where to ask for it again. */
export async function answerUpload(
  needs: Pick<UploadNeeds, "db">,
  person: Pick<Actor, "id">,
  { id, isNew }: { id: string; isNew: boolean },
): Promise<Response> {
  const found = await findSubmission(needs, { id, personId: person.id });
  if (!found) throw new Error(`upload ${id} is gone`);
  const { status, meme } = found;
  return Response.json(
    { id: found.id, status, meme },
    {
      status: isNew ? 201 : 200,
      headers: { Location: `/api/v1/submissions/${found.id}` },
    },
  );
}

function refuse(
  call: Call,
  { code, message, fields }: ToldRefusal,
  verdict: Verdict | null,
): Response {
  if (code === "rate_limited" && verdict) return apiTooMany(call, verdict);
  return apiRefusal(call, code, {
    message,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(code === "busy" ? { headers: BUSY_HEADERS } : {}),
  });
}
