import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  HOST,
  head,
  openOutwardTrial,
  picture,
  refused,
  says,
} from "#test/servers/outward-trial.ts";
import type { Answer } from "#test/servers/public-web.ts";

const { web, fetchFrom } = await openOutwardTrial();

describe("an answer that is not what it says", () => {
  const body = picture(500);
  test.each([
    [
      "ends before its declared length",
      says(head("200 OK", "Content-Length: 501"), body),
    ],
    ["goes on after it", says(head("200 OK", "Content-Length: 499"), body)],
    [
      "declares two lengths",
      says(head("200 OK", "Content-Length: 500", "Content-Length: 499"), body),
    ],
    [
      "declares less than nothing",
      says(head("200 OK", "Content-Length: -1"), body),
    ],
    [
      "declares a length and chunks",
      says(
        head("200 OK", "Content-Length: 500", "Transfer-Encoding: chunked"),
        "5\r\nabcde\r\n0\r\n\r\n",
      ),
    ],
    [
      "stops between chunks",
      says(head("200 OK", "Transfer-Encoding: chunked"), "5\r\nabcde\r\n"),
    ],
    [
      "has a chunk of no size",
      says(head("200 OK", "Transfer-Encoding: chunked"), "zz\r\nabcde\r\n"),
    ],
    ["is no gzip", says(head("200 OK", "Content-Encoding: gzip"), body)],
    [
      "is half a gzip",
      says(
        head("200 OK", "Content-Encoding: gzip"),
        gzipSync(body).subarray(0, 20),
      ),
    ],
    ["is no brotli", says(head("200 OK", "Content-Encoding: br"), body)],
    [
      "is encoded twice",
      says(
        head("200 OK", "Content-Encoding: gzip, gzip"),
        gzipSync(gzipSync(body)),
      ),
    ],
    [
      "is encoded as nobody knows",
      says(head("200 OK", "Content-Encoding: constructor"), body),
    ],
    ["is not HTTP", says("220 mail.example ESMTP\r\n")],
    ["is nothing", says("")],
    ["stops in its head", says("HTTP/1.1 200 OK\r\nContent-Le")],
    [
      "changes the protocol",
      says(head("101 Switching", "Upgrade: websocket", "Connection: Upgrade")),
    ],
    [
      "has a head without end",
      says(head("200 OK", `X: ${"x".repeat(20_000)}`), body),
    ],
    [
      "breaks off in the body",
      (socket) =>
        socket.write(head("200 OK", "Content-Length: 500") + "cat", () =>
          socket.resetAndDestroy(),
        ),
    ],
    ["breaks off at once", (socket) => socket.resetAndDestroy()],
  ] satisfies [string, Answer][])("is refused: it %s", async (_, answer) => {
    web.hosts.set(HOST, answer);
    expect(await fetchFrom()).toEqual(refused("broken_answer"));
  });
});
