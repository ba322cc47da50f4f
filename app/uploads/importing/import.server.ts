import { join } from "node:path";
import type { Actor } from "#app/accounts/actor.ts";
import { isOpenTo } from "#app/platform/feature-flags.server.ts";
import {
  outsideCode,
  type OutwardFault,
} from "#app/platform/outward/faults.ts";
import {
  openOutwardFetch,
  type Fetched,
  type OutwardFetch,
} from "#app/platform/outward/outward-fetch.server.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { createImportSlots, type ImportSlots } from "./import-slots.ts";
import { areUploadsOpen } from "../receiving/open-uploads.server.ts";
import { takeUploadTurn } from "../receiving/limits-of-trust.server.ts";
import { isOutOfSpace } from "../out-of-space.ts";
import { noteRefusal } from "../refusal-note.server.ts";
import { rejectionOf } from "../rejections.ts";
import {
  submitUpload,
  type UploadNeeds,
  type UploadRefusal,
} from "../submit-upload.server.ts";
import { readWordsOfUpload } from "../words-of-upload.server.ts";
import { inWorkplace } from "../pipeline/workplace.server.ts";

/** What imports share in a process. */
export interface Imports {
  outward: OutwardFetch;
  slots: ImportSlots;
}

/** A fetch holds a connection for up to 20 s, and a stranger says how long: so few at once, and none waits. */
const MOST_AT_ONCE = { inAll: 4, forOne: 2 };

/** Opens the import of pictures. The tests bring an internet of their own. */
export function openImports(outward = openOutwardFetch()): Imports {
  return { outward, slots: createImportSlots(MOST_AT_ONCE) };
}

export type ImportNeeds = UploadNeeds &
  Pick<Services, "limits"> & { imports: Imports };

/** Somebody wants the picture at an address. */
export interface ImportWish {
  /** As it was typed. */
  url: string;
  typed: unknown;
  /** The language the words are written in. */
  locale: string;
  idempotencyKey?: string | null;
  /** As `addressKey` gives it. */
  address: string;
  /** Ends when nobody waits for the answer any more. */
  signal?: AbortSignal;
}

export type ImportRefusal =
  | UploadRefusal
  | { code: "bad_url" | "import_refused" }
  | { code: "rate_limited"; verdict: Verdict };

export type ImportResult =
  | { ok: true; id: string; isNew: boolean }
  | { ok: false; refusal: ImportRefusal };

/** Whether pictures are fetched for this person now. */
export function areImportsOpen(
  needs: Pick<Services, "env">,
  person: Pick<Actor, "id">,
): boolean {
  // An import is an upload too.
  return (
    areUploadsOpen(needs, person) &&
    isOpenTo(needs.env, "FEATURE_IMPORT", person.id)
  );
}

/** Throws 404 while nothing is imported for this person. */
export function requireOpenImports(
  needs: Pick<Services, "env">,
  person: Pick<Actor, "id">,
): void {
  if (!areImportsOpen(needs, person)) throw new Response(null, { status: 404 });
}

/**
 * Fetches the picture that an address leads to, and takes it in like any other: what the other side says of it, type and
 * name, counts for nothing. Why nothing was fetched is told in one and the same way. What came counts as an upload too.
 * @param person has the right to
 */
export async function importPicture(
  needs: ImportNeeds,
  person: Actor,
  wish: ImportWish,
): Promise<ImportResult> {
  const { typed, locale } = wish;
  const words = { typed, locale, fileName: null };
  const read = await readWordsOfUpload(needs, words);
  if (!read.ok) {
    noteRefusal(needs, { code: read.code, reason: read.code });
    return { ok: false, refusal: read };
  }
  const giveBack = needs.imports.slots.take(person.id);
  if (!giveBack) return busy(needs);
  try {
    const verdict = await needs.limits.take("import", person.id);
    if (!verdict.allowed) return tooMany(needs, verdict);
    return await inWorkplace(needs.env, async (directory) => {
      const path = join(directory, "fetched");
      const fetched = await fetchTo(needs, person, { path, wish });
      giveBack();
      return fetched.ok
        ? takeIn(needs, person, { ...wish, ...fetched, path })
        : { ok: false, refusal: { code: toldCode(fetched.fault) } };
    });
  } catch (error) {
    if (!isOutOfSpace(error)) throw error;
    return busy(needs);
  } finally {
    giveBack();
  }
}

async function fetchTo(
  needs: ImportNeeds,
  person: Actor,
  { path, wish }: { path: string; wish: ImportWish },
): Promise<Fetched> {
  const { imports, env, log, metrics } = needs;
  const fetched = await imports.outward.fetchToFile(wish.url, {
    ...{ path, maxBytes: env.MAX_IMAGE_BYTES },
    signal: wish.signal,
  });
  const host = URL.parse(wish.url)?.hostname ?? "";
  const facts = { host, personId: person.id };
  if (fetched.ok) {
    log.feature("import_fetched", { ...facts, bytes: fetched.bytes });
    return fetched;
  }
  const { fault } = fetched;
  metrics.upload("refused");
  const code = outsideCode(fault);
  metrics.uploadRefusal(code);
  log.warn("import_refused", { ...facts, code, fault });
  if (fault === "blocked_address" || fault === "blocked_url") {
    metrics.securityEvent("import");
    log.security("import_blocked", { ...facts, fault });
  }
  return fetched;
}

function toldCode(fault: OutwardFault): "bad_url" | "import_refused" {
  return outsideCode(fault) === "bad_form" ? "bad_url" : "import_refused";
}

async function takeIn(
  needs: ImportNeeds,
  person: Actor,
  file: ImportWish & { path: string; sha256: string },
): Promise<ImportResult> {
  const { address, path, sha256, typed, locale, idempotencyKey } = file;
  const verdict = await takeUploadTurn(needs, { person, address });
  if (!verdict.allowed) return tooMany(needs, verdict);
  return submitUpload(needs, person, {
    ...{ path, sha256, typed, locale, sentName: undefined, method: "import" },
    idempotencyKey: idempotencyKey ?? null,
  });
}

function busy(needs: ImportNeeds): ImportResult {
  noteRefusal(needs, { code: "busy", reason: "busy" });
  const rejection = rejectionOf("busy", needs.pictures.limits);
  return { ok: false, refusal: { code: "picture", rejection } };
}

function tooMany(needs: ImportNeeds, verdict: Verdict): ImportResult {
  noteRefusal(needs, { code: "rate_limited", reason: "imports" });
  return { ok: false, refusal: { code: "rate_limited", verdict } };
}
