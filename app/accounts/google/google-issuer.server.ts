import * as openid from "openid-client";
import { z } from "zod";
import type { Clock } from "#app/platform/clock.ts";
import type { Env } from "#app/platform/env.server.ts";
import { isLoopback } from "#app/platform/loopback.ts";
import { withinLimit } from "#app/platform/within-limit.ts";
import { askIssuer, ISSUER_AWAY } from "./google-fetch.server.ts";
import type { GoogleFlow } from "./google-flow.server.ts";
import type { GoogleRefusal } from "./google-refusals.ts";

export const GOOGLE_CALLBACK_PATH = "/login/google/callback";

/** Nobody waits longer for an issuer. */
const ISSUER_LIMIT_MS = 5_000;
/** Where its endpoints are hardly ever changes. */
const METADATA_KEPT_MS = 60 * 60 * 1000;

/** Who somebody is, as the issuer has proved it. */
export interface GoogleIdentity {
  /** The issuer's name for the person, which never changes. */
  subject: string;
  /** Lower case; null when there is none, or when the issuer does not vouch that it is theirs. */
  verifiedEmail: string | null;
  name: string | null;
}

/** What the issuer refused or could not do. `reason` is a code for the log. */
interface IssuerFault {
  ok: false;
  refusal: Extract<GoogleRefusal, "cancelled" | "failed" | "away">;
  reason: string;
}

export interface GoogleIssuer {
  /** Where the browser goes to be asked who it belongs to. */
  address(flow: GoogleFlow): Promise<{ ok: true; url: string } | IssuerFault>;
  /** Who came back with this query. Every check of OpenID Connect Core, 3.1.3.7, the signature included. */
  identify(
    query: URLSearchParams,
    flow: GoogleFlow,
  ): Promise<{ ok: true; identity: GoogleIdentity } | IssuerFault>;
}

type IssuerEnv = Pick<
  Env,
  "BASE_URL" | "GOOGLE_ISSUER" | "GOOGLE_CLIENT_ID" | "GOOGLE_CLIENT_SECRET"
>;

/** Opens the issuer without asking it anything: what it says of itself is asked for when somebody needs it. */
export function openGoogleIssuer(
  { env, clock }: { env: IssuerEnv; clock: Clock },
  limitMs = ISSUER_LIMIT_MS,
): GoogleIssuer {
  const callback = `${env.BASE_URL}${GOOGLE_CALLBACK_PATH}`;
  const findConfiguration = keepMetadata({ env, clock, limitMs });
  return {
    address: (flow) =>
      attempt(limitMs, async () => {
        const configuration = await findConfiguration();
        const url = openid.buildAuthorizationUrl(configuration, {
          ...{ redirect_uri: callback, scope: "openid email profile" },
          ...{ state: flow.state, nonce: flow.nonce },
          code_challenge: await openid.calculatePKCECodeChallenge(
            flow.verifier,
          ),
          code_challenge_method: "S256",
        });
        return { ok: true, url: url.href };
      }),
    identify: (query, { state, nonce, verifier }) =>
      attempt(limitMs, async () => {
        const current = new URL(callback);
        current.search = query.toString();
        const tokens = await openid.authorizationCodeGrant(
          await findConfiguration(),
          current,
          {
            ...{ expectedState: state, expectedNonce: nonce },
            ...{ pkceCodeVerifier: verifier, idTokenExpected: true },
          },
        );
        const read = claims.safeParse(tokens.claims());
        return read.success
          ? { ok: true, identity: read.data }
          : { ok: false, refusal: "failed", reason: "claims" };
      }),
  };
}

const claims = z
  .object({
    sub: z.string().min(1).max(255),
    email: z.email().max(254).toLowerCase().nullish().catch(null),
    // The word "true" is not the value: OpenID Connect Core, 5.1.
    email_verified: z.literal(true).nullish().catch(null),
    name: z.string().nullish().catch(null),
  })
  .transform(({ sub, email, email_verified, name }) => ({
    subject: sub,
    verifiedEmail: (email_verified && email) || null,
    name: name ?? null,
  }));

/** What the issuer says of itself, asked for once an hour at most; several who need it at once wait for one answer. */
function keepMetadata({
  env,
  clock,
  limitMs,
}: {
  env: IssuerEnv;
  clock: Clock;
  limitMs: number;
}): () => Promise<openid.Configuration> {
  let asked: { at: number; answer: Promise<openid.Configuration> } | null =
    null;
  return () => {
    const now = clock.now();
    if (asked && now - asked.at < METADATA_KEPT_MS) return asked.answer;
    const answer = discover(env, limitMs);
    asked = { at: now, answer };
    answer.catch(() => {
      if (asked?.answer === answer) asked = null;
    });
    return answer;
  };
}

function discover(
  env: IssuerEnv,
  limitMs: number,
): Promise<openid.Configuration> {
  const issuer = new URL(env.GOOGLE_ISSUER);
  const isTest = issuer.protocol === "http:" && isLoopback(issuer.hostname);
  return openid.discovery(
    issuer,
    env.GOOGLE_CLIENT_ID ?? "",
    {
      id_token_signed_response_alg: "RS256",
      ...(env.GOOGLE_CLIENT_SECRET
        ? { client_secret: env.GOOGLE_CLIENT_SECRET }
        : {}),
    },
    undefined,
    {
      // Without it, openid-client trusts the connection and leaves the signature alone.
      execute: [
        openid.enableNonRepudiationChecks,
        ...(isTest ? [openid.allowInsecureRequests] : []),
      ],
      timeout: limitMs / 1000,
      [openid.customFetch]: askIssuer,
    },
  );
}

/** The one place where openid-client's errors become ours. Their texts and causes hold codes and tokens, so none goes on. */
async function attempt<Success>(
  limitMs: number,
  step: () => Promise<Success | IssuerFault>,
): Promise<Success | IssuerFault> {
  try {
    return await withinLimit(step, limitMs);
  } catch (error) {
    const reason = codeOf(error);
    return { ok: false, refusal: REFUSALS[reason] ?? "failed", reason };
  }
}

const REFUSALS: Readonly<Record<string, IssuerFault["refusal"]>> = {
  access_denied: "cancelled",
  [ISSUER_AWAY]: "away",
};

/** The first code in a chain of causes. An error without any is the time limit's. */
function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return ISSUER_AWAY;
  const { code, error } = fault as { code?: unknown; error?: unknown };
  // Only this one of the codes that an issuer may send: the others are whatever somebody typed into the address.
  if (error === "access_denied") return error;
  return typeof code === "string" ? code : codeOf(fault.cause);
}
