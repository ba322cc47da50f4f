import type { Services } from "#app/platform/services.server.ts";
import type { Actor } from "../actor.ts";
import { openGoogleFlows } from "./google-flow.server.ts";
import { openGoogleIssuer } from "./google-issuer.server.ts";
import { admitByGoogle, connectGoogle } from "./google-people.server.ts";
import type { GooglePurpose, GoogleRefusal } from "./google-refusals.ts";
import {
  GoogleStrategy,
  type GoogleOutcome,
  type GoogleProof,
} from "./google-strategy.server.ts";
import { AFTER_SIGN_IN_PATH, ownPath } from "../own-path.ts";
import { beginSession, type SignInNeeds } from "../sign-in.server.ts";

/** Who asks; the load context has all of it. */
export interface GoogleAsking extends SignInNeeds {
  actor: Actor | null;
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
    asking: GoogleAsking,
    plan: { purpose: GooglePurpose; next: string | undefined },
  ): Promise<{ ok: true; url: string; cookie: string } | GoogleRefused>;
  /** The way back. @returns a path of ours, and in each case the `Set-Cookie` values to send with the answer */
  finish(
    asking: GoogleAsking,
    request: Request,
  ): Promise<
    ({ ok: true; to: string } | GoogleRefused) & { cookies: readonly string[] }
  >;
}

/** Opens it, or gives null when no GOOGLE_CLIENT_ID is set. The issuer is asked nothing before somebody needs it. */
export function openGoogle(
  needs: Pick<Services, "env" | "clock" | "cache">,
  issuer = openGoogleIssuer(needs),
): GoogleSignIn | null {
  if (!needs.env.GOOGLE_CLIENT_ID) return null;
  const flows = openGoogleFlows(needs);
  return {
    async begin(asking, { purpose, next }) {
      const personId =
        purpose === "connect" ? (asking.actor?.id ?? null) : null;
      const plan = { purpose, personId, next: ownPath(next) };
      const flow = flows.begin(plan);
      const way = await issuer.address(flow);
      if (way.ok) return { ...way, cookie: flows.write(flow) };
      tellRefusal(asking, way);
      return { ok: false, refusal: way.refusal, purpose, next: plan.next };
    },
    async finish(asking, request) {
      const flow = flows.read(request.headers.get("Cookie"));
      // Without a flow, whoever is signed in has come to connect: to sign in would lead them into another account.
      const meant = asking.actor ? "connect" : "sign_in";
      const { purpose = meant, next = AFTER_SIGN_IN_PATH } = flow ?? {};
      const cookies = [flows.clearing];
      const strategy = new GoogleStrategy(
        { ...needs, flows, issuer },
        (proof) =>
          proof.flow.purpose === "connect"
            ? connect(asking, proof)
            : signIn(asking, proof, { headers: request.headers, cookies }),
      );
      const outcome = await strategy.authenticate(request);
      if (outcome.ok) return { ok: true, to: next, cookies };
      tellRefusal(asking, outcome);
      return { ok: false, refusal: outcome.refusal, purpose, next, cookies };
    },
  };
}

/** `cookies` are those of the answer: a session's come to them. */
async function signIn(
  asking: GoogleAsking,
  { identity }: GoogleProof,
  { headers, cookies }: { headers: Headers; cookies: string[] },
): Promise<GoogleOutcome> {
  const admitted = await admitByGoogle(asking, identity);
  if (!admitted.ok) return admitted;
  const { actor } = asking;
  const { personId: id } = admitted;
  const proof = { id, googleSubject: identity.subject };
  const begun = await beginSession(asking, proof, { headers, actor });
  if (!begun) return { ok: false, refusal: "stale" };
  cookies.push(...begun);
  return admitted;
}

async function connect(
  asking: GoogleAsking,
  { identity, flow: { personId } }: GoogleProof,
): Promise<GoogleOutcome> {
  const { log, requestId, actor } = asking;
  if (!actor) return { ok: false, refusal: "stale" };
  if (actor.id !== personId) return { ok: false, refusal: "other_person" };
  const session = { id: personId, sessionId: actor.credentialId };
  const connected = await connectGoogle(asking, identity, session);
  if (connected.ok) log.security("google_connected", { requestId, personId });
  return connected;
}

function tellRefusal(
  { log, metrics, requestId }: GoogleAsking,
  { refusal, reason }: { refusal: GoogleRefusal; reason?: string },
): void {
  metrics.securityEvent(`google_${refusal}`);
  log.security("google_refused", { requestId, refusal, reason });
}
