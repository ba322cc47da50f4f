import { z } from "zod";
import { isLoopback } from "./loopback.ts";

/** What SMTP_URL says. */
export interface SmtpServer {
  host: string;
  port: number;
  /** `at_once`: TLS from the first byte. `required`: by STARTTLS, or nothing is sent. `offered`: by STARTTLS where the server has it. */
  tls: "at_once" | "required" | "offered";
  auth?: { user: string; pass: string };
  /** The sender that the URL names. */
  from: string | undefined;
}

const PORTS = { "smtp:": 587, "smtps:": 465 } as const;
const PARAMETERS = ["from", "tls"];

/**
 * Reads `smtp://user:password@host:port?from=address` or the same with `smtps`. To another machine nothing goes without
 * TLS, unless the URL says `tls=optional`. Null when it is none, or has parameters that nobody would heed.
 */
export function readSmtpUrl(text: string): SmtpServer | null {
  const url = URL.parse(text);
  if (!url?.hostname || !(url.protocol in PORTS)) return null;
  const { searchParams, protocol } = url;
  const from = searchParams.get("from") ?? undefined;
  const tls = searchParams.get("tls");
  const names = [...searchParams.keys()];
  if (!names.every((name) => PARAMETERS.includes(name))) return null;
  if (from !== undefined && !z.email().safeParse(from).success) return null;
  if (tls !== null && tls !== "optional") return null;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLax = tls === "optional" || isLoopback(url.hostname);
  const auth = readAuth(url);
  if (auth === null) return null;
  return {
    ...{ host, from, ...auth },
    port: Number(url.port) || PORTS[protocol as keyof typeof PORTS],
    tls: protocol === "smtps:" ? "at_once" : isLax ? "offered" : "required",
  };
}

/** Null when the percent signs in it stand for nothing. */
function readAuth({
  username,
  password,
}: URL): Pick<SmtpServer, "auth"> | null {
  if (!username) return {};
  try {
    const [user, pass] = [username, password].map(decodeURIComponent);
    return { auth: { user: user ?? "", pass: pass ?? "" } };
  } catch {
    return null;
  }
}
