import { createTransport } from "nodemailer";
import type { Env } from "./env.server.ts";
import { readSmtpUrl, type SmtpServer } from "./smtp-url.ts";

/** One letter to one person. */
export interface Letter {
  to: string;
  /** A language tag. */
  language: string;
  subject: string;
  text: string;
  html: string;
}

/** `refused`: the server will never take this letter, so sending it again is of no use. */
export type Sent = { ok: true } | { ok: false; rejection: "refused" };

export interface Mailer {
  /** Sends a letter. Throws when it may be tried again, without a word of the server's, which may hold addresses. */
  send(letter: Letter, signal?: AbortSignal): Promise<Sent>;
}

/** Milliseconds; a server that says nothing must not hold a worker. */
const LIMITS = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 15_000,
  socketCloseTimeout: 1_000,
};
const WHOLE_MS = 45_000;
const MOST_ANSWER_BYTES = 64 * 1024;
/** RFC 5321, 4.2.1. */
const PERMANENT = /^5\d\d$/;
/** What nodemailer calls a fault that lies in the letter or its address, not in the server or our way to it. */
const OF_THE_LETTER = new Set(["EENVELOPE", "EMESSAGE"]);

/** Opens the way to SMTP_URL's server; null where none was set. TLS certificates are verified. Nothing is kept open. */
export function openMailer(
  env: Pick<Env, "SMTP_URL" | "BASE_URL">,
  { wholeMs = WHOLE_MS, ca }: { wholeMs?: number; ca?: string } = {},
): Mailer | null {
  const server = env.SMTP_URL ? readSmtpUrl(env.SMTP_URL) : null;
  if (!server) return null;
  const { hostname } = new URL(env.BASE_URL);
  const from = server.from ?? `no-reply@${hostname}`;
  const transport = createTransport({
    ...connection(server),
    ...LIMITS,
    // What we call ourselves: nodemailer would tell the machine's own name.
    name: hostname,
    maxResponseSize: MOST_ANSWER_BYTES,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(ca ? { tls: { ca } } : {}),
  });
  return {
    async send({ to, language, subject, text, html }, signal) {
      const limit = AbortSignal.timeout(wholeMs);
      try {
        await transport.sendMail({
          from: { name: "Mingus", address: from },
          to: { name: "", address: to },
          ...{ subject, text, html },
          headers: {
            // RFC 3834: no out-of-office note answers a machine.
            "Auto-Submitted": "auto-generated",
            "Content-Language": language,
          },
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        });
        return { ok: true };
      } catch (error) {
        return translated(error);
      }
    },
  };
}

function connection({ host, port, tls, auth }: SmtpServer) {
  return {
    ...{ host, port },
    ...(auth ? { auth } : {}),
    secure: tls === "at_once",
    requireTLS: tls === "required",
  };
}

/** What went wrong by its code alone. */
function translated(error: unknown): Sent {
  const { code, responseCode, name } = error as {
    code?: string;
    responseCode?: number;
    name?: string;
  };
  const isFinal = PERMANENT.test(String(responseCode));
  if (isFinal && OF_THE_LETTER.has(code ?? ""))
    return { ok: false, rejection: "refused" };
  const parts = [code ?? name, responseCode].filter(Boolean);
  throw new Error(`the mail was not sent: ${parts.join(" ")}`);
}
