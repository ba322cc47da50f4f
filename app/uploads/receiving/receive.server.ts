import { rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { mayDo, type Actor } from "#app/accounts/actor.ts";
import { openBodyBytes } from "#app/platform/body-bytes.server.ts";
import { openBodyPace } from "#app/platform/body-pace.server.ts";
import type { RequestOrigin } from "#app/platform/client-address.server.ts";
import type { ErrorCode } from "#app/platform/errors.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { openTurnstile } from "#app/platform/turnstile.ts";
import { leaveUnread } from "#app/platform/unread-body.server.ts";
import { MAX_FILES, requestBytes } from "../limits.ts";
import { takeUploadTurn } from "./limits-of-trust.server.ts";
import { areUploadsOpen } from "./open-uploads.server.ts";
import {
  readForm,
  type FormFault,
  type FormPlan,
} from "./receive-form.server.ts";
import { slotsOf, type Slot } from "./receive-slots.ts";
import { noteRefusal } from "../refusal-note.server.ts";

/** What a form needs beside its files. */
const FORM_BYTES = 512 * 1024;

/** Where multipart uploads are sent to, and how many files one request may bring. */
const ADDRESSES: Readonly<Record<string, number>> = {
  "/upload": MAX_FILES,
  "/upload.data": MAX_FILES,
  "/api/v1/uploads": 1,
};

/** Whether a request brings a form with pictures. */
export function bringsForm(request: IncomingMessage): boolean {
  return request.method === "POST" && pathOf(request) in ADDRESSES;
}

/** Why a request was refused whole. */
export type IntakeFault = Exclude<FormFault, "aborted"> | "rate_limited";

/** The code that each is told by. */
export const INTAKE_CODES = {
  bad_form: "bad_form",
  too_large: "too_large",
  too_many_files: "bad_form",
  unnamed_file: "bad_form",
  busy: "busy",
  rate_limited: "rate_limited",
} as const satisfies Record<IntakeFault, ErrorCode>;

/** What has come of an upload: pictures in TMP_DIR until the answer is sent, with what was typed to them. */
export interface Intake {
  fault: IntakeFault | null;
  /** What the limits said; null when they were not asked. */
  verdict: Verdict | null;
  /** Up to the fault. */
  slots: ReceivedSlot[];
}

export interface ReceivedSlot extends Slot {
  /** The limit that the person has reached before this one; null: it was counted. */
  verdict: Verdict | null;
}

type Needs = Pick<Services, "env" | "db" | "limits" | "log" | "metrics"> & {
  /** Where a request comes from, as limits count it. */
  addressOf: (request: RequestOrigin) => string;
};

/** The part of an Express response that carries something on to the route. */
type AnswerInExpress = ServerResponse & { locals: Record<string, unknown> };

export type Receiver = (
  request: IncomingMessage,
  response: AnswerInExpress,
  next: (error?: unknown) => void,
) => void;

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Opens what takes the body of uploads before any route is asked. Whoever may upload, within the limits of trust, is
 * read: files into TMP_DIR, which are gone when the answer is. Everybody else's body stays unread. What is refused here
 * is told by the route, which finds the `Intake` in its context; where there is none, its own guards refuse.
 */
export function openReceiver(needs: Needs): Receiver {
  const onBytes = openBodyBytes();
  const pace = openBodyPace();
  // Bodies that came side by side end side by side, and what follows takes a millisecond or two for each.
  const enter = openTurnstile(1);
  return (request, response, next) => {
    const maxFiles = ADDRESSES[pathOf(request)];
    if (request.method !== "POST" || maxFiles === undefined) return next();
    const person = response.locals["actor"] as Actor | null;
    if (!person || !mayDo(person, "upload") || !areUploadsOpen(needs, person)) {
      leaveUnread(request, response);
      return next();
    }
    const address = needs.addressOf(request);
    const turn = () => takeUploadTurn(needs, { person, address });
    const plan = { ...planFor(needs.env, maxFiles), onBytes, pace };
    receive({ request, response }, plan, turn)
      .then((intake) => {
        if (!intake) return;
        if (intake.fault) tellRefusal(needs, response, intake.fault);
        response.locals["intake"] = intake;
        enter(next);
      })
      .catch(next);
  };
}

interface ReceivingPlan extends FormPlan {
  /** What somebody has typed comes back to them, even when none of their pictures is taken; a program has it still. */
  isScreen: boolean;
}

/** Null when the sender went away. */
async function receive(
  { request, response }: Exchange,
  plan: ReceivingPlan,
  turn: () => Promise<Verdict>,
): Promise<Intake | null> {
  const refuse = (fault: IntakeFault, verdict: Verdict | null = null) => {
    leaveUnread(request, response);
    return { fault, verdict, slots: [] };
  };
  if (declaredBytes(request) > plan.maxBytes) return refuse("too_large");
  const verdict = await turn();
  if (!verdict.allowed && !plan.isScreen)
    return refuse("rate_limited", verdict);
  const written: string[] = [];
  try {
    const discardsFiles = !verdict.allowed;
    const form = await readForm(request, { ...plan, discardsFiles }, written);
    if (form.fault === "aborted") return null;
    if (form.fault) leaveUnread(request, response);
    const fault = verdict.allowed ? form.fault : "rate_limited";
    const { parts } = form;
    return await countSlots({ fault, verdict, slots: slotsOf(parts) }, turn);
  } finally {
    removeWith(response, written);
  }
}

/** The first picture was counted before the body was read. */
async function countSlots(
  {
    slots,
    ...intake
  }: { fault: IntakeFault | null; verdict: Verdict; slots: Slot[] },
  turn: () => Promise<Verdict>,
): Promise<Intake> {
  const counted: ReceivedSlot[] = [];
  let { verdict } = intake;
  for (const slot of slots) {
    const isMore = counted.some(({ file }) => file) && slot.file !== null;
    if (isMore && verdict.allowed && !intake.fault) verdict = await turn();
    const isOneTooMany = isMore && !verdict.allowed;
    counted.push({ ...slot, verdict: isOneTooMany ? verdict : null });
  }
  return { fault: intake.fault, verdict, slots: counted };
}

/** Removes files once nobody needs them: when the answer is sent, or will never be. */
function removeWith(response: ServerResponse, paths: string[]): void {
  const remove = () =>
    void Promise.allSettled(paths.map((path) => rm(path, { force: true })));
  if (response.closed) remove();
  else response.once("close", remove);
}

function planFor(env: Services["env"], maxFiles: number): ReceivingPlan {
  const { TMP_DIR, MAX_IMAGE_BYTES } = env;
  const several = requestBytes(MAX_IMAGE_BYTES);
  return {
    ...{ TMP_DIR, maxFiles, maxFileBytes: MAX_IMAGE_BYTES },
    maxBytes: FORM_BYTES + (maxFiles > 1 ? several : MAX_IMAGE_BYTES),
    ...{ endsAtLargeFile: maxFiles === 1, isScreen: maxFiles > 1 },
  };
}

/** Zero when the length was not declared. */
function declaredBytes({ headers }: IncomingMessage): number {
  return Number(headers["content-length"] ?? 0);
}

function pathOf({ url = "" }: IncomingMessage): string {
  const [path = ""] = url.split("?", 1);
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

function tellRefusal(
  needs: Pick<Services, "log" | "metrics">,
  response: ServerResponse,
  fault: IntakeFault,
): void {
  const requestId = String(response.getHeader("X-Request-Id"));
  noteRefusal(needs, { code: INTAKE_CODES[fault], reason: fault, requestId });
}
