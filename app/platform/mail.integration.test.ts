import { readFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { createCertificates } from "#test/servers/certificates.ts";
import { startSmtp, type SmtpPlan } from "#test/servers/smtp.ts";
import { startIn } from "#test/servers/workplace.ts";
import { openMailer, type Letter } from "./mail.server.ts";

const BASE_URL = "https://memes.example.com";
const LETTER: Letter = {
  to: "pia@example.com",
  language: "fr",
  subject: "Été",
  text: "Bonjour\n\nhttps://memes.example.com/x?token=abc\n",
  html: '<p><a href="https://memes.example.com/x?token=abc">x</a></p>',
};

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function start(plan: SmtpPlan, way = "smtp", query = "") {
  const server = await startSmtp(plan);
  ends.push(server.stop);
  const url = `${way}127.0.0.1:${server.port}${query}`;
  return { ...server, env: { BASE_URL, SMTP_URL: url } };
}

async function certificates() {
  const place = await startIn("mail", createCertificates);
  ends.push(place.stop);
  const [ca = "", cert = "", key = ""] = await Promise.all(
    [place.caFile, place.certificateFile, place.keyFile].map((file) =>
      readFile(file, "utf8"),
    ),
  );
  return { ca, tls: { cert, key } };
}

test("without SMTP_URL there is no mail", () => {
  expect(openMailer({ BASE_URL, SMTP_URL: undefined })).toBeNull();
});

test("a letter arrives as text and HTML, from the site's own name, and as a machine's", async () => {
  const { env, letters } = await start({ security: "none" }, "smtp://");
  expect(await openMailer(env)!.send(LETTER)).toEqual({ ok: true });
  const [letter] = letters;
  expect(letter).toMatchObject({
    from: "no-reply@memes.example.com",
    to: ["pia@example.com"],
    ...{ text: LETTER.text, html: LETTER.html },
  });
  const header = (name: string) => letter!.headers.get(name);
  expect(header("from")).toBe("Mingus <no-reply@memes.example.com>");
  expect(header("auto-submitted")).toBe("auto-generated");
  expect(header("content-language")).toBe("fr");
  expect(header("message-id")).toMatch(/@memes\.example\.com>$/);
  expect([...letter!.headers.keys()].join(" ")).not.toMatch(/list-|x-mailer/);
});

test("TLS from the first byte and by STARTTLS, with a name and a password, and the sender that the URL names", async () => {
  const { ca, tls } = await certificates();
  for (const [security, way] of [
    ["at_once", "smtps://pia:secret@"],
    ["starttls", "smtp://pia:secret@"],
  ] as const) {
    const query = "?from=memes@example.com";
    const { env, letters } = await start({ tls, security }, way, query);
    await openMailer(env, { ca })!.send(LETTER);
    expect(letters).toMatchObject([
      { secure: true, user: "pia", from: "memes@example.com" },
    ]);
  }
});

test("nothing goes to a server that cannot prove its name", async () => {
  const { tls } = await certificates();
  for (const [security, way] of [
    ["at_once", "smtps://"],
    ["starttls", "smtp://"],
  ] as const) {
    const { env, letters } = await start({ tls, security }, way);
    await expect(openMailer(env)!.send(LETTER)).rejects.toThrow(
      /the mail was not sent: E/,
    );
    expect(letters).toEqual([]);
  }
});

test("one that could be read on the way is not sent, unless the operator says so", async () => {
  const { port, letters, stop } = await startSmtp({ security: "none" });
  ends.push(stop);
  // Resolves to this machine, and is not one of its own names.
  const far = `smtp://0.0.0.0:${port}`;
  const send = (SMTP_URL: string) =>
    openMailer({ BASE_URL, SMTP_URL })!.send(LETTER);
  await expect(send(far)).rejects.toThrow("was not sent");
  expect(letters).toEqual([]);
  await send(`${far}?tls=optional`);
  expect(letters).toMatchObject([{ secure: false }]);
});

test("a recipient that is refused for good is told, one for now can be tried again", async () => {
  let code = 550;
  const plan: SmtpPlan = { security: "none", refuse: () => code };
  const { env } = await start(plan, "smtp://");
  const mailer = openMailer(env)!;
  expect(await mailer.send(LETTER)).toEqual({
    ok: false,
    rejection: "refused",
  });
  code = 450;
  const failed = await mailer.send(LETTER).catch(String);
  expect(failed).toBe("Error: the mail was not sent: EENVELOPE 450");
});

test("a server that never says a word, and one that is not there, are given up", async () => {
  const { env, stop } = await start(
    { silent: true, security: "none" },
    "smtp://",
  );
  const mailer = openMailer(env, { wholeMs: 300 })!;
  await expect(mailer.send(LETTER)).rejects.toThrow("the mail was not sent");
  const gone = AbortSignal.abort();
  await expect(mailer.send(LETTER, gone)).rejects.toThrow("was not sent");
  await stop();
  await expect(mailer.send(LETTER)).rejects.toThrow("ESOCKET");
});
