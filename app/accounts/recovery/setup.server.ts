import { setTimeout as pause } from "node:timers/promises";
import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Db, Tx } from "#app/platform/database.server.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { deviceWords } from "../device-words.ts";
import { findLink, makeLink, takeLink } from "./one-time-links.server.ts";
import {
  endSessionOf,
  type Browser,
  type SignInNeeds,
} from "../sign-in.server.ts";
import type { Newcomer } from "../sign-up.server.ts";

/** How long a database that is away is left alone. */
const AGAIN_AFTER_MS = 2_000;

type OfferNeeds = Pick<Services, "db" | "clock" | "env" | "log">;

/**
 * While there is no admin, makes a link by which one signs up, and writes it into the log: once for each start, and each
 * makes the one before void. With a database that is away or behind it is made as soon as that is over.
 * @param signal ends the waiting
 */
export async function offerSetup(
  needs: OfferNeeds,
  signal: AbortSignal,
): Promise<void> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      return await offerOnce(needs);
    } catch (error) {
      if (isFirst) needs.log.warn("setup_link_waits", { error });
    }
    await pause(AGAIN_AFTER_MS, null, { signal }).catch(() => undefined);
  }
}

async function offerOnce({ db, clock, env, log }: OfferNeeds): Promise<void> {
  if (await hasAdmin(db)) return;
  const at = { now: clock.now(), baseUrl: env.BASE_URL };
  const url = await db.$transaction((tx) =>
    makeLink(tx, at, { purpose: "setup", personId: null }),
  );
  log.warn("setup_link", { url });
}

/** Whether a link may still make the first admin. */
export async function isSetupOpen(
  { db, clock }: Pick<Services, "db" | "clock">,
  token: string,
): Promise<boolean> {
  const link = { purpose: "setup", token } as const;
  return (
    (await findLink({ db }, clock.now(), link)) !== null &&
    !(await hasAdmin(db))
  );
}

export type SetupResult =
  | { ok: true; cookies: string[] }
  | { ok: false; rejection: "link_over" | "taken" }
  | { ok: false; rejection: "rate_limited"; verdict: Verdict };

/** Makes the first admin by the link of the log, and signs them in. Of many at once one succeeds. */
export async function setUp(
  needs: SignInNeeds & { locale: Locale },
  { token, password, ...newcomer }: Newcomer & { token: string },
  { headers, actor }: Browser,
): Promise<SetupResult> {
  const { db, limits, log, requestId, address, features } = needs;
  const verdict = await limits.take("sign_in_address", address);
  if (!verdict.allowed)
    return { ok: false, rejection: "rate_limited", verdict };
  if (!(await isSetupOpen(needs, token)))
    return { ok: false, rejection: "link_over" };
  const { passwords, sessions, knownDevices } = features.accounts;
  const { locale } = needs;
  const secret = { passwordHash: await passwords.hash(password), locale };
  const device = deviceWords(headers.get("user-agent") ?? undefined);
  const made = await db.$transaction(async (tx) => {
    // Before the link is used up: with another address it is as good as before.
    const { email } = newcomer;
    if (await tx.person.findUnique({ where: { email } })) return "taken";
    const now = needs.clock.now();
    if (!(await takeLink(tx, now, { purpose: "setup", token })))
      return "link_over";
    if (await hasAdmin(tx)) return "link_over";
    const person = await tx.person.create({
      data: { ...newcomer, ...secret, role: "admin", createdAt: new Date(now) },
    });
    await recordAudit(tx, now, {
      ...{ actor: person.id, action: "person.setup" },
      ...{ subject: `person:${person.id}`, detail: { role: "admin" } },
    });
    await endSessionOf(tx, actor);
    const cookie = await sessions.begin(tx, person, device);
    return { person, cookie };
  });
  if (typeof made === "string") return { ok: false, rejection: made };
  const { person, cookie } = made;
  log.security("first_admin", { requestId, personId: person.id });
  return { ok: true, cookies: [cookie, knownDevices.cookieFor(person, null)] };
}

async function hasAdmin(db: Db | Tx): Promise<boolean> {
  const where = { role: "admin", deletedAt: null } as const;
  return (await db.person.count({ where })) > 0;
}
