import { z } from "zod";
import {
  clearCookie,
  cookieKind,
  readCookie,
  setCookie,
} from "#app/platform/cookies.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { Env } from "#app/platform/env.server.ts";
import { createSigner } from "#app/platform/signed-value.server.ts";
import { GOOGLE_PURPOSES } from "./google-refusals.ts";
import { createSecret } from "../secret-tokens.server.ts";

/** Long enough to type a password and to find a telephone. */
export const GOOGLE_FLOW_SECONDS = 10 * 60;

const secret = z.string().length(43);
const schema = z.object({
  purpose: z.enum(GOOGLE_PURPOSES),
  /** Who connects; null for a sign-in. */
  personId: z.uuid().nullable(),
  /** A path of ours. */
  next: z.string(),
  state: secret,
  nonce: secret,
  /** Proves to the issuer that whoever brings the code is who asked for it (PKCE, RFC 7636). */
  verifier: secret,
  startedAt: z.number(),
});

/** One way to Google and back, as the browser that takes it remembers it. */
export type GoogleFlow = z.output<typeof schema>;

export interface GoogleFlows {
  begin(plan: Pick<GoogleFlow, "purpose" | "personId" | "next">): GoogleFlow;
  /** The `Set-Cookie` value that binds a flow to its browser. */
  write(flow: GoogleFlow): string;
  /** The flow of this browser; null when there is none, it is too old, or we did not write it. */
  read(cookieHeader: string | null): GoogleFlow | null;
  /** The `Set-Cookie` value that ends it. */
  readonly clearing: string;
}

/** The flow's cookie is signed, not sealed: what it holds is of use to nobody but the browser that has it. */
export function openGoogleFlows({
  env,
  clock,
}: {
  env: Pick<Env, "SESSION_SECRETS" | "BASE_URL">;
  clock: Clock;
}): GoogleFlows {
  const kind = cookieKind("google", env.BASE_URL);
  const signer = createSigner(env.SESSION_SECRETS, "google:1");
  return {
    begin: (plan) => ({
      ...plan,
      ...{ state: createSecret(), nonce: createSecret() },
      ...{ verifier: createSecret(), startedAt: clock.now() },
    }),
    write: (flow) =>
      setCookie(kind, signer.sign(encode(flow)), GOOGLE_FLOW_SECONDS),
    read(header) {
      const cookie = readCookie(header ?? undefined, kind.name);
      const payload = cookie === null ? null : signer.verify(cookie);
      if (payload === null) return null;
      const flow = schema.parse(decode(payload));
      const age = clock.now() - flow.startedAt;
      return age < GOOGLE_FLOW_SECONDS * 1000 ? flow : null;
    },
    clearing: clearCookie(kind),
  };
}

function encode(flow: GoogleFlow): string {
  return Buffer.from(JSON.stringify(flow)).toString("base64url");
}

function decode(payload: string): unknown {
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}
