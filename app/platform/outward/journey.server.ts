import type { IncomingMessage } from "node:http";
import { saveBody, type BodyTarget, type SavedBody } from "./body.server.ts";
import { readDestination, readRedirect } from "./destination.ts";
import { openConnection, type Connecting } from "./dialer.server.ts";
import { ask } from "./exchange.server.ts";
import { OutwardStop } from "./faults.ts";
import type { OutwardLimits } from "./limits.ts";
import { findPublicAddresses, type Resolver } from "./lookup.server.ts";
import { withinTime, type Timer } from "./timer.ts";

/** What a fetch stands on. Only tests hand in other parts than the system's. */
export interface OutwardParts extends Connecting {
  resolve: Resolver;
  timer: Timer;
  limits: OutwardLimits;
}

/** Goes where the text leads, and on from there, until there is a body to save. Throws OutwardStop. */
export async function travel(
  needs: OutwardParts,
  { text, target }: { text: string; target: BodyTarget },
  signal: AbortSignal,
): Promise<SavedBody> {
  let url = readDestination(text);
  for (let redirects = 0; ; redirects += 1) {
    const outcome = await visit(needs, { url, target }, signal);
    if (!(outcome instanceof URL)) return outcome;
    if (redirects === needs.limits.maxRedirects)
      throw new OutwardStop("too_many_redirects");
    url = outcome;
  }
}

/** One hop, on a connection of its own. Gives where to go next, or what was saved. */
async function visit(
  needs: OutwardParts,
  { url, target }: { url: URL; target: BodyTarget },
  outer: AbortSignal,
): Promise<URL | SavedBody> {
  const { timer, limits } = needs;
  const connecting = { timer, ms: limits.connectMs, signal: outer };
  const socket = await withinTime(connecting, async (signal) => {
    const { resolve } = needs;
    const addresses = await findPublicAddresses(resolve, url.hostname, signal);
    return openConnection(needs, { url, addresses }, signal);
  });
  try {
    const answer = await ask(url, socket, outer);
    return isRedirect(answer)
      ? readRedirect(locationOf(answer), url)
      : await saveBody(requireOk(answer), target);
  } finally {
    socket.destroy();
  }
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode);
}

/** Node reads headers as Latin 1; many servers write UTF-8, and browsers read that. */
function locationOf({ headers: { location } }: IncomingMessage) {
  return location && Buffer.from(location, "latin1").toString("utf8");
}

function requireOk(answer: IncomingMessage): IncomingMessage {
  const { statusCode = 0 } = answer;
  if (statusCode === 200) return answer;
  const isGone = statusCode === 404 || statusCode === 410;
  throw new OutwardStop(isGone ? "not_found" : "bad_status");
}
