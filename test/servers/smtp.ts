import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A letter as it came in. */
export interface ReceivedLetter {
  from: string;
  to: string[];
  /** Names in lower case, folded lines joined. */
  headers: Map<string, string>;
  text: string;
  html: string;
  raw: string;
  /** Whether it came over TLS. */
  secure: boolean;
  /** Who signed in to send it. */
  user: string | undefined;
}

export interface SmtpPlan {
  /** PEM; needed unless `security` is `none`. */
  tls?: { key: string; cert: string };
  /** `at_once`: TLS from the first byte; `none`: it knows no STARTTLS. */
  security?: "at_once" | "starttls" | "none";
  /** The answer to every recipient, such as 550; asked anew for each. */
  refuse?: () => number | null;
  /** Takes connections and never says a word. */
  silent?: boolean;
}

/** A real mail server in this process, and everything it was sent. */
export interface SmtpServer {
  port: number;
  letters: ReceivedLetter[];
  /** Waits for a letter to somebody whose subject is like this, after `more` others like it. */
  untilLetter(
    wanted: { to: string; subject: RegExp },
    more?: number,
  ): Promise<ReceivedLetter>;
  stop(): Promise<void>;
}

/** Starts one on a free port of this machine. It takes any name and password. */
export async function startSmtp(plan: SmtpPlan = {}): Promise<SmtpServer> {
  const letters: ReceivedLetter[] = [];
  const waiting = new Set<() => void>();
  const options: SMTPServerOptions = {
    ...plan.tls,
    secure: plan.security === "at_once",
    disabledCommands: plan.security === "none" ? ["STARTTLS"] : [],
    ...{ authOptional: true, allowInsecureAuth: true },
    ...{ disableReverseLookup: true, closeTimeout: 100 },
    onAuth: ({ username }, _, done) => done(null, { user: username }),
    onConnect: (_, done) => (plan.silent ? undefined : done()),
    onRcptTo({ address }, _, done) {
      const responseCode = plan.refuse?.() ?? null;
      if (responseCode === null) return done();
      done(Object.assign(new Error(`no <${address}> here`), { responseCode }));
    },
    onData(stream, { envelope, secure, user }, done) {
      void text(stream).then((raw) => {
        const { mailFrom, rcptTo } = envelope;
        letters.push({
          ...{ from: mailFrom ? mailFrom.address : "", raw, secure },
          to: rcptTo.map(({ address }) => address),
          user: typeof user === "string" ? user : undefined,
          ...readLetter(raw),
        });
        waiting.forEach((look) => look());
        done();
      });
    },
  };
  const server = new SMTPServer(options);
  // A client that does not trust the certificate hangs up in the middle.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    untilLetter: ({ to, subject }, more = 0) =>
      new Promise((resolve) => {
        const look = () => {
          const fitting = letters.filter(
            (each) =>
              each.to.includes(to) &&
              subject.test(each.headers.get("subject") ?? ""),
          );
          const letter = fitting[more];
          if (!letter) return;
          waiting.delete(look);
          resolve(letter);
        };
        waiting.add(look);
        look();
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The address of the link in a letter. */
export function linkIn({ text }: Pick<ReceivedLetter, "text">): string {
  return /https?:\/\/\S+/.exec(text)?.[0] ?? "";
}

function readLetter(raw: string) {
  const { headers, body } = partOf(raw);
  const boundary = /boundary="?([^";]+)/.exec(
    headers.get("content-type") ?? "",
  );
  const parts = body
    .split(`\r\n--${boundary?.[1]}`)
    .map((part) => partOf(part));
  const find = (type: string) =>
    parts.find((part) => part.headers.get("content-type")?.startsWith(type));
  return {
    headers,
    text: decoded(find("text/plain")),
    html: decoded(find("text/html")),
  };
}

function partOf(raw: string) {
  const trimmed = raw.replace(/^\r\n/, "");
  const end = trimmed.indexOf("\r\n\r\n");
  const lines = trimmed
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const [name = "", ...value] = line.split(": ");
      return [name.toLowerCase(), value.join(": ")] as const;
    }),
  );
  return { headers, body: trimmed.slice(end + 4) };
}

function decoded(part: ReturnType<typeof partOf> | undefined): string {
  const body = (part?.body ?? "").replaceAll("\r\n", "\n");
  const encoding = part?.headers.get("content-transfer-encoding");
  if (encoding === "base64") return Buffer.from(body, "base64").toString();
  if (encoding !== "quoted-printable") return body;
  const bytes = body
    .replaceAll("=\n", "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, "latin1").toString();
}
