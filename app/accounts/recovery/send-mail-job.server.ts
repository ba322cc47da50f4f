import { z } from "zod";
import type { Tx } from "#app/platform/database.server.ts";
import type { Mailer } from "#app/platform/mail.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { LETTERS, writeLetter, type LetterKind } from "./letters.server.ts";
import { makeLink } from "./one-time-links.server.ts";

/** `personId` null: the letter of an address that nobody has. It is enqueued all the same, so that asking takes the same work. */
const job = z.object({
  kind: z.enum(LETTERS),
  personId: z.uuid().nullable(),
});

/**
 * Enqueues a letter in the caller's transaction, before which `jobs.ready()` comes. The job holds no secret and no address: a
 * link is made when it is sent. Without SMTP_URL there are no letters.
 */
export async function enqueueLetter(
  { env, jobs }: Pick<Services, "env" | "jobs">,
  tx: Tx,
  letter: { kind: LetterKind; personId: string | null },
): Promise<void> {
  if (env.SMTP_URL) await jobs.enqueue(tx, "send-mail", letter);
}

/** Where each letter's link leads: made anew for each try, so that only the last letter's opens anything. */
const ADDRESSES: Record<
  LetterKind,
  (needs: Needs, personId: string) => Promise<string>
> = {
  password_reset: ({ db, clock, env }, personId) =>
    db.$transaction((tx) =>
      makeLink(
        tx,
        { now: clock.now(), baseUrl: env.BASE_URL },
        { purpose: "password_reset", personId, byMail: true },
      ),
    ),
  password_changed: ({ env }) => Promise.resolve(`${env.BASE_URL}/password`),
};

type Needs = Pick<Services, "db" | "clock" | "env" | "log"> & {
  mailer: Mailer | null;
};

/** Sends one letter, to whoever is still there. What the server will never take is let go, with a line in the log. */
export async function sendLetter(
  needs: Needs,
  data: unknown,
  signal?: AbortSignal,
): Promise<void> {
  const { db, log, mailer } = needs;
  const { kind, personId } = job.parse(data);
  if (personId === null || !mailer) return;
  const person = await db.person.findUnique({
    where: { id: personId, deletedAt: null },
  });
  if (!person) return;
  const { email: to, locale } = person;
  const url = await ADDRESSES[kind](needs, personId);
  const sent = await mailer.send(
    writeLetter(kind, { to, locale, url }),
    signal,
  );
  if (!sent.ok) log.warn("letter_refused", { kind, personId });
}
