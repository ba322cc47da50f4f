import { Strategy } from "remix-auth/strategy";
import type { Cache } from "#app/platform/cache.server.ts";
import {
  GOOGLE_FLOW_SECONDS,
  type GoogleFlow,
  type GoogleFlows,
} from "./google-flow.server.ts";
import type { GoogleIdentity, GoogleIssuer } from "./google-issuer.server.ts";
import type { GoogleRefusal } from "./google-refusals.ts";

export interface GoogleProof {
  identity: GoogleIdentity;
  flow: GoogleFlow;
}

/** How a way through Google ended. `reason` is a code for the log. */
export type GoogleOutcome =
  | { ok: true; personId: string }
  | { ok: false; refusal: GoogleRefusal; reason?: string };

export interface GoogleStrategyNeeds {
  flows: GoogleFlows;
  issuer: GoogleIssuer;
  cache: Pick<Cache, "setIfAbsent">;
}

const STALE = { ok: false, refusal: "stale" } as const;

/** The way back from Google, in remix-auth's shape: what is expected to go wrong is an outcome, not an error. */
export class GoogleStrategy extends Strategy<GoogleOutcome, GoogleProof> {
  override name = "google";
  readonly #needs: GoogleStrategyNeeds;

  constructor(
    needs: GoogleStrategyNeeds,
    verify: Strategy.VerifyFunction<GoogleOutcome, GoogleProof>,
  ) {
    super(verify);
    this.#needs = needs;
  }

  /** The state ties the answer to the browser that asked: without its flow, a stranger's link signs nobody in (login CSRF). */
  override async authenticate(request: Request): Promise<GoogleOutcome> {
    const { flows, issuer } = this.#needs;
    const query = new URL(request.url).searchParams;
    const flow = flows.read(request.headers.get("Cookie"));
    if (!flow || query.get("state") !== flow.state) return STALE;
    if (!(await this.#useUp(flow))) return STALE;
    const proved = await issuer.identify(query, flow);
    if (!proved.ok) return proved;
    return this.verify({ identity: proved.identity, flow });
  }

  /** A browser forgets the flow; this is for the one that does not, beside the issuer's own refusal of a used code. */
  #useUp({ state }: GoogleFlow): Promise<boolean> {
    const key = `google-state:${state}`;
    return this.#needs.cache.setIfAbsent(key, "used", GOOGLE_FLOW_SECONDS);
  }
}
