import type { IncomingHttpHeaders } from "node:http";
import type { Services } from "#app/platform/services.server.ts";
import type { Actor } from "./actor.ts";
import { openSessions, type Sessions } from "./sessions.server.ts";

/** Who makes a request, by the headers that prove it. */
export interface Identity {
  actor: Actor | null;
  /** `Set-Cookie` values that go with whatever is answered. */
  cookies: readonly string[];
}

export interface Accounts {
  sessions: Sessions;
  /** Whoever the request's cookie stands for. What is forged, broken or over is nobody. */
  identify(headers: IncomingHttpHeaders): Promise<Identity>;
}

/** Opens what tells one person from another. */
export function openAccounts(
  needs: Pick<Services, "env" | "db" | "clock">,
): Accounts {
  const sessions = openSessions(needs);
  return {
    sessions,
    async identify(headers) {
      const { actor, forget } = await sessions.read(headers.cookie);
      return { actor, cookies: forget ? [sessions.clearing] : [] };
    },
  };
}
