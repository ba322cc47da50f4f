import { expect, test } from "vitest";
import { readSmtpUrl } from "./smtp-url.ts";

const FAR = { host: "mail.example.com", from: undefined };

test.each([
  ["smtp://mail.example.com", { ...FAR, port: 587, tls: "required" }],
  ["smtps://mail.example.com", { ...FAR, port: 465, tls: "at_once" }],
  [
    "smtp://mail.example.com:25?tls=optional",
    { ...FAR, port: 25, tls: "offered" },
  ],
  [
    "smtp://localhost:25",
    { host: "localhost", from: undefined, port: 25, tls: "offered" },
  ],
  [
    "smtp://[::1]:25",
    { host: "::1", from: undefined, port: 25, tls: "offered" },
  ],
  [
    "smtps://pia%40example.com:p%3Aw@mail.example.com?from=memes@example.com",
    {
      ...{ host: "mail.example.com", port: 465, tls: "at_once" },
      auth: { user: "pia@example.com", pass: "p:w" },
      from: "memes@example.com",
    },
  ],
])("%s is read", (url, server) => {
  expect(readSmtpUrl(url)).toEqual(server);
});

test.each([
  "mail.example.com",
  "https://mail.example.com",
  "smtp://",
  "smtp://mail.example.com?from=somebody",
  "smtp://mail.example.com?from=a%0d%0ab@example.com",
  "smtp://mail.example.com?tls=off",
  "smtp://mail.example.com?rejectUnauthorized=false",
  "smtp://%E0%A4%A:x@mail.example.com",
])("%s is refused", (url) => {
  expect(readSmtpUrl(url)).toBeNull();
});
