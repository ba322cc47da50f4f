import type { Services } from "#app/platform/services.server.ts";
import type { Actor } from "./actor.ts";
import { deviceWords } from "./device-words.ts";
import { openGoogleFlows } from "./google-flow.server.ts";
import { openGoogleIssuer } from "./google-issuer.server.ts";
import { admitByGoogle, connectGoogle } from "./google-people.server.ts";
import type { GooglePurpose, GoogleRefusal } from "./google-refusals.ts";
import {
  GoogleStrategy,
  type GoogleOutcome,
  type GoogleProof,
} from "./google-strategy.server.ts";
import { AFTER_SIGN_IN_PATH, ownPath } from "./own-path.ts";
import { endSession, type Sessions } from "./sessions.server.ts";

interface Asking {
  actor: Actor | null;
  requestId: string;
  locale: string;
}

/** A way through Google that ended without anything done, and where it had begun. */
export interface GoogleRefused {
  ok: false;
  refusal: GoogleRefusal;
  purpose: GooglePurpose;
  next: string;
}

/** Signing in with Google, or with whoever else GOOGLE_ISSUER names. */
export interface GoogleSignIn {
  /** @returns where the browser goes, and the `Set-Cookie` value that ties the way to it */
  begin(
    asking: Asking,
    plan: { purpose: GooglePurpose; next: string | undefined },
  ): Promise<{ ok: true; url: string; cookie: string } | GoogleRefused>;
  /** The way back. @returns a path of ours, and in each case the `Set-Cookie` values to send with the answer */
  finish(
    asking: Asking,
    request: Request,
  ): Promise<
    ({ ok: true; to: string } | GoogleRefused) & { cookies: readonly string[] }
  >;
}

type Needs = Pick<
  Services,
  "env" | "db" | "clock" | "cache" | "log" | "metrics"
> & { sessions: Pick<Sessions, "begin"> };

/** Opens it, or gives null when no GOOGLE_CLIENT_ID is set. The issuer is asked nothing before somebody needs it. */
export function openGoogle(
  needs: Needs,
  issuer = openGoogleIssuer(needs),
): GoogleSignIn | null {
  if (!needs.env.GOOGLE_CLIENT_ID) return null;
  const flows = openGoogleFlows(needs);

  function tell({ requestId }: Asking, outcome: GoogleOutcome): void {
    if (outcome.ok) return;
    const { refusal, reason } = outcome;
    needs.metrics.securityEvent(`google_${refusal}`);
    needs.log.security("google_refused", { requestId, refusal, reason });
  }

  return {
    async begin(asking, { purpose, next }) {
      const personId =
        purpose === "connect" ? (asking.actor?.id ?? null) : null;
      const plan = { purpose, personId, next: ownPath(next) };
      const flow = flows.begin(plan);
      const way = await issuer.address(flow);
      if (way.ok) return { ...way, cookie: flows.write(flow) };
      tell(asking, way);
      return { ok: false, refusal: way.refusal, purpose, next: plan.next };
    },
    async finish(asking, request) {
      const cookies = [flows.clearing];
      const flow = flows.read(request.headers.get("Cookie"));
      const { purpose = "sign_in", next = AFTER_SIGN_IN_PATH } = flow ?? {};
      const device = deviceWords(
        request.headers.get("User-Agent") ?? undefined,
      );
      const keep = (cookie: string) => void cookies.push(cookie);
      const strategy = new GoogleStrategy(
        { ...needs, flows, issuer },
        (proof) => settle(needs, proof, { ...asking, device, keep }),
      );
      const outcome = await strategy.authenticate(request);
      tell(asking, outcome);
      return outcome.ok
        ? { ok: true, to: next, cookies }
        : { ok: false, refusal: outcome.refusal, purpose, next, cookies };
    },
  };
}

type Settling = Asking & { device: string; keep: (cookie: string) => void };

/** What a proved identity is good for: a new session, or a connection to who is signed in. */
async function settle(
  needs: Needs,
  { identity, flow }: GoogleProof,
  { actor, requestId, locale, device, keep }: Settling,
): Promise<GoogleOutcome> {
  const { log, sessions } = needs;
  if (flow.purpose === "connect") {
    if (!flow.personId || actor?.id !== flow.personId)
      return { ok: false, refusal: "other_person" };
    const connected = await connectGoogle(needs, identity, flow.personId);
    if (connected.ok)
      log.security("google_connected", { requestId, ...connected });
    return connected;
  }
  let cookie = "";
  const admitted = await admitByGoogle(needs, identity, {
    locale,
    async whenAdmitted(tx, person) {
      if (actor?.via === "session")
        await endSession(
          { db: tx },
          { personId: actor.id, id: actor.credentialId },
        );
      cookie = await sessions.begin(tx, person, device);
    },
  });
  if (!admitted.ok) return admitted;
  keep(cookie);
  log.security("signed_in", { requestId, ...admitted, via: "google" });
  return admitted;
}
